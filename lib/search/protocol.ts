import type { Order } from './index/ask';
import type { Query } from './query/ast';
import type { Piece } from './text/snippet';

/** What the index can be asked. */
export type Request =
  | {
      /** Ids of the clips that fit, in order. */
      readonly kind: 'find';
      readonly query: Query;
      readonly order: Order;
      /** How many at most; `null` for all. */
      readonly limit: number | null;
    }
  | {
      /** Where the texts of clips say what was looked for. */
      readonly kind: 'snippets';
      readonly query: Query;
      readonly ids: readonly string[];
    };

/** Snippets by clip; a clip whose text does not say it has none. */
export type Snippets = Readonly<Record<string, readonly Piece[]>>;

/** What a request is answered with. */
export type Answer = { readonly ids: readonly string[] } | { readonly snippets: Snippets };

/** How the index is. */
export type IndexState =
  | { readonly state: 'opening' }
  /** Not all clips are in it yet, and what is found is of those that are. */
  | { readonly state: 'building'; readonly done: number; readonly total: number }
  /** It has every change up to a number of the journal. */
  | { readonly state: 'ready'; readonly seq: number }
  | { readonly state: 'failed'; readonly detail: string };

/** From a page to its worker. */
export interface Asked {
  readonly id: number;
  readonly request: Request;
}

/** From a worker to its page. */
export type Told =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly failed: string }
  | { readonly index: IndexState };
