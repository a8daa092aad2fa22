import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { ListLayout } from '@/lib/clips/list-view';
import type { Order } from '@/lib/search/index/queries';
import { statementFor } from '@/lib/search/index/queries';
import { parseQuery } from '@/lib/search/query/parse';
import type { Json, Surface } from '../../e2e/browsers/types.ts';
import { endToEnd } from '../../e2e/run.ts';
import { extensionWithBenchmark } from './build.ts';
import type { Bench } from './harness.ts';
import { searches } from './queries.ts';

/**
 * The library at 10,000 and at 50,000 clips, compared with the browser's own cost for the same: a
 * bare page that reads and paints the newest 50 rows, and a bare worker that opens the same index
 * and runs the same SQL. `npm run bench:library`; `SIZES` and `ROUNDS` change what is measured, and
 * `ONLY=scroll` measures only the list, with clips that have no texts: while they are indexed for
 * the first time, and afterwards.
 */
const SIZES = (process.env['SIZES'] ?? '10000,50000').split(',').map(Number);
const ROUNDS = Number(process.env['ROUNDS'] ?? 7);
const ONLY_SCROLL = process.env['ONLY'] === 'scroll';
const CHUNK = 2500;
const FIRST_SEARCH = 'recon ';

const firefox = process.env['TEARSHEET_BROWSER'] === 'firefox';
const extensionDir = await extensionWithBenchmark(`.output/${firefox ? 'firefox' : 'chrome'}-mv3`);
const run = endToEnd({ extensionDir, fresh: true });
const lines: string[] = [];

const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b);
const quantile = (times: readonly number[], share: number) =>
  sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
const median = (times: readonly number[]) => quantile(times, 0.5);

function report(
  size: number,
  what: string,
  ours: string,
  bare: string,
  ratio: string,
  goal: string,
) {
  const line = [
    run.name.padEnd(9),
    String(size).padStart(6),
    what.padEnd(34),
    ours.padStart(12),
    bare.padStart(12),
    ratio.padStart(7),
    goal,
  ].join('  ');
  lines.push(line);
  console.log(line);
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const beside = (size: number, what: string, ours: number, bare: number, goal: string) =>
  report(size, what, ms(ours), ms(bare), (ours / bare).toFixed(2), goal);

const sqlOf = (query: string, order: Order = 'relevance') => ({
  kind: 'ask' as const,
  ...statementFor(parseQuery(query), order, 50),
});

/** Calls the harness in its page. */
const call = <Name extends keyof Bench>(
  page: Surface,
  name: Name,
  ...args: Parameters<Bench[Name]>
) =>
  page.evaluate(
    (method, given) =>
      (globalThis as unknown as { bench: Record<string, (...all: Json[]) => Json> }).bench[
        method
      ]?.(...given) as never,
    name,
    args as unknown as Json[],
  ) as Promise<Awaited<ReturnType<Bench[Name]>>>;

async function listFigures(page: Surface, size: number) {
  const ours: number[] = [];
  const bareTimes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bareTimes.push(await call(page, 'open', '/bench/bare-list.html', 50));
    ours.push(await call(page, 'open', '/library.html', 5));
    await call(page, 'close');
  }
  beside(size, 'newest 50 painted, median', median(ours), median(bareTimes), '≤ 1.5');
}

async function coldFigures(page: Surface, size: number) {
  const ours: number[] = [];
  const bareTimes: number[] = [];
  const asked = encodeURIComponent(FIRST_SEARCH);
  const bareAsked = encodeURIComponent(JSON.stringify(sqlOf(FIRST_SEARCH)));
  for (let round = 0; round < ROUNDS; round += 1) {
    bareTimes.push(await call(page, 'open', `/bench/bare-search.html#${bareAsked}`, 1));
    await call(page, 'close');
    ours.push(await call(page, 'openFound', `/library.html#/search/${asked}`));
    await call(page, 'close');
  }
  beside(size, 'first search, cold, median', median(ours), median(bareTimes), '≤ 1.3');
}

async function searchFigures(page: Surface, size: number) {
  const queries = searches();
  const bareTimes: number[] = [];
  for (const query of queries.slice(0, 5)) await call(page, 'bare', sqlOf(query));
  for (const query of queries) bareTimes.push(await call(page, 'bare', sqlOf(query)));
  await call(page, 'close');
  await call(page, 'open', '/library.html', 5);
  await call(page, 'settle');
  const ours: number[] = [];
  for (const query of queries.slice(0, 5)) await call(page, 'search', `${query} `);
  for (const query of queries) ours.push(await call(page, 'search', ` ${query} `));
  beside(size, 'search to painted, p50', median(ours), median(bareTimes), '');
  beside(size, 'search to painted, p95', quantile(ours, 0.95), quantile(bareTimes, 0.95), '≤ 2');
  const over = ours.map((each, index) => each - (bareTimes[index] ?? 0));
  report(
    size,
    'what painting adds, p50 / p95',
    `${ms(median(over))} / ${ms(quantile(over, 0.95))}`,
    '',
    '',
    '',
  );
}

async function scrollFigures(page: Surface, size: number, layout: ListLayout, indexing = false) {
  const summary = (times: number[]) =>
    [
      ms(Math.max(...times.slice(5))),
      `p95 ${ms(quantile(times.slice(5), 0.95))}`,
      ...[33, 50].map((most) => `${times.slice(5).filter((each) => each > most).length} > ${most}`),
    ].join(', ');
  await call(page, 'tallList', size);
  const bare = await call(page, 'scroll', '#tall-list', 400);
  await call(page, 'lay', layout);
  await call(page, 'open', '/library.html', 5);
  await call(page, indexing ? 'indexing' : 'settle');
  const ours = await call(page, 'scroll', '[data-testid="clip-list"]', 400);
  report(
    size,
    `longest of 400 frames, ${layout}${indexing ? ', indexing' : ''}`,
    summary(ours),
    summary(bare),
    '',
    'none > 33 ms',
  );
  if (!firefox) {
    const heap = await page.evaluate(
      () =>
        (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
    );
    report(size, 'JS heap of the page', `${(heap / 2 ** 20).toFixed(0)} MiB`, '', '', '≤ 120 MB');
  } else {
    report(
      size,
      'memory of all extension pages',
      `${((await run.browser.backgroundMemory()) / 2 ** 20).toFixed(0)} MiB`,
      '',
      '',
      '',
    );
  }
  await call(page, 'close');
}

async function scrollAll(page: Surface, size: number, indexing?: boolean) {
  for (const layout of ['list', 'cards'] as const)
    await scrollFigures(page, size, layout, indexing);
}

test('the library at several sizes', { timeout: 3_600_000 }, async () => {
  // The extension creates its own database.
  const library = await run.browser.openExtensionPage('library.html');
  await library.waitFor('[data-testid="empty"]');
  await library.close();
  const page = await run.browser.openExtensionPage('bench/harness.html');
  report(0, 'what', 'library', 'bare', 'ratio', 'wanted');
  let filled = 0;
  for (const size of SIZES) {
    const start = performance.now();
    for (; filled < size; filled += CHUNK)
      await call(page, 'fill', filled, Math.min(CHUNK, size - filled), !ONLY_SCROLL);
    console.log(`filled in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    if (ONLY_SCROLL) {
      await call(page, 'forgetIndex');
      await scrollAll(page, size, true);
      await call(page, 'build');
      await call(page, 'close');
      await scrollAll(page, size);
      continue;
    }
    await call(page, 'forgetIndex');
    const bare = await call(page, 'bare', { kind: 'insert', count: size });
    await call(page, 'close');
    const ours = await call(page, 'build');
    await call(page, 'close');
    report(
      size,
      'indexing, clips a second',
      ((size / ours) * 1000).toFixed(0),
      ((size / bare) * 1000).toFixed(0),
      (bare / ours).toFixed(2),
      '≥ 0.8',
    );
    await listFigures(page, size);
    await coldFigures(page, size);
    await searchFigures(page, size);
    await scrollAll(page, size);
  }
  expect(lines.length).toBeGreaterThan(SIZES.length * (ONLY_SCROLL ? 2 : 6));
});

afterAll(() => {
  mkdirSync('artifacts', { recursive: true });
  writeFileSync(`artifacts/library-${run.name}.txt`, `${lines.join('\n')}\n`);
});
