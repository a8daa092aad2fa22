/** The columns of the index, in which words can be searched. */
export const FIELDS = ['title', 'authors', 'site', 'tags', 'note', 'highlights', 'text'] as const;

/** A column of the index. */
export type Field = (typeof FIELDS)[number];

/** The values of `is:`. */
export const STATES = [
  'unread',
  'archived',
  'starred',
  'highlighted',
  'textless',
  'trashed',
] as const;

/** A state of a clip, for `is:`. */
export type State = (typeof STATES)[number];

/** The values of `has:`. */
export const THINGS = ['note', 'image', 'code', 'table'] as const;

/** A part of a clip, for `has:`. */
export type Thing = (typeof THINGS)[number];

/** A range of days as `YYYY-MM-DD`, including `from` but not `to`; open if `null`. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/** A sequence of words, or the beginning of one. */
export interface Words {
  readonly kind: 'words';
  readonly text: string;
  /** Whether the last word may be incomplete. */
  readonly prefix: boolean;
  /** The columns to search; `null` for all. */
  readonly fields: readonly Field[] | null;
}

/** A parsed query. */
export type Query =
  | Words
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | { readonly kind: 'tag'; readonly tag: string; readonly prefix: boolean }
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'lang'; readonly lang: string }
  | { readonly kind: 'is'; readonly state: State }
  | { readonly kind: 'has'; readonly thing: Thing }
  | { readonly kind: 'date'; readonly of: 'clipped' | 'published'; readonly days: Days };

/** The query that matches every clip. */
export const EVERYTHING: Query = { kind: 'and', parts: [] };

/** Why a text is not a valid query: the key of the error message. */
export type QueryErrorKey =
  | 'queryQuoteOpen'
  | 'queryParenOpen'
  | 'queryParenUnopened'
  | 'queryNothingToExclude'
  | 'queryOrNeedsBoth'
  | 'queryUnknownFilter'
  | 'queryValueMissing'
  | 'queryUnknownState'
  | 'queryUnknownThing'
  | 'queryUnknownPart'
  | 'queryNotADate'
  | 'queryInNeedsWords'
  | 'queryInExcluded'
  | 'queryTooLong';

/** Thrown if a text is not a valid query. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly key: QueryErrorKey;
  /** The position in UTF-16 code units. */
  readonly at: number;
  /** The offending text, for the message. */
  readonly found: string;

  constructor(key: QueryErrorKey, at: number, found = '') {
    super(`${key} at ${at}`);
    this.key = key;
    this.at = at;
    this.found = found;
  }
}
