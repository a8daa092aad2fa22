import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { until } from '../../e2e/browsers/wait.ts';
import { endToEnd } from '../../e2e/run.ts';
import { pageOf, writePdf } from '../../samples/pdf/write-pdf.ts';

const run = endToEnd();

const PAGES = 300;
const SOURCE = join(import.meta.dirname, '../../samples/pdf/source/harbours.txt');

it(`reads ${PAGES} pages`, { timeout: 300_000 }, async () => {
  const words = [...new Set(readFileSync(SOURCE, 'utf8').match(/[a-z]+/gi))];
  const pages = Array.from({ length: PAGES }, (_page, at) => pageOf(at + 1, 'A long book', words));
  const url = run.site.serve('/long.pdf', Buffer.from(writePdf(pages)), 'application/pdf');
  await run.browser.openTab(url);
  const popup = await run.browser.pressAction();
  await popup.waitFor('[data-testid="clip-pdf"]');
  let start = performance.now();
  await popup.click('[data-testid="clip-pdf"]');
  const screen = await until('the page that reads it', async () => {
    for (const page of await run.browser.pages())
      if ((await page.url()).includes('#/pdf/')) return page;
    return null;
  });
  if (run.name === 'firefox') {
    await screen.waitFor('[data-testid="pdf-read"]');
    start = performance.now();
    await run.browser.whileAllowing(['http://127.0.0.1/*'], () =>
      screen.click('[data-testid="pdf-read"]'),
    );
  }
  await screen.waitFor('[data-testid="pdf-preview"] iframe', { timeout: 240_000 });
  const seconds = (performance.now() - start) / 1000;
  console.log(`${run.name}: ${PAGES} pages from the click to the text in ${seconds.toFixed(1)} s`);
  await screen.close();
});
