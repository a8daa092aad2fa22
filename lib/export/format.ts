import type { Clip, Contents } from '@/lib/clips/clip';
import type { SavedImage } from '@/lib/clips/image';
import type { TemplateFor } from './kept-templates';
import type { PageValues } from '@/lib/clips/page-values';

/** The clips to export: all but those in the trash, or certain ones. */
export type Selection = 'all' | readonly string[];

/** A clip with its newest text, if it is on this device. */
export interface ClipWithText {
  readonly clip: Clip;
  readonly contents: Contents | null;
}

/** A clip with all revisions of its text, and its stored images. */
export interface WholeClip {
  readonly clip: Clip;
  readonly contents: readonly Contents[];
  readonly images?: readonly SavedImage[];
}

/** A part of a file's content, in order. */
export type Part = string | Uint8Array<ArrayBuffer>;

/** One of several output files. */
export interface OutputFile {
  /** With `/` between folders; valid on every system. */
  readonly path: string;
  readonly data: Part;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Texts in exported files, in the user's language. */
export interface ExportWords {
  readonly contents: string;
  readonly notes: string;
  readonly highlights: string;
  /** The title of the appendix with both. */
  readonly highlightsAndNotes: string;
  readonly source: string;
  readonly clipped: string;
  readonly image: string;
}

/** The input of an export format. */
export interface ExportJob {
  /** The clips with their newest text, oldest first, in batches; reports progress. */
  readonly clips: () => AsyncIterable<ClipWithText>;
  /** The clips with all revisions, including tombstones if all are exported: for a backup. */
  readonly wholeClips: () => AsyncIterable<WholeClip>;
  /** The maximum number of clips. */
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The title of the export: a tag's name, a clip's title, or the collection. */
  readonly title: string;
  /** BCP 47 tag of `words` and `title`. */
  readonly language: string;
  readonly words: ExportWords;
  readonly templateFor: TemplateFor;
  /** Returns a clip's stored page values, for templates. */
  readonly pageValuesOf: (clipId: string) => Promise<PageValues>;
  /**
   * Called for clips for which a template was invalid or produced too much; that part is omitted.
   */
  readonly onTemplateFault: (clip: Clip) => void;
  /** The settings to include in a backup. */
  readonly settings: Readonly<Record<string, string>>;
  /** Sanitises article HTML into a fragment. */
  readonly sanitise: (html: string) => DocumentFragment;
}

/** The purposes of formats, by which the library groups them. */
export type ExportGroup = 'notes' | 'pages' | 'references' | 'services' | 'backup';

interface Named {
  readonly id:
    | 'markdown'
    | 'html'
    | 'epub'
    | 'backup'
    | 'csv'
    | 'bibtex'
    | 'ris'
    | 'csl'
    | 'bookmarks'
    | 'annotations'
    | 'highlights'
    | 'readwise'
    | 'hypothesis'
    | 'logseq'
    | 'wallabag'
    | 'zotero'
    | 'opml'
    | 'anki'
    | 'text';
  /** The group in which the library lists it. */
  readonly group: ExportGroup;
  /** Whether it includes images, which are then embedded in the texts. */
  readonly images?: boolean;
  /** The extension of the file, or of each file. */
  readonly extension: string;
  readonly type: string;
}

/** An export format with one file, loaded on demand. */
export interface FileFormat extends Named {
  readonly kind: 'file';
  readonly load: () => Promise<(job: ExportJob) => AsyncIterable<Part>>;
}

/** An export format with several files: zipped, into a folder, or a single one as it is. */
export interface FilesFormat extends Named {
  readonly kind: 'files';
  readonly load: () => Promise<(job: ExportJob) => AsyncIterable<OutputFile>>;
}

/** An export format. */
export type ExportFormat = FileFormat | FilesFormat;
