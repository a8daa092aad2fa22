import { useLayoutEffect, useState } from 'preact/hooks';

/** A query that calls back with its value, again at every change, until it is stopped. */
export type Watch<T> = (
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
) => () => void;

/**
 * The newest value of a watched query; `undefined` until there is one. A failure is thrown while
 * rendering, where the error panel shows it.
 */
export function useWatched<T>(watch: Watch<T>, inputs: readonly unknown[]): T | undefined {
  const [result, setResult] = useState<{ value?: T; error?: unknown }>({});
  // A layout effect, for others wait for the next frame, and so would what is read.
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
