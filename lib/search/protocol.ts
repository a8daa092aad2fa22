import type { Clip } from '@/lib/clips/clip';
import type { Order } from './index/queries';
import type { Group } from './similarity/groups';
import type { Query } from './query/ast';
import type { Piece } from './text/snippet';

/** A request to the index. */
export type Request =
  | {
      /** Finds ids of matching clips, in order. */
      readonly kind: 'find';
      readonly query: Query;
      readonly order: Order;
      /** The maximum number; `null` for all. */
      readonly limit: number | null;
      /** For how many of the first ones to read list data. */
      readonly show: number;
    }
  | {
      /** Finds the matching passages of clips' texts. */
      readonly kind: 'snippets';
      readonly query: Query;
      readonly ids: readonly string[];
    }
  /** Finds clips that seem to be the same article. */
  | { readonly kind: 'groups' }
  /** Lets indexing wait for a moment. */
  | { readonly kind: 'defer' };

/** Snippets by clip; empty if its text does not match. */
export type Snippets = Readonly<Record<string, readonly Piece[]>>;

/** The answer to a request. */
export type Answer =
  | Results
  | { readonly snippets: Snippets }
  | { readonly groups: readonly Group[] }
  | { readonly deferred: true };

/** The ids found, with list data for the first of them: one round trip is enough to render them. */
export interface Results {
  readonly ids: readonly string[];
  readonly clips: readonly Clip[];
  readonly snippets: Snippets;
}

/** The state of the index. */
export type IndexState =
  | { readonly state: 'opening' }
  /** Some clips are not indexed yet, and results only include indexed ones. */
  | { readonly state: 'building'; readonly done: number; readonly total: number }
  /** It includes every change up to a sequence number of the journal. */
  | { readonly state: 'ready'; readonly seq: number }
  | { readonly state: 'failed'; readonly detail: string };

/** From a page to its worker. */
export interface PageMessage {
  readonly id: number;
  readonly request: Request;
}

/** From a worker to its page. */
export type WorkerMessage =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly failed: string }
  | { readonly index: IndexState };
