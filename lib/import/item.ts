import type { Article } from '@/lib/clips/article';
import type { Clip, Contents } from '@/lib/clips/clip';
import type { SavedImage } from '@/lib/clips/image';
import type { Publication } from '@/lib/clips/publication';

/** A passage that was marked elsewhere: its exact words, without a place in the text. */
export interface MarkedPassage {
  readonly quote: string;
  readonly note: string | null;
  /** Milliseconds since 1970. */
  readonly markedAt: number | null;
  readonly tags?: readonly string[];
}

/** What an importer reads of one item. What the file does not say is `null`, empty or false. */
export interface ImportItem {
  readonly url: string;
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly excerpt: string | null;
  readonly standfirst: string | null;
  /** When it was saved, milliseconds since 1970. */
  readonly savedAt: number | null;
  readonly archived: boolean;
  readonly starred: boolean;
  readonly authors: readonly string[];
  readonly siteName: string | null;
  /** ISO 8601, as precise as the file. */
  readonly publishedAt: string | null;
  readonly lang: string | null;
  readonly doi: string | null;
  readonly publication: Publication | null;
  /** The text as HTML from a stranger, not sanitised. */
  readonly html: string | null;
  /** The whole page as HTML from a stranger, of which the article is still to be taken. */
  readonly page?: string;
  /** The article, where the file has been read for it already. */
  readonly article?: Article;
  /** The file itself, where it may be kept with the clip. */
  readonly original?: Uint8Array<ArrayBuffer>;
  readonly passages: readonly MarkedPassage[];
}

/** What a failed row was in its file, so that it can be written to a file to repair. */
export type RawRow =
  /** A table's row: its fields, or its line as it stands where that cannot be parsed. */
  | {
      readonly kind: 'csv';
      readonly header: readonly string[];
      readonly fields: readonly string[] | string;
    }
  /** One element of the file's array. `head` and `tail` make a file of such elements whole. */
  | { readonly kind: 'json'; readonly json: string; readonly head: string; readonly tail: string }
  /** A piece of a text file that holds others like it. */
  | { readonly kind: 'text'; readonly text: string; readonly extension: string }
  /** A file that is one item. */
  | { readonly kind: 'file'; readonly name: string; readonly text: string };

/** A row that cannot be imported, and why. */
export interface FailedRow {
  /** Counted from 1; in a table the header is row 1, as in a spreadsheet. */
  readonly row: number;
  readonly title: string | null;
  readonly problem: Problem;
  /** The part of the row that is wrong, or what a library said of it. */
  readonly detail: string | null;
  /** `null` where nothing of the row can be written down again. */
  readonly raw: RawRow | null;
}

/** Why a row or a file cannot be imported. */
export type Problem =
  | 'no address'
  | 'not an address'
  | 'not a web address'
  | 'invalid'
  | 'cut off'
  | 'quote without end'
  | 'unknown file'
  | 'unsafe name'
  | 'too large'
  | 'damaged'
  | 'encrypted'
  | 'password'
  | 'no text'
  | 'newer version'
  | 'empty';

/** A row as an importer gives it: an item, a whole clip from a backup, or why there is none. */
export type ImportRow =
  | { readonly item: ImportItem; readonly row: number; readonly raw: RawRow | null }
  | {
      readonly clip: Clip;
      readonly contents: readonly Contents[];
      readonly images: readonly SavedImage[];
      readonly row: number;
      readonly raw: RawRow | null;
    }
  /** What a backup says of the settings, for whoever knows them to parse. */
  | { readonly settings: unknown; readonly row: number }
  | FailedRow;

/** A file from the disk or out of a zip, read as a stream as often as wanted. */
export interface SourceFile {
  /** For people; nothing is ever written under it. */
  readonly name: string;
  /** Bytes, unpacked, as far as the archive tells the truth. */
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
}

/** Which column of a table becomes what of a clip. `null`: it is left out. */
export type ColumnPlan = readonly { readonly column: string; readonly field: ClipField | null }[];

/** What of a clip a column can become. */
export type ClipField =
  | 'url'
  | 'title'
  | 'tags'
  | 'note'
  | 'excerpt'
  | 'standfirst'
  | 'savedAt'
  | 'state'
  | 'starred'
  | 'passages'
  | 'authors'
  | 'siteName'
  | 'publishedAt'
  | 'lang'
  | 'doi';

/** An item with nothing but its address, to fill in. */
export function bareItem(url: string): ImportItem {
  return {
    url,
    title: null,
    tags: [],
    note: null,
    excerpt: null,
    standfirst: null,
    savedAt: null,
    archived: false,
    starred: false,
    authors: [],
    siteName: null,
    publishedAt: null,
    lang: null,
    doi: null,
    publication: null,
    html: null,
    passages: [],
  };
}
