/**
 * Times exports and imports of large collections in a page of headless Chromium, each compared with
 * a bare version in the same run, which only reads the same rows, uses the same libraries and writes
 * in bulk:
 *
 *   npm run bench:portability -- [--clips 10000] [--rows 100000]
 *
 * Everything also runs at twice the size, which must take at most 2.2 times as long.
 */
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { build } from 'vite';
import { findBrowser } from '../../e2e/browsers/find.ts';
import { startSite } from '../../e2e/site.ts';
import type { Measured, work } from './in-page.ts';

const { values } = parseArgs({
  options: {
    clips: { type: 'string', default: '10000' },
    rows: { type: 'string', default: '100000' },
  },
});
const clips = Number(values.clips);
const rows = Number(values.rows);

type Work = typeof work;
declare const portability: { work: Record<string, (...args: unknown[]) => Promise<Measured>> };

const site = await startSite();
const browser = await launch({
  executablePath: findBrowser('chromium') ?? '/usr/bin/chromium',
  headless: true,
  pipe: true,
  protocolTimeout: 1_800_000,
  args: ['--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  await page.goto(site.serve('/bench', '<!doctype html><title>Benchmark</title>'));
  await page.addScriptTag({ content: await bundle() });
  const run = <Name extends keyof Work>(name: Name, ...args: Parameters<Work[Name]>) =>
    page.evaluate(
      (each: string, given: unknown[]) => {
        const call = portability.work[each];
        if (!call) throw new Error(each);
        return call(...given);
      },
      name,
      args,
    );

  console.log(
    `                          bare       ours   ratio      heap      in use   longest task`,
  );
  const once: Record<string, Measured> = {};
  for (const times of [1, 2]) {
    const count = clips * times;
    const { bytes } = await run('fill', 'source', count);
    console.log(`${count} clips of ${bytes} characters of HTML`);
    const report = (what: string, bare: Measured, ours: Measured) => {
      line(what, bare, ours, once[what]);
      once[what] ??= ours;
    };
    report(
      'Markdown zip out',
      await run('bareMarkdown', 'source'),
      await run('markdown', 'source'),
    );
    report('JSON backup out', await run('bareJson', 'source'), await run('backup', 'source'));
    report('JSON backup in', await run('bareBackup', 'bare'), await run('backupIn', 'ours'));
    await run('forget', 'source', 'bare', 'ours');
    console.log(`${rows * times} rows of a Pocket CSV`);
    const ours = await run('table', 'ours', rows * times);
    report('Pocket CSV in', await run('bareTable', 'ours', 'bare', rows * times), ours);
    await run('forget', 'bare', 'ours');
  }
} finally {
  await browser.close();
  await site.close();
}

function line(what: string, bare: Measured, ours: Measured, half: Measured | undefined): void {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`.padStart(8);
  const parts = [
    `  ${what.padEnd(18)}`,
    seconds(bare.ms),
    seconds(ours.ms).padStart(10),
    (ours.ms / bare.ms).toFixed(2).padStart(7),
    `${(ours.peak / 1e6).toFixed(0)} MB`.padStart(9),
    `${(ours.held / 1e6).toFixed(0)} MB`.padStart(9),
    `${ours.longest.toFixed(0)} ms`.padStart(10),
    half ? `   ${(ours.ms / half.ms).toFixed(2)} × the half's time` : '',
  ];
  console.log(parts.join(' '));
}

async function bundle(): Promise<string> {
  const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: {
      write: false,
      minify: false,
      rollupOptions: { output: { inlineDynamicImports: true } },
      lib: {
        entry: new URL('in-page.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'portability',
      },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  const code = output && 'output' in output ? output.output[0].code : null;
  if (code === null) throw new Error('The bundler gave no script');
  return code;
}
