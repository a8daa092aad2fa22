import { useLayoutEffect, useState } from 'preact/hooks';
import type { Snippets } from '@/lib/search/protocol';

/** Excerpts of the listed clips' texts that match the search. */
export interface SnippetSource {
  /** Differs for each search. */
  readonly key: string;
  /** Snippets that are already loaded. */
  readonly given: Snippets;
  readonly read: (ids: readonly string[]) => Promise<Snippets>;
}

interface LoadedSnippets {
  readonly key: string;
  readonly snippets: Snippets;
}

/** The snippets of the clips in view, read as they scroll into view. */
export function useSnippets(finding: SnippetSource | null, ids: readonly string[]): Snippets {
  const [held, setHeld] = useState<LoadedSnippets>({ key: '', snippets: {} });
  const key = finding?.key ?? '';
  const known = { ...finding?.given, ...(held.key === key ? held.snippets : {}) };
  const missing = ids.filter((id) => !(id in known));
  useLayoutEffect(() => {
    if (!finding || missing.length === 0) return undefined;
    let current = true;
    finding.read(missing).then(
      (found) => {
        if (current) setHeld({ key, snippets: { ...known, ...found } });
      },
      // The row then looks as it does without a search.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [key, missing.join()]);
  return known;
}
