/** A piece of text as it stands on a page, in points; `y` is its baseline, from the page's top. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The size of its font. */
  readonly size: number;
  /** Names the font within the document. */
  readonly font: string;
  readonly rtl: boolean;
  /** White space stood before it. */
  readonly spaced: boolean;
  /** The tag that it has in the document's structure. */
  readonly tag: Tag | null;
}

/** The structure element that a text is in, where a document is tagged (ISO 32000-1, 14.8). */
export interface Tag {
  /** Counts the elements in reading order. */
  readonly order: number;
  /** The standard role of the nearest element that is a block: `P`, `H1`, `LI`, … */
  readonly role: string;
}

/** A page as it is read: plain objects, in points from its upper left. */
export interface PdfPage {
  /** Counted from 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
}

/** An entry of a document's outline. */
export interface OutlineEntry {
  readonly title: string;
  /** 1 for the outermost. */
  readonly level: number;
}

/** A document as it is read, as far as its bounds let it be. */
export interface PdfDocument {
  readonly pages: readonly PdfPage[];
  /** How many pages there are, read or not. */
  readonly pageCount: number;
  /** What pages call themselves, where the document says so: `iv`, `211`. */
  readonly labels: readonly string[] | null;
  readonly outline: readonly OutlineEntry[];
  readonly info: PdfInfo;
}

/** What a document says of itself, in its information dictionary and its XMP packet. */
export interface PdfInfo {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly subject: string | null;
  readonly keywords: readonly string[];
  /** ISO 8601. */
  readonly created: string | null;
  readonly doi: string | null;
  readonly container: string | null;
  readonly lang: string | null;
}

/** What is taken of one document: far above what people clip, so that none can hang the library. */
export const PDF_BOUNDS = {
  bytes: 100_000_000,
  pages: 2000,
  runsOfPage: 8000,
  runs: 1_000_000,
  characters: 10_000_000,
  outline: 2000,
  /** Milliseconds for all pages. */
  time: 120_000,
};

/** Bounds of that kind. */
export type PdfBounds = typeof PDF_BOUNDS;

/** A header may stand behind other bytes, but not far (ISO 32000-1, annex H.3.4.1). */
const HEADER_WITHIN = 1024;

/** Whether bytes are a PDF's, whatever their name and type say. */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_WITHIN)).includes('%PDF-');
}
