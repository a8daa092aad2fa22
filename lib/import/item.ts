import type { Article } from '@/lib/clips/article';
import type { Clip, Contents } from '@/lib/clips/clip';
import type { SavedImage } from '@/lib/clips/image';
import type { Publication } from '@/lib/clips/publication';

/** A passage highlighted elsewhere: its exact text, without a position. */
export interface MarkedPassage {
  readonly quote: string;
  readonly note: string | null;
  /** Milliseconds since 1970. */
  readonly markedAt: number | null;
  readonly tags?: readonly string[];
}

/** An imported item. Values missing from the file are `null`, empty or false. */
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
  /** The text as untrusted HTML, not sanitised. */
  readonly html: string | null;
  /** The whole page as untrusted HTML, from which the article is yet to be extracted. */
  readonly page?: string;
  /** The article, if it has already been extracted from the file. */
  readonly article?: Article;
  /** The file itself, if it may be stored with the clip. */
  readonly original?: Uint8Array<ArrayBuffer>;
  readonly passages: readonly MarkedPassage[];
}

/** The source of a failed row, so that it can be written to a repair file. */
export type RawRow =
  /** A table's row: its fields, or its line as it is if it cannot be parsed. */
  | {
      readonly kind: 'csv';
      readonly header: readonly string[];
      readonly fields: readonly string[] | string;
    }
  /** One element of the file's array. `head` and `tail` complete a file of such elements. */
  | { readonly kind: 'json'; readonly json: string; readonly head: string; readonly tail: string }
  /** A part of a text file with several items. */
  | { readonly kind: 'text'; readonly text: string; readonly extension: string }
  /** A file with one item. */
  | { readonly kind: 'file'; readonly name: string; readonly text: string };

/** A row that cannot be imported, and why. */
export interface FailedRow {
  /** Counted from 1; in a table the header is row 1, as in a spreadsheet. */
  readonly row: number;
  readonly title: string | null;
  readonly problem: Problem;
  /** The invalid part of the row, or a library's message. */
  readonly detail: string | null;
  /** `null` if nothing of the row can be written to a repair file. */
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

/** A row as returned by an importer: an item, a whole clip from a backup, or a failure. */
export type ImportRow =
  | { readonly item: ImportItem; readonly row: number; readonly raw: RawRow | null }
  | {
      readonly clip: Clip;
      readonly contents: readonly Contents[];
      readonly images: readonly SavedImage[];
      readonly row: number;
      readonly raw: RawRow | null;
    }
  /** The settings in a backup, not yet parsed. */
  | { readonly settings: unknown; readonly row: number }
  | FailedRow;

/** A local file or one in a zip, which can be streamed repeatedly. */
export interface SourceFile {
  /** For display; never used as a path. */
  readonly name: string;
  /** The unpacked size in bytes, as claimed by the archive. */
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
}

/** The mapping of a table's columns to a clip's fields. `null`: it is ignored. */
export type ColumnPlan = readonly { readonly column: string; readonly field: ClipField | null }[];

/** The fields of a clip that a column can be mapped to. */
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
  | 'doi'
  | 'text';

/** An item with only its URL, to be filled in. */
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
