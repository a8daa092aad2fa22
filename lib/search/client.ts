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

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

/** The worker, started when something is first asked of it; each answer finds who asked. */
class IndexWorker {
  private readonly start: () => Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners = new Set<(state: IndexState) => void>();
  private worker: Worker | null = null;
  private last: IndexState = { state: 'opening' };
  private asked = 0;

  constructor(start: () => Worker) {
    this.start = start;
  }

  started(): Worker {
    if (this.worker) return this.worker;
    this.worker = this.start();
    this.worker.addEventListener('message', ({ data }: MessageEvent<Told>) => this.hear(data));
    this.worker.addEventListener('error', ({ message }) =>
      this.tell({ state: 'failed', detail: message }),
    );
    return this.worker;
  }

  ask(request: Request): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.asked += 1;
      this.waiting.set(this.asked, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      this.started().postMessage({ id: this.asked, request } satisfies Asked);
    });
  }

  onState(listener: (state: IndexState) => void): () => void {
    this.listeners.add(listener);
    listener(this.last);
    return () => this.listeners.delete(listener);
  }

  private hear(told: Told): void {
    if ('index' in told) {
      this.tell(told.index);
      return;
    }
    const one = this.waiting.get(told.id);
    this.waiting.delete(told.id);
    if ('failed' in told) one?.reject(new Error(told.failed));
    else one?.resolve(told.answer);
  }

  private tell(state: IndexState): void {
    this.last = state;
    for (const listener of this.listeners) listener(state);
  }
}

/** A client whose worker is started when the page first asks anything of the index. */
export function searchClient(start: () => Worker): SearchClient {
  const worker = new IndexWorker(start);
  let finding: Promise<unknown> = Promise.resolve();
  return {
    async idle() {
      await finding;
    },
    async find(query, order, limit, show) {
      const asking = worker.ask({ kind: 'find', query, order, limit, show });
      finding = asking.catch(() => undefined);
      const answer = await asking;
      return 'ids' in answer ? answer : NOTHING;
    },
    async snippets(query, ids) {
      const answer = await worker.ask({ kind: 'snippets', query, ids });
      return 'snippets' in answer ? answer.snippets : {};
    },
    async groups() {
      const answer = await worker.ask({ kind: 'groups' });
      return 'groups' in answer ? answer.groups : [];
    },
    start: () => void worker.started(),
    onState: (listener) => worker.onState(listener),
  };
}
