import { expect, test } from 'vitest';
import { neighbour } from '@/entrypoints/library/reader/next-clip';

test.each([
  ['a', 'b'],
  ['b', 'c'],
  ['c', 'b'],
  ['elsewhere', null],
])('after %s is removed, %s is opened', (id, next) => {
  expect(neighbour(['a', 'b', 'c'], id)).toBe(next);
});

test('after the only clip is removed, none is opened', () => {
  expect(neighbour(['a'], 'a')).toBeNull();
});
