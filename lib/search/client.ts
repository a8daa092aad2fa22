import type { Order } from './index/ask';
import type { Answer, Asked, IndexState, Request, Results, Snippets, Told } from './protocol';
import type { Group } from './likeness/groups';
import type { Query } from './query/ast';

const NOTHING: Results = { ids: [], clips: [], snippets: {} };

/** How a page searches: through a worker of its own, which shares the index with other tabs. */
export interface SearchClient {
  /**
   * The clips that fit, in order.
   * @param limit how many at most; `null` for all
   * @param show of how many, the first ones, to give what a list shows
   */
  readonly find: (
    query: Query,
    order: Order,
    limit: number | null,
    show: number,
  ) => Promise<Results>;
  /** Waits until nothing that was asked to be found is still being looked for. */
  readonly idle: () => Promise<void>;
  /** Where the texts of clips say what was looked for. */
  readonly snippets: (query: Query, ids: readonly string[]) => Promise<Snippets>;
  /** Groups of clips that seem to be the same article, of those that are indexed by now. */
  readonly groups: () => Promise<readonly Group[]>;
  /** Opens the index, so that it is there when something is asked. */
  readonly start: () => void;
  /** Hears how the index is, at once and whenever that changes; gives what ends it. */
  readonly onState: (listener: (state: IndexState) => void) => () => void;
}

/** A client whose worker is started when the page first asks anything of the index. */
export function searchClient(start: () => Worker): SearchClient {
  const asked = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (reason: Error) => void }
  >();
  const listeners = new Set<(state: IndexState) => void>();
  let worker: Worker | null = null;
  let last: IndexState = { state: 'opening' };
  let next = 0;
  let finding: Promise<unknown> = Promise.resolve();

  const tell = (state: IndexState) => {
    last = state;
    for (const listener of listeners) listener(state);
  };

  const hear = ({ data }: MessageEvent<Told>) => {
    if ('index' in data) {
      tell(data.index);
    } else {
      const one = asked.get(data.id);
      asked.delete(data.id);
      if ('failed' in data) one?.reject(new Error(data.failed));
      else one?.resolve(data.answer);
    }
  };

  const started = () => {
    if (worker) return worker;
    worker = start();
    worker.addEventListener('message', hear);
    worker.addEventListener('error', ({ message }) => tell({ state: 'failed', detail: message }));
    return worker;
  };

  const ask = (request: Request) =>
    new Promise<Answer>((resolve, reject) => {
      next += 1;
      asked.set(next, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      started().postMessage({ id: next, request } satisfies Asked);
    });

  return {
    async idle() {
      await finding;
    },
    async find(query, order, limit, show) {
      const asking = ask({ kind: 'find', query, order, limit, show });
      finding = asking.catch(() => undefined);
      const answer = await asking;
      return 'ids' in answer ? answer : NOTHING;
    },
    async snippets(query, ids) {
      const answer = await ask({ kind: 'snippets', query, ids });
      return 'snippets' in answer ? answer.snippets : {};
    },
    async groups() {
      const answer = await ask({ kind: 'groups' });
      return 'groups' in answer ? answer.groups : [];
    },
    start: () => void started(),
    onState(listener) {
      listeners.add(listener);
      listener(last);
      return () => listeners.delete(listener);
    },
  };
}
