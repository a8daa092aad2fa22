import { expect, test } from 'vitest';
import { normaliseTag, normaliseTags, suggestTags } from '@/lib/clips/tags';

test.each([
  ['  #Energy  ', 'Energy'],
  ['energy / oil', 'energy/oil'],
  ['a//b/', 'a/b'],
  ['two\n words', 'two words'],
  ['cafe\u0301', 'caf\u00e9'],
  [' # / ', null],
])('%j is kept as %j', (typed, kept) => {
  expect(normaliseTag(typed)).toBe(kept);
});

test('a tag that differs in case alone is a repeat', () => {
  expect(normaliseTags(['Energy', 'energy', '#ENERGY', 'oil'])).toEqual(['Energy', 'oil']);
});

test('suggestions begin with what is typed, most used first, then fit a word or level', () => {
  const counts = new Map([
    ['oil', 1],
    ['oilers', 9],
    ['energy/oil', 50],
    ['turmoil', 99],
  ]);
  expect(suggestTags('Oil', counts, [])).toEqual(['oilers', 'oil', 'energy/oil']);
  expect(suggestTags('oil', counts, ['OILERS'])).toEqual(['oil', 'energy/oil']);
  expect(suggestTags('  ', counts, [])).toEqual([]);
});
