import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SearchClient } from '@/lib/search/client';
import type { Order } from '@/lib/search/index/queries';
import type { IndexState, Results } from '@/lib/search/protocol';
import type { Query } from '@/lib/search/query/ast';
import { foldForSearch } from '@/lib/search/text/fold';
import type { ClipFilter } from '@/lib/store/queries';
import { FIRST_PAGE } from '../list/first-page';
import { useAddressedQuery } from './use-addressed-query';
import { useTypedQuery } from './use-typed-query';

/** About as many as fit on most screens. */
const SHOWN = 12;
/** Delay before the whole list is read, so that it is not read for a query still being typed. */
const REST_AFTER_MS = 250;
/** The index is opened when the page is idle, or after this time at the latest. */
const OPEN_WITHIN_MS = 1000;
/** While the index is being built, results grow; asking more often would slow that down. */
const REFRESH_MS = 2000;

/** Results of a search. */
interface Found extends Results {
  readonly query: Query;
  /** The text typed by the user. */
  readonly typed: string;
  /** Whether these are all results, rather than only the first. */
  readonly complete: boolean;
}

/** State of the index. */
function useIndexState(client: SearchClient): IndexState {
  const [state, setState] = useState<IndexState>({ state: 'opening' });
  useEffect(() => client.onState(setState), [client]);
  // The list comes first; a search in the meantime opens the index at once.
  useEffect(() => void requestIdleCallback(client.start, { timeout: OPEN_WITHIN_MS }), [client]);
  useEffect(() => {
    const options = { capture: true, passive: true };
    document.addEventListener('scroll', client.defer, options);
    return () => document.removeEventListener('scroll', client.defer, options);
  }, [client]);
  return state;
}

/** A number that increases when the index has new or changed clips. */
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

/** The query typed, within the list that is open. */
function useQuery(typed: string, scope: readonly Query[]) {
  const { query, problem, submit } = useTypedQuery(typed);
  return { query: query && { kind: 'and' as const, parts: [query, ...scope] }, problem, submit };
}

/** Conditions added to the user's query: the tag, and the trash if that is open. */
function scopeOf({ place, tag }: ClipFilter): Query[] {
  return [
    ...(place === 'trash' ? [{ kind: 'is', state: 'trashed' } as const] : []),
    ...(tag === null ? [] : [{ kind: 'tag', tag: foldForSearch(tag), prefix: false } as const]),
  ];
}

/** The library's search: the text typed, the order of results, and the results. */
export function useSearch(client: SearchClient, filter: ClipFilter) {
  const [typed, type] = useAddressedQuery();
  const [order, setOrder] = useState<Order>('relevance');
  const { query, problem, submit } = useQuery(typed, scopeOf(filter));
  const index = useIndexState(client);
  const found = useFound(client, query, typed, order);
  return {
    /** Whether a search is still waiting for its results. */
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

/** The clips that match a query, kept up to date with the index; `null` without a query. */
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
  // A layout effect: a normal one would wait for the next frame while the user waits for results.
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
      // Rows already on screen are not cut to the first page, or the list would jump.
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
