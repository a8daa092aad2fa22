/**
 * Writes the judge's input for every page of the corpus, for `train.py`: one gzipped JSON Lines
 * file per source, in training/.cache. Run through `npm run train`.
 */
/* oxlint-disable no-await-in-loop -- one page at a time */
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { bundle, launch } from '../tests/benchmarks/extraction/browser.ts';
import { readPages, SOURCES, type CorpusPage } from '../tests/benchmarks/extraction/corpus.ts';
import { markdownText } from '../tests/benchmarks/extraction/markdown-text.ts';
import { generatedPages } from './generated-pages.ts';
import { readFixturePages } from './fixture-pages.ts';
import type { Dump } from './in-page.ts';

declare const tearsheetTraining: {
  dump(html: string, url: string): Dump | null;
  textOf(html: string): string;
  readonly features: readonly string[];
};

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    only: { type: 'string', default: [...SOURCES, 'fixtures', 'generated'].join(',') },
    out: { type: 'string', default: 'training/.cache' },
  },
});

mkdirSync(options.out, { recursive: true });
const script = await bundle(new URL('in-page.ts', import.meta.url).pathname);
const browser = await launch();
try {
  let page = await browser.newPage();
  const open = async (): Promise<void> => {
    page = await browser.newPage();
    await page.goto('about:blank');
    await page.evaluate(script);
  };
  await open();
  const names = await page.evaluate(() => tearsheetTraining.features);
  writeFileSync(`${options.out}/features.json`, JSON.stringify(names));
  /** The true text, converted if the source has it as HTML or Markdown. */
  const plainTruth = async ({ source, truth }: CorpusPage): Promise<string | null> => {
    if (truth === null || (source !== 'readability' && source !== 'defuddle')) return truth;
    if (source === 'defuddle') return markdownText(truth);
    return page.evaluate((html) => tearsheetTraining.textOf(html), truth);
  };
  for (const source of options.only.split(',')) {
    const pages =
      source === 'fixtures'
        ? readFixturePages()
        : source === 'generated'
          ? generatedPages(400)
          : readPages(options.corpus, source as (typeof SOURCES)[number], null);
    const gzip = createGzip({ level: 1 });
    const file = createWriteStream(`${options.out}/${source}.jsonl.gz`);
    gzip.pipe(file);
    const ms: number[] = [];
    let failed = 0;
    for (const one of pages) {
      let dump: Dump | null = null;
      try {
        dump = await page.evaluate(
          (html, url) => tearsheetTraining.dump(html, url),
          one.html,
          one.url,
        );
      } catch (error) {
        failed += 1;
        console.error(one.id, String(error).slice(0, 300));
        await open();
      }
      if (!dump) continue;
      ms.push(...dump.ms);
      const { id, kind } = one;
      const url = one.address;
      const truth = await plainTruth(one);
      gzip.write(
        `${JSON.stringify({ id, url, truth, kind, with: one.with, without: one.without, ...dump })}\n`,
      );
    }
    gzip.end();
    await new Promise<void>((resolve) => file.on('close', () => resolve()));
    const sum = (part: number): string =>
      (
        ms.filter((_, at) => at % 2 === part).reduce((a, b) => a + b, 0) / (pages.length || 1)
      ).toFixed(1);
    console.log(
      `${source}: ${pages.length} pages, ${failed} failed; ms a page: reading ${sum(0)}, features ${sum(1)}`,
    );
  }
} finally {
  await browser.close();
}
