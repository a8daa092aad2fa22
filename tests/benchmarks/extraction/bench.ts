/**
 * Scores extraction on saved pages with known answers, compared with Readability and Defuddle:
 *
 *   npm run bench:extraction -- --corpus ../shared/corpus [--live] [--worst 10]
 *     [--only zyte,defuddle] [--half 0|1] [--alone] [--page part-of-an-id]
 *
 * Every page is judged with weights trained without its site (`npm run train -- --folds 4` makes
 * them); `--shipped` uses the weights that ship, which were trained on all pages. Pages are detached
 * documents in headless Chromium by default; `--live` opens each page, with scripts disabled.
 * `--likely` also scores the judge's probabilities alone; `--alone` leaves out the peers, for quick
 * loops. Writes artifacts/extraction.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundle, launch } from './browser.ts';
import { readPages, SOURCES, type CorpusPage } from './corpus.ts';
import { readFolds } from './folds.ts';
import { measure, type Measured } from './measure.ts';
import { table, worst } from './report.ts';

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    live: { type: 'boolean', default: false },
    likely: { type: 'boolean', default: false },
    shipped: { type: 'boolean', default: false },
    folds: { type: 'string', default: 'training/.cache' },
    alone: { type: 'boolean', default: false },
    worst: { type: 'string', default: '0' },
    only: { type: 'string', default: SOURCES.join(',') },
    half: { type: 'string' },
    page: { type: 'string', default: '' },
    out: { type: 'string', default: 'artifacts/extraction.json' },
  },
});

const half = options.half === undefined ? null : Number(options.half);
const pages: CorpusPage[] = SOURCES.filter((source) => options.only.split(',').includes(source))
  .flatMap((source) => readPages(options.corpus, source, half))
  .filter(({ id }) => id.includes(options.page));
const extractors = options.likely
  ? ['tearsheet', 'likely']
  : options.alone
    ? ['tearsheet']
    : ['tearsheet', 'readability', 'defuddle'];

const folds = options.shipped ? [] : readFolds(options.folds);
const script = await bundle();
const browser = await launch();
let measured: readonly Measured[] = [];
try {
  measured = await measure(browser, script, pages, extractors, options.live, folds);
} finally {
  await browser.close();
}

mkdirSync('artifacts', { recursive: true });
writeFileSync(options.out, JSON.stringify(measured, null, 1));
console.log(table(measured, extractors));
const count = Number(options.worst);
if (count > 0) console.log(worst(measured, pages, count));
