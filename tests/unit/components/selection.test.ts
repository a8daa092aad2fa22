import { expect, test } from 'vitest';
import {
  selectAll,
  extendSelection,
  dropMissing,
  NOTHING_SELECTED,
  toggleSelected,
} from '@/components/reader/selection';

const LIST = ['a', 'b', 'c', 'd', 'e'];
const shown = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].toSorted().join('');

test('a clip can be selected and deselected', () => {
  const one = toggleSelected(NOTHING_SELECTED, 'b');
  expect(shown(one)).toBe('b');
  expect(shown(toggleSelected(one, 'b'))).toBe('');
});

test('a range extends from its start, and shrinks when the user moves back', () => {
  const begun = toggleSelected(NOTHING_SELECTED, 'b');
  const wide = extendSelection(begun, LIST, 'd', 'd');
  expect(shown(wide)).toBe('bcd');
  expect(shown(extendSelection(wide, LIST, 'd', 'c'))).toBe('bc');
  expect(shown(extendSelection(wide, LIST, 'd', 'a'))).toBe('ab');
});

test('a range without a start begins at the focused row', () => {
  expect(shown(extendSelection(NOTHING_SELECTED, LIST, 'c', 'd'))).toBe('cd');
});

test('a second range keeps the first', () => {
  const first = extendSelection(toggleSelected(NOTHING_SELECTED, 'a'), LIST, 'b', 'b');
  expect(shown(extendSelection(toggleSelected(first, 'd'), LIST, 'e', 'e'))).toBe('abde');
});

test('clips that leave the list are deselected, and the others stay selected', () => {
  const all = selectAll(LIST);
  expect(shown(dropMissing(all, ['a', 'e', 'f']))).toBe('ae');
  expect(dropMissing(all, [...LIST, 'f'])).toBe(all);
  const begun = dropMissing(toggleSelected(NOTHING_SELECTED, 'b'), ['a']);
  expect(shown(extendSelection(begun, ['a', 'c'], 'a', 'c'))).toBe('ac');
});
