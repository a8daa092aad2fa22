import type { Clip, Contents } from '@/lib/clips/clip';
import type { SavedImage } from '@/lib/clips/image';
import type { TemplateFor } from './kept-templates';
import type { PageValues } from '@/lib/clips/page-values';

/** Which clips: all but those in the trash, or those named. */
export type Selection = 'all' | readonly string[];

/** A clip with its newest text, where there is one on this device. */
export interface ClipWithText {
  readonly clip: Clip;
  readonly contents: Contents | null;
}

/** A clip with every revision of its text, and its images where any are kept. */
export interface WholeClip {
  readonly clip: Clip;
  readonly contents: readonly Contents[];
  readonly images?: readonly SavedImage[];
}

/** A piece of a file, in the order of the file. */
export type Part = string | Uint8Array<ArrayBuffer>;

/** A file among others. */
export interface OutFile {
  /** With `/` between folders; safe on every system. */
  readonly path: string;
  readonly data: Part;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Words that exports show to their readers, in the person's language. */
export interface ExportWords {
  readonly contents: string;
  readonly notes: string;
  readonly highlights: string;
  /** The name of the appendix, in both forms. */
  readonly highlightsAndNotes: string;
  readonly source: string;
  readonly clipped: string;
  readonly image: string;
}

/** What a format writes of. */
export interface ExportJob {
  /** The clips with their newest text, oldest first, some at a time; counts the progress. */
  readonly clips: () => AsyncIterable<ClipWithText>;
  /** Each with every revision, tombstones too where all are wanted: for a backup. */
  readonly wholeClips: () => AsyncIterable<WholeClip>;
  /** How many clips there will be at most. */
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What the person exports: a tag's name, a clip's title, or the collection. */
  readonly title: string;
  /** BCP 47 tag of `words` and `title`. */
  readonly language: string;
  readonly words: ExportWords;
  readonly templateFor: TemplateFor;
  /** What is kept of a clip's page by the names that templates use. */
  readonly pageValuesOf: (clipId: string) => Promise<PageValues>;
  /** Hears of clips of which a template made too much, or could not be read: that part is without it. */
  readonly onTemplateFault: (clip: Clip) => void;
  /** What a backup says of the settings. */
  readonly settings: Readonly<Record<string, string>>;
  /** Article HTML as a fragment that holds only what articles may. */
  readonly sanitise: (html: string) => DocumentFragment;
}

/** What formats are for: the groups in which the library lists them. */
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
  /** Other names that people search for. */
  readonly group: ExportGroup;
  /** Whether it shows images, which then come within the texts. */
  readonly images?: boolean;
  /** Of the file, or of one of the files. */
  readonly extension: string;
  readonly type: string;
}

/** A way to take clips out in one file, loaded when it is wanted. */
export interface FileFormat extends Named {
  readonly kind: 'file';
  readonly load: () => Promise<(job: ExportJob) => AsyncIterable<Part>>;
}

/** A way to take clips out in several files: zipped, into a folder, or one alone as it is. */
export interface FilesFormat extends Named {
  readonly kind: 'files';
  readonly load: () => Promise<(job: ExportJob) => AsyncIterable<OutFile>>;
}

/** A way to take clips out. */
export type ExportFormat = FileFormat | FilesFormat;
