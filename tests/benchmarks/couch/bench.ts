/**
 * Replicates a large collection through a CouchDB between two profiles of a real browser:
 *
 *   npm run build && npm run bench:couch -- [--browser chromium|firefox] [--clips 10000]
 *     [--text 5000] [--passphrase words]
 *
 * Prints how long pushing and pulling took, and the background's peak memory.
 */
import { parseArgs } from 'node:util';
import { PASSWORD, startCouch, USER } from '../../couch/server.ts';
import type { CouchServer } from '../../couch/server.ts';
import { launch } from '../../e2e/browsers/launch.ts';
import type { BrowserName, Surface, TestBrowser } from '../../e2e/browsers/types.ts';
import { articlePage, clipPage } from '../../e2e/collection.ts';
import { startSite } from '../../e2e/site.ts';
import { countRows, fill } from './collection.ts';
import { timed } from './timed.ts';

const { values: options } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    clips: { type: 'string', default: '10000' },
    text: { type: 'string', default: '5000' },
    passphrase: { type: 'string', default: '' },
  },
});

/** The background may be busy with the browser's own sync. */
const PATIENCE = 300_000;

const name: BrowserName = options.browser === 'firefox' ? 'firefox' : 'chromium';
const build = new URL(
  `../../../.output/${name === 'firefox' ? 'firefox' : 'chrome'}-mv3`,
  import.meta.url,
).pathname;
const clips = Number(options.clips);
const server = await startCouch();
const site = await startSite();
const browsers: TestBrowser[] = [];
try {
  const [first, second] = [await start(), await start()];
  await clipPage(first, site.serve('/first', articlePage('First')));
  const page = await first.openExtensionPage('library.html');
  await fill(page, clips - 1, Number(options.text));
  console.log(`${clips} clips with ${options.text} characters of text each, in ${name}`);

  await connect(first, server);
  // One more is the document that describes the database.
  const push = await timed(first, async () => (await documents()) === 2 * clips + 1);
  report('push', push);

  const there = await connect(second, server);
  const pull = await timed(second, async () => {
    const rows = await countRows(there);
    return rows.clips === clips && rows.contents === clips;
  });
  report('pull', pull);
} finally {
  for (const browser of browsers) await browser.close();
  await site.close();
  await server.close();
}

async function start(): Promise<TestBrowser> {
  const browser = await launch(name, { extensionDir: build });
  browsers.push(browser);
  // Only the CouchDB is measured, so the browser's own sync is disabled.
  await browser.evaluateInBackground(() => {
    const refuse = () => Promise.reject(new Error('Not in this benchmark'));
    Object.defineProperty(chrome.storage.sync, 'get', { value: refuse, configurable: true });
  });
  return browser;
}

async function connect(browser: TestBrowser, { address }: CouchServer): Promise<Surface> {
  const library = await browser.openExtensionPage('library.html');
  const field = (part: string) => `[data-testid="couch-${part}"]`;
  await library.click('[data-testid="open-sync"]');
  const form = { address, database: 'clips', user: USER, password: PASSWORD };
  for (const [part, value] of Object.entries(form)) await library.type(field(part), value);
  if (options.passphrase) await library.type(field('passphrase'), options.passphrase);
  await browser.whileAllowing('http://127.0.0.1/*', async () => {
    await library.bringToFront();
    await library.click(field('connect'));
  });
  await library.waitFor(`${field('answer')}, ${field('create')}`, { timeout: PATIENCE });
  if ((await library.count(field('create'))) > 0) await library.click(field('create'));
  await library.waitFor(field('connection'), { timeout: PATIENCE });
  return library;
}

async function documents(): Promise<number> {
  return Number((await server.ask('GET', '/clips')).doc_count);
}

function report(what: string, { seconds, before, peak }: Awaited<ReturnType<typeof timed>>): void {
  const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
  console.log(
    `${what}: ${seconds.toFixed(1)} s, memory ${mebibytes(before)} MiB before, ${mebibytes(peak)} MiB at most`,
  );
}
