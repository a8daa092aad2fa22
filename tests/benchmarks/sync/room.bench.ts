import 'fake-indexeddb/auto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Article } from '@/lib/clips/article';
import { saveArticle } from '@/lib/store/save';
import { LIMITS } from '@/lib/sync/area/items';
import { placementCounts } from '@/lib/sync/placement';
import { device, storageArea } from '../../unit/sync/area';
import { articlesOf } from './clips.ts';

/**
 * Measures how much of the quota of browser sync a collection uses, with articles of realistic
 * length: 500 to 200,000 characters, median 5,000 (log-normal). Needs no browser, so it runs once.
 * Part of `npm run bench:sync`.
 */
const CORPUS = process.env['CORPUS'] ?? '../shared/corpus';
const SHORTEST = 500;
const LONGEST = 200_000;
const MEDIAN = 5000;
const SPREAD = 1.1;

/** A seeded pseudo-random generator of numbers from 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

/** A random length, log-normal (Box and Muller, 1958). */
function lengthOf(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(LONGEST, Math.max(SHORTEST, Math.round(MEDIAN * Math.exp(SPREAD * normal))));
}

/** An article of the given length, made of paragraphs of real ones. */
function articleOf(paragraphs: readonly string[], start: number, length: number): string {
  let html = '';
  for (let at = start; html.length < length; at += 1) {
    html += paragraphs[at % paragraphs.length] ?? '';
  }
  return `${html.slice(0, length)}</p>`;
}

test.runIf(process.env['TEARSHEET_BROWSER'] !== 'firefox')(
  'share of the storage area that is used',
  { timeout: 1_800_000 },
  async () => {
    const articles = await articlesOf(CORPUS);
    const paragraphs = articles
      .flatMap(({ html }) => html.match(/<p>.*?<\/p>/gs) ?? [])
      .filter((each) => each.length > 80);
    mkdirSync('artifacts', { recursive: true });
    for (const [what, count, long] of [
      ['4 short ones and one of 147,000 characters', 4, 147_000],
      ['60 short ones and one of 147,000 characters', 60, 147_000],
      ['20 of every length', 20, null],
      ['60 of every length', 60, null],
      ['150 of every length', 150, null],
    ] as const) {
      const random = numbers(11);
      const storage = storageArea();
      const { db, sync } = await device(storage.area);
      const lengths = Array.from({ length: count }, () =>
        long === null ? lengthOf(random) : 1500,
      );
      if (long !== null) lengths.push(long);
      for (const [index, length] of lengths.entries()) {
        const source: Article | undefined = articles[index % articles.length];
        if (!source) throw new Error('no articles');
        const html = articleOf(paragraphs, Math.floor(random() * paragraphs.length), length);
        const url = `${source.url}?n=${index}`;
        const text = html.replaceAll(/<[^>]*>/g, '');
        const made = { ...source, url, canonicalUrl: null, html, text };
        await saveArticle(
          db,
          made,
          { tags: ['one', 'two'] },
          1_600_000_000_000 + index * 3_600_000,
        );
      }
      for (let round = 0; round < 3; round += 1) await sync();
      const { text, details, title, address } = await placementCounts(db);
      const share = ((storage.bytes() / LIMITS.bytes) * 100).toFixed(0);
      const line = `${what.padEnd(45)} ${share.padStart(3)} % of the room; whole ${text}, details ${details}, title ${title}, address ${address}`;
      console.log(line);
      appendFileSync('artifacts/sync-room.txt', `${line}\n`);
      expect(storage.bytes()).toBeLessThanOrEqual(LIMITS.bytes);
    }
  },
);
