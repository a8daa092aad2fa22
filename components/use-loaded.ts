import { useEffect, useState } from 'preact/hooks';

/** The result of a dynamic import, `null` until then; a failure is thrown while rendering. */
export function useLoaded<T>(load: () => Promise<T>, wanted = true): T | null {
  const [result, setResult] = useState<{ value?: T; error?: unknown }>({});
  useEffect(() => {
    if (!wanted || 'value' in result) return;
    void load().then(
      (value) => setResult({ value }),
      (error: unknown) => setResult({ error }),
    );
  }, [wanted]);
  if (result.error !== undefined) throw result.error;
  return result.value ?? null;
}
