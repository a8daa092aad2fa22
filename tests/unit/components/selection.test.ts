import { expect, test } from 'vitest';
import {
  everything,
  extended,
  kept,
  NOTHING_SELECTED,
  toggled,
} from '@/components/reader/selection';

const LIST = ['a', 'b', 'c', 'd', 'e'];
const shown = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].toSorted().join('');

test('a clip is selected, and no longer', () => {
  const one = toggled(NOTHING_SELECTED, 'b');
  expect(shown(one)).toBe('b');
  expect(shown(toggled(one, 'b'))).toBe('');
});

test('a range goes from where it began, and shrinks when the person goes back', () => {
  const begun = toggled(NOTHING_SELECTED, 'b');
  const wide = extended(begun, LIST, 'd', 'd');
  expect(shown(wide)).toBe('bcd');
  expect(shown(extended(wide, LIST, 'd', 'c'))).toBe('bc');
  expect(shown(extended(wide, LIST, 'd', 'a'))).toBe('ab');
});

test('a range that began nowhere begins at the row that had the focus', () => {
  expect(shown(extended(NOTHING_SELECTED, LIST, 'c', 'd'))).toBe('cd');
});

test('a second range leaves the first', () => {
  const first = extended(toggled(NOTHING_SELECTED, 'a'), LIST, 'b', 'b');
  expect(shown(extended(toggled(first, 'd'), LIST, 'e', 'e'))).toBe('abde');
});

test('what leaves the list is selected no longer, and the rest stays', () => {
  const all = everything(LIST);
  expect(shown(kept(all, ['a', 'e', 'f']))).toBe('ae');
  expect(kept(all, [...LIST, 'f'])).toBe(all);
  const begun = kept(toggled(NOTHING_SELECTED, 'b'), ['a']);
  expect(shown(extended(begun, ['a', 'c'], 'a', 'c'))).toBe('ac');
});
