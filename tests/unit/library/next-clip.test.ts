import { expect, test } from 'vitest';
import { leavesPlace, nextClipId, stepFrom } from '@/entrypoints/library/reader/next-clip';

const IDS = ['a', 'b', 'c'];
const listed = (at: number) => ({ at, listed: true });
const left = (at: number) => ({ at, listed: false });

test.each([
  ['a', 'b'],
  ['b', 'c'],
  ['c', 'b'],
])('after %s is removed, %s is opened', (id, next) => {
  expect(nextClipId(IDS, listed(IDS.indexOf(id)), [id])).toBe(next);
});

test('after the only clip is removed, none is opened', () => {
  expect(nextClipId(['a'], listed(0), ['a'])).toBeNull();
});

test('after several clips are removed, one that stays is opened', () => {
  expect(nextClipId(IDS, listed(1), ['b', 'c'])).toBe('a');
  expect(nextClipId(IDS, listed(0), IDS)).toBeNull();
});

test('from a clip that has left the list, steps go to the neighbours of its former place', () => {
  expect(stepFrom(IDS, left(1), 1)).toBe('b');
  expect(stepFrom(IDS, left(1), -1)).toBe('a');
  expect(stepFrom(IDS, left(3), 1)).toBeUndefined();
  expect(stepFrom(IDS, listed(1), 1)).toBe('c');
  expect(stepFrom(IDS, listed(0), -1)).toBeUndefined();
});

test('a clip leaves the archive when unarchived, and the trash when restored', () => {
  expect(leavesPlace({ archived: false }, 'archive')).toBe(true);
  expect(leavesPlace({ archived: false }, 'starred')).toBe(false);
  expect(leavesPlace({ deleted: false }, 'trash')).toBe(true);
  expect(leavesPlace({ archived: true }, 'inbox')).toBe(true);
  expect(leavesPlace({ starred: true }, 'archive')).toBe(false);
});
