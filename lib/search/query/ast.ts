/** A column of the index: what words can be looked for in. */
export const FIELDS = ['title', 'authors', 'site', 'tags', 'note', 'highlights', 'text'] as const;

/** A column of the index. */
export type Field = (typeof FIELDS)[number];

/** A clip's state that `is:` asks for. */
export const STATES = [
  'unread',
  'archived',
  'starred',
  'highlighted',
  'textless',
  'trashed',
] as const;

/** A clip's state that `is:` asks for. */
export type State = (typeof STATES)[number];

/** What `has:` asks for. */
export const THINGS = ['note', 'image', 'code', 'table'] as const;

/** What `has:` asks for. */
export type Thing = (typeof THINGS)[number];

/** A span of days, `from` in it and `to` not; as `YYYY-MM-DD`, open where `null`. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/** Words that follow each other, or the beginning of one. */
export interface Words {
  readonly kind: 'words';
  readonly text: string;
  /** The last word may go on. */
  readonly prefix: boolean;
  /** Where to look; `null` for everywhere. */
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

/** The query that every clip fits. */
export const EVERYTHING: Query = { kind: 'and', parts: [] };

/** Why a text is no query, as the message that says so, and where. */
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

/** Thrown where a text is no query. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly key: QueryErrorKey;
  /** UTF-16 code units from the beginning. */
  readonly at: number;
  /** What is wrong there, for the message. */
  readonly found: string;

  constructor(key: QueryErrorKey, at: number, found = '') {
    super(`${key} at ${at}`);
    this.key = key;
    this.at = at;
    this.found = found;
  }
}
