import { expect, test } from 'vitest';
import { nextClipId } from '@/entrypoints/library/reader/next-clip';

test.each([
  ['a', 'b'],
  ['b', 'c'],
  ['c', 'b'],
  ['elsewhere', null],
])('after %s is removed, %s is opened', (id, next) => {
  expect(nextClipId(['a', 'b', 'c'], id)).toBe(next);
});

test('after the only clip is removed, none is opened', () => {
  expect(nextClipId(['a'], 'a')).toBeNull();
});
