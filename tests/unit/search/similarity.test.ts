// @vitest-environment node
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { expect, test } from 'vitest';
import { findGroups } from '@/lib/search/index/queries';
import { createTables } from '@/lib/search/index/schema';
import { IndexWriter } from '@/lib/search/index/write';
import { groupsOf } from '@/lib/search/similarity/groups';
import { similarity, sketchOf } from '@/lib/search/similarity/sketch';
import { subjectOf } from '@/lib/search/subject';
import { momentOf, newClip } from '@/lib/clips/clip';
import { makeStamp } from '@/lib/clips/stamp';
import { editClip } from '@/lib/clips/edit';
import { article } from '../articles';

/** A seeded pseudo-random generator (mulberry32). */
function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS = Array.from({ length: 5000 }, (_, index) => `w${index.toString(36)}`);
const wordsOf = (seed: number, count: number) => {
  const random = numbers(seed);
  return Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '');
};
const shingles = (words: readonly string[]) =>
  new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
const sketch = (words: readonly string[]) => {
  const made = sketchOf(words.join(' '));
  if (!made) throw new Error('too short');
  return made;
};

test('sketches estimate the share of common shingles within their error', () => {
  let error = 0;
  for (let trial = 0; trial < 40; trial += 1) {
    const words = wordsOf(trial, 400);
    const other = [...words];
    const random = numbers(trial + 1000);
    for (let change = 0; change < trial * 2; change += 1) {
      other[Math.floor(random() * other.length)] = `new${change}`;
    }
    const [a, b] = [shingles(words), shingles(other)];
    const common = [...a].filter((each) => b.has(each)).length;
    error += Math.abs(
      similarity(sketch(words), sketch(other)) - common / (a.size + b.size - common),
    );
  }
  // With 64 bins, the standard error at one half is 0.0625, and the mean absolute error 0.05.
  expect(error / 40).toBeLessThan(0.06);
});

test('case, punctuation and spaces are ignored, and short texts have no sketch', () => {
  const words = wordsOf(1, 100);
  const loud = words.map((word) => word.toUpperCase()).join(', \n');
  expect(similarity(sketch(words), sketchOf(loud) ?? sketch(wordsOf(2, 100)))).toBe(1);
  expect(sketchOf(words.slice(0, 30).join(' '))).toBeNull();
  expect(
    sketchOf('日本東京都市石油価格大学生活動電力会議新聞国際経済政府研究者時間月年人'.repeat(2)),
  ).not.toBeNull();
});

const likened = (id: string, words: readonly string[], address = id) => ({
  id,
  address,
  sketch: sketch(words),
});

test('nearly identical clips and those with the same URL are grouped, and no others', () => {
  const text = wordsOf(7, 300);
  const edited = text.with(50, 'corrected').with(200, 'again');
  const found = groupsOf([
    likened('a', text),
    likened('other', wordsOf(8, 300)),
    likened('b', edited),
    likened('half', [...text.slice(0, 100), ...wordsOf(9, 200)]),
    { id: 'c', address: 'x.example/1', sketch: null },
    { id: 'd', address: 'x.example/1', sketch: null },
  ]);
  expect(found.map(({ ids, sameAddress }) => [ids, sameAddress])).toEqual([
    [['c', 'd'], true],
    [['a', 'b'], false],
  ]);
  expect(found[1]?.likeness).toBeGreaterThan(0.85);
});

test('ten thousand clips with many duplicates are grouped without comparing all pairs', () => {
  const same = wordsOf(1, 200);
  // A site's error page, clipped thousands of times, and texts that are all different.
  const clips = Array.from({ length: 10_000 }, (_, index) =>
    index % 2 === 0
      ? likened(`same${index}`, same)
      : {
          id: `own${index}`,
          address: `own${index}`,
          sketch: Uint16Array.from(
            { length: 64 },
            (_each, bin) => (index * 7919 + bin * 104_729) & 0xffff,
          ),
        },
  );
  const found = groupsOf(clips);
  expect(found).toHaveLength(1);
  expect(found[0]?.ids).toHaveLength(5000);
});

test('the index updates sketches as clips change or move to the trash', async () => {
  const sqlite = await sqlite3InitModule();
  const db = new sqlite.oo1.DB(':memory:');
  createTables(db, 'k3v9x2a1');
  const write = new IndexWriter(db);
  const text = wordsOf(3, 200).join(' ');
  const stamp = makeStamp(1000, 0, 'k3v9x2a1');
  const clips = ['https://a.example/1', 'https://b.example/2', 'https://www.a.example/1/'].map(
    (url, index) =>
      newClip(
        article({ url }),
        {},
        { id: `clip${index}`, canonicalUrl: url, revision: `r${index}` },
        momentOf(stamp),
      ),
  );
  const put = (clip: (typeof clips)[number], said: string, revision: string, seq: number) =>
    write.put([{ subject: subjectOf(clip, { html: '', text: said }), revision }], seq);
  const [one, two, three] = clips;
  if (!one || !two || !three) throw new Error('no clips');
  put(one, text, 'r0', 1);
  put(two, text, 'r1', 2);
  put(three, wordsOf(4, 200).join(' '), 'r2', 3);
  expect(findGroups(db).map(({ ids }) => [...ids].toSorted())).toEqual([
    ['clip0', 'clip1', 'clip2'],
  ]);
  put(two, wordsOf(5, 200).join(' '), 'r9', 4);
  expect(findGroups(db)).toMatchObject([{ ids: ['clip0', 'clip2'], sameAddress: true }]);
  const trashed = editClip(three, { deleted: true }, makeStamp(2000, 0, 'k3v9x2a1'));
  put(trashed, wordsOf(4, 200).join(' '), 'r2', 5);
  expect(findGroups(db)).toEqual([]);
  write.close();
  db.close();
});
