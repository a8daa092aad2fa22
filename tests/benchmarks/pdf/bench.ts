/**
 * Compares the text extracted from sample PDFs with the sources they were made from, next to
 * `pdftotext -layout` and `pdftotext` (poppler), and times a document of 300 pages:
 *
 *   npm run bench:pdf [-- --show name]
 *
 * Words and their order are compared without title and authors, which are fields of a clip. In
 * poppler's text, headers and page numbers stay, since it does not recognise them.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import type { readPdf as ReadPdf } from '@/lib/pdf/read-pdf';
import { pageOf, writePdf } from '../../samples/pdf/write-pdf.ts';
import { headingScore, scoreOf } from './score.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SAMPLES = join(ROOT, 'tests/samples/pdf');
const { values: options } = parseArgs({ options: { show: { type: 'string' } } });

/** The samples with their sources; the code was not changed after the last ones were first read. */
const DOCUMENTS: readonly (readonly [name: string, source: string])[] = [
  ['two-column', 'harbours'],
  ['report', 'harbours'],
  ['printed', 'harbours'],
  ['untagged', 'harbours'],
  ['book', 'tides'],
  ['chinese', 'chinese'],
  ['arabic', 'arabic'],
  ['tables-and-formulas', 'gauges'],
  ['tables-and-formulas-printed', 'gauges'],
  ['unseen-magazine', 'harbours'],
  ['unseen-memoir', 'harbours'],
  ['unseen-typewriter', 'harbours'],
  ['unseen-three-columns', 'tides'],
];

const vite = await createServer({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false },
  resolve: { alias: { '@': ROOT.replace(/\/$/, '') } },
});
const { readPdf } = (await vite.ssrLoadModule('/lib/pdf/read-pdf.ts')) as {
  readPdf: typeof ReadPdf;
};
const cMapUrl = join(ROOT, 'node_modules/pdfjs-dist/cmaps/');

const plain = (html: string): string =>
  html
    .replaceAll(/<a id="page-\d+"><\/a>/g, '')
    .replaceAll(/<[^>]*>/g, (tag) => (/^<\/?(?:a|sup)\b/.test(tag) ? '' : '\n'))
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');

const headingsIn = (html: string): string[] =>
  Array.from(html.matchAll(/<h\d>(.*?)<\/h\d>/g), ([, text = '']) =>
    plain(text).replace(/^(?:\d+\.?)+\s+/, ''),
  );

const headingsOf = (source: string): string[] =>
  Array.from(source.matchAll(/^#+ (.*)$/gm), ([, text = '']) => text);

const poppler = (file: string, ...args: readonly string[]): string =>
  execFileSync('pdftotext', [...args, file, '-'], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

const percent = (share: number): string => (share * 100).toFixed(1);
const rows: string[][] = [];
for (const [name, from] of DOCUMENTS) {
  const file = join(SAMPLES, `${name}.pdf`);
  const markdown = readFileSync(join(SAMPLES, 'source', `${from}.md`), 'utf8');
  const truth = readFileSync(join(SAMPLES, 'source', `${from}.txt`), 'utf8');
  const { html } = await readPdf(new Uint8Array(readFileSync(file)), { cMapUrl });
  if (options.show === name) console.log(html);
  const [own, layout, raw] = [plain(html), poppler(file, '-layout'), poppler(file)].map((text) =>
    scoreOf(text, truth),
  );
  const headings = headingScore(headingsIn(html), headingsOf(markdown));
  const both = (score: typeof own) => [percent(score?.f1 ?? 0), (score?.tau ?? 0).toFixed(3)];
  rows.push([name, ...both(own), percent(headings), ...both(layout), ...both(raw)]);
}
const head = ['document', 'F1', 'τ', 'headings', '-layout F1', 'τ', 'pdftotext F1', 'τ'];
for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);

const words = [
  ...new Set(readFileSync(join(SAMPLES, 'source/harbours.txt'), 'utf8').match(/[a-z]+/gi)),
];
for (const count of [300, 2000]) {
  const pages = Array.from({ length: count }, (_page, at) => pageOf(at + 1, 'A long book', words));
  const bytes = writePdf(pages);
  const start = performance.now();
  const { pagesRead } = await readPdf(bytes, { cMapUrl });
  const ours = performance.now() - start;
  const directory = mkdtempSync(join(tmpdir(), 'bench-pdf-'));
  const file = join(directory, 'long.pdf');
  writeFileSync(file, bytes);
  const before = performance.now();
  poppler(file, '-layout');
  const theirs = performance.now() - before;
  rmSync(directory, { recursive: true });
  console.log(
    `${pagesRead} of ${count} pages, ${(bytes.length / 1e6).toFixed(1)} MB: ${(ours / 1000).toFixed(1)} s in Node; pdftotext -layout ${(theirs / 1000).toFixed(1)} s`,
  );
}
await vite.close();
process.exit(0);
