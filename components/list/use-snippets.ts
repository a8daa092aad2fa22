import { useLayoutEffect, useState } from 'preact/hooks';
import type { Snippets } from '@/lib/search/protocol';

/** Where the texts of the clips of a list say what was looked for. */
export interface Finding {
  /** Differs where something else was looked for. */
  readonly key: string;
  /** What is there already. */
  readonly given: Snippets;
  readonly read: (ids: readonly string[]) => Promise<Snippets>;
}

interface Held {
  readonly key: string;
  readonly snippets: Snippets;
}

/** The snippets of the clips in sight, read as they come into sight. */
export function useSnippets(finding: Finding | null, ids: readonly string[]): Snippets {
  const [held, setHeld] = useState<Held>({ key: '', snippets: {} });
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
      // The row then shows what it shows in a list.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [key, missing.join()]);
  return known;
}
