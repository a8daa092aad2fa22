import type { Order } from './index/queries';
import type {
  Answer,
  PageMessage,
  IndexState,
  Request,
  Results,
  Snippets,
  WorkerMessage,
} from './protocol';
import type { Group } from './similarity/groups';
import type { Query } from './query/ast';

const NOTHING: Results = { ids: [], clips: [], snippets: {} };

/** A page's access to search: through a worker, which shares the index with other tabs. */
export interface SearchClient {
  /**
   * Finds the clips that match, in order.
   * @param limit the maximum number; `null` for all
   * @param show for how many of the first ones to return list data
   */
  readonly find: (
    query: Query,
    order: Order,
    limit: number | null,
    show: number,
  ) => Promise<Results>;
  /** Waits until no search is pending. */
  readonly idle: () => Promise<void>;
  /** Returns the passages of clips' texts that match. */
  readonly snippets: (query: Query, ids: readonly string[]) => Promise<Snippets>;
  /** Returns groups of clips that seem to be the same article, among those indexed so far. */
  readonly groups: () => Promise<readonly Group[]>;
  /** Lets indexing wait for a moment, so that scrolling has the processor to itself. */
  readonly defer: () => void;
  /** Opens the index, so that it is ready for the first search. */
  readonly start: () => void;
  /**
   * Calls back with the state of the index, now and whenever it changes; returns a function that
   * stops it.
   */
  readonly onState: (listener: (state: IndexState) => void) => () => void;
}

/** Scrolling defers indexing at most this often, in milliseconds. */
const DEFER_EVERY = 100;

interface PendingRequest {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

/** The worker, started on first use; matches answers to requests. */
class IndexWorker {
  private readonly start: () => Worker;
  private readonly pending = new Map<number, PendingRequest>();
  private readonly listeners = new Set<(state: IndexState) => void>();
  private worker: Worker | null = null;
  private last: IndexState = { state: 'opening' };
  private lastId = 0;
  private lastDeferral = -Infinity;

  constructor(start: () => Worker) {
    this.start = start;
  }

  started(): Worker {
    if (this.worker) return this.worker;
    this.worker = this.start();
    this.worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) =>
      this.receive(data),
    );
    this.worker.addEventListener('error', ({ message }) =>
      this.publishState({ state: 'failed', detail: message }),
    );
    return this.worker;
  }

  request(request: Request): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.lastId += 1;
      this.pending.set(this.lastId, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      this.started().postMessage({ id: this.lastId, request } satisfies PageMessage);
    });
  }

  /** Defers indexing, if any is going on. */
  defer(): void {
    const now = performance.now();
    if (this.last.state !== 'building' || now < this.lastDeferral + DEFER_EVERY) return;
    this.lastDeferral = now;
    // Whatever stops the index is reported with its state.
    this.request({ kind: 'defer' }).catch(() => undefined);
  }

  onState(listener: (state: IndexState) => void): () => void {
    this.listeners.add(listener);
    listener(this.last);
    return () => this.listeners.delete(listener);
  }

  private receive(data: WorkerMessage): void {
    if ('index' in data) {
      this.publishState(data.index);
      return;
    }
    const one = this.pending.get(data.id);
    this.pending.delete(data.id);
    if ('failed' in data) one?.reject(new Error(data.failed));
    else one?.resolve(data.answer);
  }

  private publishState(state: IndexState): void {
    this.last = state;
    for (const listener of this.listeners) listener(state);
  }
}

/** Creates a client whose worker is started on first use. */
export function searchClient(start: () => Worker): SearchClient {
  const worker = new IndexWorker(start);
  let finding: Promise<unknown> = Promise.resolve();
  return {
    async idle() {
      await finding;
    },
    async find(query, order, limit, show) {
      const asking = worker.request({ kind: 'find', query, order, limit, show });
      finding = asking.catch(() => undefined);
      const answer = await asking;
      return 'ids' in answer ? answer : NOTHING;
    },
    async snippets(query, ids) {
      const answer = await worker.request({ kind: 'snippets', query, ids });
      return 'snippets' in answer ? answer.snippets : {};
    },
    async groups() {
      const answer = await worker.request({ kind: 'groups' });
      return 'groups' in answer ? answer.groups : [];
    },
    defer: () => worker.defer(),
    start: () => void worker.started(),
    onState: (listener) => worker.onState(listener),
  };
}
