import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Subscribes to a query: calls back with its value now and at every change. Returns a function that
 * stops it.
 */
export type Watch<T> = (
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
) => () => void;

/**
 * The newest value of a watched query; `undefined` until there is one. A failure is thrown while
 * rendering, so that the error panel shows it.
 */
export function useWatched<T>(watch: Watch<T>, inputs: readonly unknown[]): T | undefined {
  const [result, setResult] = useState<{ value?: T; error?: unknown }>({});
  // A layout effect: a normal effect would wait for the next frame before reading starts.
  useLayoutEffect(
    () =>
      watch(
        (value) => setResult({ value }),
        (error) => setResult({ error }),
      ),
    inputs,
  );
  if (result.error !== undefined) throw result.error;
  return result.value;
}
