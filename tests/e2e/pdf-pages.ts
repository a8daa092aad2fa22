import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import type { Run } from './run.ts';

const SAMPLES = fileURLToPath(new URL('../samples/pdf/', import.meta.url));

/** Path of a sample PDF. */
export const samplePath = (name: string) => `${SAMPLES}${name}.pdf`;

/** Bytes of a sample PDF. */
export const sample = (name: string) => readFileSync(samplePath(name));

/** Hosts to allow in browsers that keep extensions out of their PDF viewer. */
export const PDF_HOST = ['http://127.0.0.1/*'];

/** Opens a PDF in the browser's viewer. */
export async function showPdf({ browser, site }: Run, url: string): Promise<Surface> {
  const tab = await browser.openTab(site.page('not-home'));
  // A viewer that asks for a password never finishes loading.
  await tab.evaluate((to) => void (location.href = to), url);
  await until('the viewer', async () => (await tab.url()) === url);
  return tab;
}

/** The PDF screen, once it is open. */
export const readingPage = ({ browser }: Run): Promise<Surface> =>
  until('the page that reads it', async () => {
    for (const page of await browser.pages()) {
      if ((await page.url()).includes('#/pdf')) return page;
    }
    return null;
  });

/** Presses the button on a PDF and continues on the PDF screen. */
export async function clipPdf(run: Run, url: string): Promise<Surface> {
  const { browser } = run;
  await showPdf(run, url);
  const popup = await browser.pressAction();
  await popup.waitFor('[data-testid="clip-pdf"]');
  await popup.screenshot(`artifacts/screenshots/pdf-popup-${browser.name}.png`);
  await popup.click('[data-testid="clip-pdf"]');
  return readingPage(run);
}

/** Grants access in browsers that keep extensions out of their PDF viewer, as Firefox does. */
export async function allowReading({ browser }: Run, screen: Surface): Promise<void> {
  if (browser.name !== 'firefox') return;
  await screen.waitFor('[data-testid="pdf-read"]');
  await browser.whileAllowing(PDF_HOST, () => screen.click('[data-testid="pdf-read"]'));
}

/** Number of dark pixels of the first page drawn. */
export const inkOf = (screen: Surface) =>
  screen.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="pdf-pages"] canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, at) => at % 4 === 0 && value < 128).length;
  });
