import { useEffect, useState } from 'preact/hooks';
import type { Snippets } from '@/lib/search/protocol';

const NONE: Snippets = {};

/** The snippets of the clips in sight; those of the last ones until they are there. */
export function useSnippets(
  read: ((ids: readonly string[]) => Promise<Snippets>) | null,
  ids: readonly string[],
): Snippets {
  const [snippets, setSnippets] = useState(NONE);
  useEffect(() => {
    if (!read || ids.length === 0) return undefined;
    let current = true;
    read(ids).then(
      (found) => current && setSnippets(found),
      // The row then shows what it shows in a list.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [read !== null, ids.join()]);
  return read ? snippets : NONE;
}
