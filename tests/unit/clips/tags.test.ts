import { expect, test } from 'vitest';
import {
  mergeTags,
  normaliseTag,
  normaliseTags,
  tagFinder,
  tagsOf,
  writeTags,
} from '@/lib/clips/tags';

test.each([
  ['  #Energy  ', 'Energy'],
  ['energy / oil', 'energy/oil'],
  ['a//b/', 'a/b'],
  ['two\n words', 'two words'],
  ['cafe\u0301', 'caf\u00e9'],
  [' # / ', null],
])('%j is normalised to %j', (typed, kept) => {
  expect(normaliseTag(typed)).toBe(kept);
});

test('tags that differ only in case are duplicates', () => {
  expect(normaliseTags(['Energy', 'energy', '#ENERGY', 'oil'])).toEqual(['Energy', 'oil']);
});

test('suggestions rank tags that begin with the input by use, then those with a matching word or level', () => {
  const counts = new Map([
    ['oil', 1],
    ['oilers', 9],
    ['energy/oil', 50],
    ['turmoil', 99],
  ]);
  const find = tagFinder(counts);
  expect(find('Oil', [])).toEqual(['oilers', 'oil', 'energy/oil']);
  expect(find('oil', ['OILERS'])).toEqual(['oil', 'energy/oil']);
  expect(find('  ', [])).toEqual([]);
});

test('suggestions from 10,000 tags are the same as in a full scan', () => {
  const counts = new Map(
    Array.from({ length: 10_000 }, (_, index) => [
      `${['energy', 'art', 'oil price'][index % 3]}/t${index}`,
      index % 50,
    ]),
  );
  const find = tagFinder(counts);
  for (const typed of ['e', 'T1', 'price', 't99', 'nothing', 'oil price/t2']) {
    const wanted = typed.toLowerCase();
    const slow = [...counts]
      .map(([tag, count]) => ({
        tag,
        count,
        rank: tag.startsWith(wanted)
          ? 2
          : Number([' ', '/'].some((before) => tag.includes(before + wanted))),
      }))
      .filter(({ rank }) => rank > 0)
      .toSorted((a, b) => b.rank - a.rank || b.count - a.count || (a.tag < b.tag ? -1 : 1))
      .slice(0, 6)
      .map(({ tag }) => tag);
    expect(find(typed, [])).toEqual(slow);
  }
});

test('tags named like object properties are stored and merged like any other', () => {
  const early = '000000000001.a';
  const late = '000000000002.a';
  const names = ['constructor', 'prototype', 'toString', 'valueOf'];
  const written = writeTags({}, names, early);
  expect(tagsOf(written)).toEqual(names);
  expect(tagsOf(mergeTags({}, written))).toEqual(names);
  expect(tagsOf(mergeTags(writeTags(written, [], late), written))).toEqual([]);
  expect(normaliseTag('__proto__')).toBeNull();
});
