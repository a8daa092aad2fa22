/**
 * Writes the candidates for title, authors and date of every page in the corpus, each labelled
 * right or wrong, for `metadata.py`. Run through `npm run train`.
 */
/* oxlint-disable no-await-in-loop -- one page at a time */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundle, launch } from '../tests/benchmarks/extraction/browser.ts';
import { readPages, SOURCES } from '../tests/benchmarks/extraction/corpus.ts';
import { judge, type Field } from '../tests/benchmarks/extraction/metadata-score.ts';
import type { Told } from './in-page.ts';

declare const tearsheetTraining: { candidates(html: string, url: string): Told };

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    out: { type: 'string', default: 'training/.cache/candidates.jsonl' },
  },
});
const FIELD: Readonly<Record<keyof Told, Field>> = {
  title: 'title',
  authors: 'author',
  published: 'date',
};
/** Sources whose titles include the site's name. */
const NO_TITLES = new Set<string>(['metascraper']);
const NONE = { title: null, authors: [], publishedAt: null };

const script = await bundle(new URL('in-page.ts', import.meta.url).pathname);
const browser = await launch();
const lines: string[] = [];
try {
  for (const source of SOURCES) {
    const page = await browser.newPage();
    await page.goto('about:blank');
    await page.evaluate(script);
    for (const { html, url, address, id, metadata } of readPages(options.corpus, source, null)) {
      if (Object.keys(metadata).length === 0) continue;
      const told = await page
        .evaluate((text, base) => tearsheetTraining.candidates(text, base), html, url)
        .catch(() => null);
      if (!told) continue;
      for (const [name, field] of Object.entries(FIELD) as [keyof Told, Field][]) {
        if (field === 'title' && NO_TITLES.has(source)) continue;
        const isKnown = judge(NONE, metadata)[field] === 'wrong';
        // Only one source states reliably that a page has no author or no date.
        if (!isKnown && source !== 'trafilatura') continue;
        const candidates = told[name].map(({ value, keys }) => {
          const claim =
            field === 'title'
              ? { ...NONE, title: String(value) }
              : field === 'date'
                ? { ...NONE, publishedAt: String(value) }
                : { ...NONE, authors: value as readonly string[] };
          return { keys, right: judge(claim, metadata)[field] === 'right' };
        });
        lines.push(JSON.stringify({ source, id, url: address, field: name, isKnown, candidates }));
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
}
writeFileSync(options.out, `${lines.join('\n')}\n`);
console.log(`${lines.length} fields of pages`);
