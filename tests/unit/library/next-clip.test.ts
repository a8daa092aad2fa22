import { expect, test } from 'vitest';
import { neighbour } from '@/entrypoints/library/reader/next-clip';

test.each([
  ['a', 'b'],
  ['b', 'c'],
  ['c', 'b'],
  ['elsewhere', null],
])('after %s goes, %s is read', (id, next) => {
  expect(neighbour(['a', 'b', 'c'], id)).toBe(next);
});

test('after the only clip goes, none is read', () => {
  expect(neighbour(['a'], 'a')).toBeNull();
});
