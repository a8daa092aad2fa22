import { expect, test } from 'vitest';
import { sectionIn } from '@/entrypoints/library/settings/use-settings-address';

test.each([
  ['#settings', 'top'],
  ['#/settings', 'top'],
  ['#settings/sync', 'sync'],
  ['#settings/sync-setup', 'sync-setup'],
  ['#sync', 'sync'],
  ['#settings/nothing-of-the-kind', 'top'],
  ['#/clip/abc', null],
  ['#/search/settings', null],
  ['', null],
])('the URL fragment “%s” opens the section %s', (hash, section) => {
  expect(sectionIn(hash)).toBe(section);
});
