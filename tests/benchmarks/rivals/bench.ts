/**
 * Measures what Tearsheet costs compared with a bare version in the same run, and with another
 * extension:
 *
 *   npm run bench -- [--corpus ../shared/corpus] [--pages 20] [--rounds 3] [--rival DIR]
 *
 * The bare version is an extension whose popup injects Readability and shows its text. Rounds are
 * interleaved; each figure is a median, each ratio the median of the ratios of pairs.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { TargetType } from 'puppeteer-core';
import type { Browser, Page, Target } from 'puppeteer-core';
import { until } from '../../e2e/browsers/wait.ts';
import { closePage, closeWelcome } from '../../e2e/browsers/welcome.ts';
import { startSite } from '../../e2e/site.ts';
import { readPages } from '../extraction/corpus.ts';
import { close, launch, press } from './browser.ts';
import type { Installed } from './browser.ts';
import { buildBare } from './bare.ts';
import { bareWrite, bareArticle, ourArticle, painted, save } from './in-popup.ts';
import { loadCost } from './load.ts';
import { median, row } from './table.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    pages: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '3' },
    rival: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const BUILD = '.output/chrome-mv3';

const site = await startSite();
const corpus = readPages(values.corpus, 'zyte', null);
const step = Math.floor(corpus.length / Number(values.pages));
const pages = corpus
  .filter((_page, index) => index % step === 0)
  .slice(0, Number(values.pages))
  .map(({ id, html, truth }) => ({ url: site.serve(`/${id}`, html), text: truth ?? html }));

const bareFolder = await buildBare();
try {
  await compareLoads();
  await comparePopups();
  console.log(row('package, zipped', null, zipped(BUILD) / 1e6, 'MB', 4));
  if (values.rival !== undefined) {
    console.log(row('package of the rival', null, zipped(values.rival) / 1e6, 'MB'));
  }
} finally {
  rmSync(bareFolder, { recursive: true, force: true });
  await site.close();
}

/**
 * Cost of loading pages without using the extension, compared with a browser without extensions.
 */
async function compareLoads(): Promise<void> {
  const folders: (string | null)[] = [null, BUILD, ...(values.rival ? [values.rival] : [])];
  const browsers = await Promise.all(folders.map((folder) => launch(folder ? [folder] : [])));
  const costs = folders.map(() => [] as Awaited<ReturnType<typeof loadCost>>[]);
  for (let round = 0; round < rounds; round += 1) {
    for (const { url } of pages) {
      // They take turns going first.
      for (let turn = 0; turn < browsers.length; turn += 1) {
        const at = (turn + round) % browsers.length;
        const [browser] = browsers[at] ?? [];
        if (browser) costs[at]?.push(await loadCost(browser, url));
      }
    }
  }
  for (const [at, of] of costs.entries()) {
    const bare = costs[0] ?? [];
    if (at === 0) continue;
    const name = at === 1 ? 'page load' : 'page load, rival';
    const of3 = (pick: (cost: (typeof of)[number]) => number) =>
      [median(bare.map(pick)), median(of.map(pick))] as const;
    console.log(row(`${name}: injected`, ...of3(({ injected }) => injected), 'bytes'));
    console.log(row(`${name}: script`, ...of3(({ script }) => script), 'ms'));
    console.log(row(`${name}: heap`, ...of3(({ heap }) => heap / 1e6), 'MB'));
  }
  const [ours, installed] = browsers[1] ?? [];
  if (ours && installed?.[0]) await idle(ours, installed[0]);
  for (const [browser] of browsers) await browser.close();
}

/** The background while idle. */
async function idle(browser: Browser, { id }: Installed): Promise<void> {
  const isWorker = (each: Target) =>
    each.type() === TargetType.SERVICE_WORKER && each.url().includes(id);
  // It has stopped on its own by now, unless there were few loads.
  const stopped = !browser.targets().some(isWorker);
  console.log(row('idle background: stopped by itself', null, Number(stopped), ''));
  if (stopped) {
    const session = await (await browser.newPage()).createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: `chrome-extension://${id}/` });
  }
  const target = await browser.waitForTarget(isWorker);
  const worker = await target.worker();
  if (!worker) return;
  await worker.client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await worker.client.send('Runtime.getHeapUsage');
  const alarms = (await worker.evaluate(`chrome.alarms.getAll().then((all) =>
    all.map(({ name, periodInMinutes }) => name + (periodInMinutes ? ' every ' + periodInMinutes + ' min' : '')))`)) as string[];
  console.log(row('idle background: heap', null, usedSize / 1e6, 'MB'));
  console.log(row('idle background: alarms', null, alarms.length, alarms.join(', ')));
}

/** Times from the press to the popup, the article and the saved clip, in pairs with the bare ones. */
async function comparePopups(): Promise<void> {
  const [browser, [bare, ours, rival]] = await launch([
    bareFolder,
    BUILD,
    ...(values.rival ? [values.rival] : []),
  ]);
  if (!bare || !ours) throw new Error('The extensions are not there');
  await closeWelcome((address) => closePage(browser, address), `chrome-extension://${ours.id}/`);
  const times = { painted: [], article: [], saved: [], rival: [] } as Record<string, Pair[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const { url, text } of pages) {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      await page.bringToFront();
      const ourTurn = async () => measure(browser, page, ours, ourArticle, save);
      const itsTurn = async () => measure(browser, page, bare, bareArticle, () => 0, text);
      // Whichever runs first finds colder caches.
      const oursFirst = round % 2 === 1;
      const early = oursFirst ? await ourTurn() : await itsTurn();
      const late = oursFirst ? await itsTurn() : await ourTurn();
      const [base, own] = oursFirst ? [late, early] : [early, late];
      const its = rival && (await pressed(browser, page, rival));
      await page.close();
      // The first round is a warm-up that fills code caches.
      if (round === 0) continue;
      times['painted']?.push([base.painted, own.painted]);
      if (its !== undefined) times['rival']?.push([base.painted, its]);
      if (base.article > 0 && own.article > 0) times['article']?.push([base.article, own.article]);
      if (own.saved > 0) times['saved']?.push([base.saved, own.saved]);
    }
  }
  await browser.close();
  report('press to popup painted', times['painted'], 1.05);
  report('press to article visible', times['article'], 1.15);
  report('Save to confirmed', times['saved'], 8);
  if (rival) report('press to popup painted, rival', times['rival']);
}

type Pair = [bare: number, ours: number];

function report(name: string, pairs: readonly Pair[] = [], goal?: number): void {
  const [bare, ours] = [median(pairs.map(([a]) => a)), median(pairs.map(([, b]) => b))];
  const ratio = median(pairs.map(([a, b]) => b / a));
  console.log(row(`${name} (${pairs.length})`, bare, ours, 'ms', goal, ratio));
}

async function pressed(browser: Browser, page: Page, which: Installed): Promise<number> {
  const { popup, at } = await press(browser, page, which);
  const first = await until('the first paint', () => popup.evaluate(painted));
  await close(browser, popup, which);
  return first - at;
}

async function measure(
  browser: Browser,
  page: Page,
  which: Installed,
  article: () => number | Promise<number>,
  confirm: () => number | Promise<number>,
  text?: string,
): Promise<{ painted: number; article: number; saved: number }> {
  const { popup, at } = await press(browser, page, which);
  const first = await until('the first paint', () => popup.evaluate(painted));
  const shown = await until('the article', () => popup.evaluate(article), 6000).catch(() => 0);
  const saved =
    text === undefined ? await popup.evaluate(confirm) : await popup.evaluate(bareWrite, text);
  await close(browser, popup, which);
  return { painted: first - at, article: shown === 0 ? 0 : shown - at, saved };
}

/** Size of a folder as a zip, in bytes. */
function zipped(folder: string): number {
  const files: Record<string, Uint8Array> = {};
  for (const each of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(each.parentPath, each.name);
    if (each.isFile()) files[relative(folder, path)] = readFileSync(path);
  }
  return zipSync(files).length;
}
