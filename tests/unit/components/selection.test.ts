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

test('a clip is selected, and no longer', () => {
  const one = toggleSelected(NOTHING_SELECTED, 'b');
  expect(shown(one)).toBe('b');
  expect(shown(toggleSelected(one, 'b'))).toBe('');
});

test('a range goes from where it began, and shrinks when the person goes back', () => {
  const begun = toggleSelected(NOTHING_SELECTED, 'b');
  const wide = extendSelection(begun, LIST, 'd', 'd');
  expect(shown(wide)).toBe('bcd');
  expect(shown(extendSelection(wide, LIST, 'd', 'c'))).toBe('bc');
  expect(shown(extendSelection(wide, LIST, 'd', 'a'))).toBe('ab');
});

test('a range that began nowhere begins at the row that had the focus', () => {
  expect(shown(extendSelection(NOTHING_SELECTED, LIST, 'c', 'd'))).toBe('cd');
});

test('a second range leaves the first', () => {
  const first = extendSelection(toggleSelected(NOTHING_SELECTED, 'a'), LIST, 'b', 'b');
  expect(shown(extendSelection(toggleSelected(first, 'd'), LIST, 'e', 'e'))).toBe('abde');
});

test('what leaves the list is selected no longer, and the rest stays', () => {
  const all = selectAll(LIST);
  expect(shown(dropMissing(all, ['a', 'e', 'f']))).toBe('ae');
  expect(dropMissing(all, [...LIST, 'f'])).toBe(all);
  const begun = dropMissing(toggleSelected(NOTHING_SELECTED, 'b'), ['a']);
  expect(shown(extendSelection(begun, ['a', 'c'], 'a', 'c'))).toBe('ac');
});
