// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { useSelection } from '@/components/list/use-selection';

const CLIPS = ['a', 'b', 'c'];

it('selects both of two clips that are ticked before anything is drawn again', () => {
  const { result } = renderHook(() => useSelection('inbox', CLIPS, true));
  const asDrawn = result.current;
  void act(() => {
    asDrawn.toggle('a');
    asDrawn.toggle('c');
  });
  expect([...result.current.ids]).toEqual(['a', 'c']);
});

it('selects nothing in another list', () => {
  const { result, rerender } = renderHook(
    ({ key }: { key: string }) => useSelection(key, CLIPS, true),
    { initialProps: { key: 'inbox' } },
  );
  void act(() => result.current.all());
  expect(result.current.ids.size).toBe(3);
  rerender({ key: 'archive' });
  expect(result.current.ids.size).toBe(0);
  void act(() => result.current.toggle('b'));
  expect([...result.current.ids]).toEqual(['b']);
});
