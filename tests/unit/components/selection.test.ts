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

test('a clip can be selected and deselected', () => {
  const one = toggled(NOTHING_SELECTED, 'b');
  expect(shown(one)).toBe('b');
  expect(shown(toggled(one, 'b'))).toBe('');
});

test('a range extends from its start, and shrinks when the user moves back', () => {
  const begun = toggled(NOTHING_SELECTED, 'b');
  const wide = extended(begun, LIST, 'd', 'd');
  expect(shown(wide)).toBe('bcd');
  expect(shown(extended(wide, LIST, 'd', 'c'))).toBe('bc');
  expect(shown(extended(wide, LIST, 'd', 'a'))).toBe('ab');
});

test('a range without a start begins at the focused row', () => {
  expect(shown(extended(NOTHING_SELECTED, LIST, 'c', 'd'))).toBe('cd');
});

test('a second range keeps the first', () => {
  const first = extended(toggled(NOTHING_SELECTED, 'a'), LIST, 'b', 'b');
  expect(shown(extended(toggled(first, 'd'), LIST, 'e', 'e'))).toBe('abde');
});

test('clips that leave the list are deselected, and the others stay selected', () => {
  const all = everything(LIST);
  expect(shown(kept(all, ['a', 'e', 'f']))).toBe('ae');
  expect(kept(all, [...LIST, 'f'])).toBe(all);
  const begun = kept(toggled(NOTHING_SELECTED, 'b'), ['a']);
  expect(shown(extended(begun, ['a', 'c'], 'a', 'c'))).toBe('ac');
});
