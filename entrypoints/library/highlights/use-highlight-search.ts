import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SearchClient } from '@/lib/search/client';
import { findHighlights } from '@/lib/search/find-highlights';
import type { IndexState } from '@/lib/search/protocol';
import type { Query } from '@/lib/search/query/ast';
import { patternsFor, findMatches } from '@/lib/search/text/snippet';
import type { ClipDatabase } from '@/lib/store/database';
import { useTypedQuery } from '../search/use-typed-query';

/** Delay before searching, so that no search runs for a query still being typed. */
const PAUSE_MS = 150;
const FIELDS = ['highlights', 'note'] as const;

/** Returns a function that finds the matches of a query in a highlight or note. */
function markingOf(query: Query | null) {
  const patterns = query ? FIELDS.flatMap((field) => patternsFor(query, field)) : [];
  return (text: string) => (patterns.length === 0 ? [] : findMatches(text, patterns));
}

/** Names of the highlights that match the query typed; `null` without a query. */
export function useHighlightSearch(db: ClipDatabase, client: SearchClient) {
  const [typed, type] = useState('');
  const [names, setNames] = useState<ReadonlySet<string> | null>(null);
  const [index, setIndex] = useState<IndexState>({ state: 'opening' });
  useEffect(() => client.onState(setIndex), [client]);
  const { query, problem, submit } = useTypedQuery(typed);
  const marking = useMemo(() => markingOf(query), [query]);
  const seq = index.state === 'ready' ? index.seq : null;
  useEffect(() => {
    if (!query) {
      setNames(null);
      return undefined;
    }
    const stop = new AbortController();
    const find = async () => {
      const ask = async (wanted: Query) => (await client.find(wanted, 'newest', null, 0)).ids;
      const found = await findHighlights(db, query, ask, stop.signal);
      if (!stop.signal.aborted) setNames(found);
    };
    // The index reports failures in its own state.
    const timer = setTimeout(() => void find().catch(() => undefined), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [db, client, query, seq]);
  return { typed, type, submit, names, problem, findMatches: marking, index };
}
