import type { Clip } from '@/lib/clips/clip';
import type { Order } from './index/ask';
import type { Group } from './likeness/groups';
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
      /** Of how many, the first ones, to read what a list shows. */
      readonly show: number;
    }
  | {
      /** Where the texts of clips say what was looked for. */
      readonly kind: 'snippets';
      readonly query: Query;
      readonly ids: readonly string[];
    }
  /** Clips that seem to be the same article. */
  | { readonly kind: 'groups' };

/** Snippets by clip; empty where the text does not say it. */
export type Snippets = Readonly<Record<string, readonly Piece[]>>;

/** What a request is answered with. */
export type Answer =
  Results | { readonly snippets: Snippets } | { readonly groups: readonly Group[] };

/** The ids found and, for the first of them, what a list shows: one round trip paints them. */
export interface Results {
  readonly ids: readonly string[];
  readonly clips: readonly Clip[];
  readonly snippets: Snippets;
}

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
