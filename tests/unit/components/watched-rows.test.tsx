// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useWatchedRows } from '@/components/list/use-watched-rows';
import type { Watch } from '@/components/use-watched';

const frames: (() => void)[] = [];
beforeEach(() => {
  frames.length = 0;
  vi.stubGlobal('requestAnimationFrame', (show: () => void) => frames.push(show));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});
afterEach(() => vi.unstubAllGlobals());

const nextFrame = () => act(() => frames.shift()?.());

/** A writable table that records its watches. */
function table(rows: Map<string, string>) {
  const watches = new Map<string, () => void>();
  const read: string[][] = [];
  const watchRows =
    (ids: readonly string[]): Watch<(string | undefined)[]> =>
    (onValue, onError) => {
      const give = () => {
        if (ids.includes('broken')) onError(new Error('Unreadable'));
        else onValue(ids.map((id) => rows.get(id)));
      };
      read.push([...ids]);
      watches.set(ids.join(), give);
      give();
      return () => watches.delete(ids.join());
    };
  return {
    watchRows,
    read,
    watched: () => [...watches.keys()],
    write: (id: string, value: string) => {
      rows.set(id, value);
      for (const give of watches.values()) give();
    },
  };
}

const shown = (rows: ReadonlyMap<string, string | undefined>) => Object.fromEntries(rows);

test('rows that come into view are read, each only once', async () => {
  const { watchRows, read } = table(new Map('abcde'.split('').map((id) => [id, id.toUpperCase()])));
  const list = renderHook((ids: string[]) => useWatchedRows(watchRows, ids), {
    initialProps: ['a', 'b'],
  });
  list.rerender(['b', 'c']);
  list.rerender(['b', 'c', 'd', 'none']);
  expect(read).toEqual([['a', 'b'], ['c'], ['d', 'none']]);
  await nextFrame();
  expect(shown(list.result.current)).toEqual({ a: 'A', b: 'B', c: 'C', d: 'D', none: undefined });
});

test('rows are updated while in view, and released afterwards', async () => {
  const rows = table(new Map('abc'.split('').map((id) => [id, '1'])));
  const list = renderHook((ids: string[]) => useWatchedRows(rows.watchRows, ids), {
    initialProps: ['a'],
  });
  list.rerender(['a', 'b']);
  await nextFrame();
  await act(() => rows.write('a', '2'));
  expect(shown(list.result.current)).toEqual({ a: '2', b: '1' });
  list.rerender(['b', 'c']);
  await nextFrame();
  expect(rows.watched()).toEqual(['b', 'c']);
  expect(shown(list.result.current)).toEqual({ b: '1', c: '1' });
  list.rerender(['a']);
  await nextFrame();
  expect(shown(list.result.current)).toEqual({ a: '2' });
  list.unmount();
  expect(rows.watched()).toEqual([]);
});

test('an error is thrown during rendering', () => {
  const { watchRows } = table(new Map());
  expect(() => renderHook(() => useWatchedRows(watchRows, ['broken']))).toThrow('Unreadable');
});

test('many rows are shown in batches, one per frame', async () => {
  const ids = Array.from({ length: 20 }, (_, at) => `row ${at}`);
  const rows = table(new Map(ids.map((id) => [id, '1'])));
  const list = renderHook(() => useWatchedRows(rows.watchRows, ids));
  const sizes = [list.result.current.size];
  // Rows that are already shown change at once.
  await act(() => rows.write('row 0', '2'));
  expect(list.result.current.get('row 0')).toBe('2');
  for (let turn = 0; turn < 4; turn += 1) {
    await nextFrame();
    sizes.push(list.result.current.size);
  }
  expect(sizes).toEqual([8, 16, 20, 20, 20]);
  expect(frames).toEqual([]);
});
