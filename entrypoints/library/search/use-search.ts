import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SearchClient } from '@/lib/search/client';
import type { Order } from '@/lib/search/index/ask';
import type { IndexState, Results } from '@/lib/search/protocol';
import type { Query } from '@/lib/search/query/ast';
import { EVERYTHING, QueryError } from '@/lib/search/query/ast';
import { parseQuery } from '@/lib/search/query/parse';
import { foldForSearch } from '@/lib/search/text/fold';
import type { ClipFilter } from '@/lib/store/queries';
import { FIRST_PAGE } from '../list/first-page';
import { useAddressedQuery } from './use-addressed-query';

/** As many as are in sight on most screens. */
const SHOWN = 12;
/** A person who types on would only wait for the whole list of a query already left behind. */
const REST_AFTER_MS = 250;
/** What is wrong with a query is said when the person pauses, not at each letter. */
const PAUSE_MS = 700;
/** The index is opened when the page is quiet, or when this has passed. */
const OPEN_WITHIN_MS = 1000;
/** While the index is built what is found grows; asking more often would slow the building. */
const REFRESH_MS = 2000;

/** What a search found. */
interface Found extends Results {
  readonly query: Query;
  /** What the person typed for it. */
  readonly typed: string;
  /** Whether these are all, or the first ones. */
  readonly complete: boolean;
}

/** How the index is. */
function useIndexState(client: SearchClient): IndexState {
  const [state, setState] = useState<IndexState>({ state: 'opening' });
  useEffect(() => client.onState(setState), [client]);
  // The list comes first; what is searched for meanwhile opens the index at once.
  useEffect(() => void requestIdleCallback(client.start, { timeout: OPEN_WITHIN_MS }), [client]);
  return state;
}

/** A number that goes up when the index has more or other clips than before. */
function useEdition(client: SearchClient): number {
  const [edition, setEdition] = useState(0);
  useEffect(() => {
    let refreshed = 0;
    let seq = -1;
    return client.onState((index) => {
      const changed = index.state === 'ready' && index.seq !== seq;
      const grown = index.state === 'building' && Date.now() - refreshed > REFRESH_MS;
      if (!changed && !grown) return;
      if (index.state === 'ready') ({ seq } = index);
      refreshed = Date.now();
      setEdition((last) => last + 1);
    });
  }, [client]);
  return edition;
}

/** What the person typed, as a query: the last one that made sense while it makes none. */
function useQuery(typed: string, scope: readonly Query[]) {
  const [paused, setPaused] = useState<string | null>(null);
  const sensible = useRef<Query | null>(null);
  const problem = useMemo(() => {
    try {
      const query = parseQuery(typed, { typing: true });
      sensible.current = query === EVERYTHING ? null : query;
      return null;
    } catch (error) {
      if (error instanceof QueryError) return error;
      throw error;
    }
  }, [typed]);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const words = sensible.current;
  return {
    query: words && { kind: 'and' as const, parts: [words, ...scope] },
    /** To be shown: once the person paused, or said so. */
    problem: paused === typed ? problem : null,
    submit: () => setPaused(typed),
  };
}

/** What is searched besides what the person types: a tag, and the trash where that is open. */
function scopeOf({ place, tag }: ClipFilter): Query[] {
  return [
    ...(place === 'trash' ? [{ kind: 'is', state: 'trashed' } as const] : []),
    ...(tag === null ? [] : [{ kind: 'tag', tag: foldForSearch(tag), prefix: false } as const]),
  ];
}

/** The library's search: what is typed, in which order results are wanted, and what was found. */
export function useSearch(client: SearchClient, filter: ClipFilter) {
  const [typed, type] = useAddressedQuery();
  const [order, setOrder] = useState<Order>('relevance');
  const { query, problem, submit } = useQuery(typed, scopeOf(filter));
  const index = useIndexState(client);
  const found = useFound(client, query, typed, order);
  return {
    /** Something is asked for, and not found yet. */
    waiting: query !== null && found === null && index.state !== 'failed',
    typed,
    type,
    submit,
    problem,
    order,
    setOrder,
    index,
    found,
  };
}

/** The clips that fit a query, kept up with the index; `null` where there is no query. */
function useFound(
  client: SearchClient,
  query: Query | null,
  typed: string,
  order: Order,
): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const shown = useRef<string | null>(null);
  const edition = useEdition(client);
  const key = query && `${order} ${JSON.stringify(query)}`;
  // A layout effect, for others wait for the next frame, and the person for nothing else.
  useLayoutEffect(() => {
    if (!query) {
      shown.current = null;
      setFound(null);
      return undefined;
    }
    const stop = new AbortController();
    const show = (next: Found) => {
      if (stop.signal.aborted) return;
      shown.current = key;
      setFound(next);
    };
    const run = async () => {
      await client.idle();
      if (stop.signal.aborted) return;
      // Rows already on screen are not cut first, or the list would jump.
      if (shown.current !== key) {
        const results = await client.find(query, order, FIRST_PAGE, SHOWN);
        const complete = results.ids.length < FIRST_PAGE;
        show({ ...results, query, typed, complete });
        if (complete) return;
        await new Promise((resolve) => setTimeout(resolve, REST_AFTER_MS));
        if (stop.signal.aborted) return;
      }
      show({ ...(await client.find(query, order, null, SHOWN)), query, typed, complete: true });
    };
    // The index reports failures in its own state.
    run().catch(() => undefined);
    return () => stop.abort();
  }, [client, key, edition]);
  return query ? found : null;
}
