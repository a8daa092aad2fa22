// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { useAfterPaint } from '@/components/use-after-paint';

it('is true once what is ready has been painted, and false as soon as it is not', async () => {
  const seen: boolean[] = [];
  const { rerender } = renderHook(
    (ready: boolean) => {
      seen.push(useAfterPaint(ready));
    },
    { initialProps: true },
  );
  await act(() => undefined);
  expect(seen).toEqual([false, true]);
  rerender(false);
  expect(seen.at(-1)).toBe(false);
  rerender(true);
  expect(seen.at(-1)).toBe(true);
});
