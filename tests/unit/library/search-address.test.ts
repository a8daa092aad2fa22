import { expect, it } from 'vitest';
import { queryOf } from '@/entrypoints/library/search/address';

it.each([
  ['#/search/tag%3Aenergy%20oil', 'tag:energy oil'],
  ['#/search/100%', '100%'],
  ['#/search/', null],
  ['#/import', null],
  ['', null],
])('%s is the search %s', (fragment, query) => {
  expect(queryOf(fragment)).toBe(query);
});
