import { expect, test } from 'vitest';
import { nextClipId } from '@/entrypoints/library/reader/next-clip';

test.each([
  ['a', 'b'],
  ['b', 'c'],
  ['c', 'b'],
  ['elsewhere', null],
])('after %s goes, %s is read', (id, next) => {
  expect(nextClipId(['a', 'b', 'c'], id)).toBe(next);
});

test('after the only clip goes, none is read', () => {
  expect(nextClipId(['a'], 'a')).toBeNull();
});
