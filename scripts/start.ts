/** `npm start`: builds the extension, clips a page in a real browser and shows the clip. */
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ensureBrowser } from '../tests/e2e/browsers/install.ts';
import { launch } from '../tests/e2e/browsers/launch.ts';
import { startSite } from '../tests/e2e/site.ts';
import { clipPage } from './clip-page.ts';
import type { Clipped } from './clip-page.ts';
import { startOptions } from './start-options.ts';
import type { StartOptions } from './start-options.ts';
import { ROOT, succeeds } from './steps.ts';

const SAMPLE = 'mexico-north-korea';
const OUTPUT = join(ROOT, 'artifacts/start');

try {
  await start(startOptions());
  // A clean exit does not wait for handles that a closed browser left open.
  process.exit(0);
} catch (error) {
  console.error(`\nThis did not work. ${sentenceOf(error)}`);
  if (error instanceof Error && error.cause) console.error(`Cause: ${sentenceOf(error.cause)}`);
  process.exit(1);
}

async function start({ browser: wanted, url, headless }: StartOptions): Promise<void> {
  const name = wanted === 'firefox' ? 'firefox' : 'chromium';
  if (!(await succeeds(['wxt', 'build', ...(name === 'firefox' ? ['-b', 'firefox'] : [])]))) {
    throw new Error('The extension does not build.');
  }
  await rm(OUTPUT, { recursive: true, force: true });
  const executablePath = await ensureBrowser(wanted);
  const site = await startSite();
  const page = url ?? site.page(SAMPLE);
  console.log(`\nClipping ${page}\nin ${executablePath}${headless ? ', without a window' : ''}\n`);

  const browser = await launch(name, {
    extensionDir: join(ROOT, `.output/${name === 'firefox' ? 'firefox' : 'chrome'}-mv3`),
    executablePath,
    headless,
    downloadDir: OUTPUT,
  });
  try {
    show(await clipPage(browser, page, OUTPUT));
    if (!headless) {
      console.log('\nThe browser is yours now. This ends when you close it.');
      await browser.closed();
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

/** First line of an error's message, since Firefox appends its own stack. */
function sentenceOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function show({ markdown, markdownFile, storage, screenshots }: Clipped): void {
  console.log(markdown.trimEnd());
  console.log(`\nStored: ${storage}`);
  console.log(`Markdown: ${relative(ROOT, markdownFile)}`);
  for (const path of screenshots) console.log(`Screenshot: ${relative(ROOT, path)}`);
}
