/** A piece of text on a page, in points; `y` is its baseline, from the page's top. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The size of its font. */
  readonly size: number;
  /** The name of its font within the document. */
  readonly font: string;
  readonly rtl: boolean;
  /** Whether there was white space before it. */
  readonly spaced: boolean;
  /** Its tag in the document's structure. */
  readonly tag: Tag | null;
}

/** The structure element around a text in a tagged document (ISO 32000-1, 14.8). */
export interface Tag {
  /** The element's index in reading order. */
  readonly order: number;
  /** The standard role of the nearest block-level element: `P`, `H1`, `LI`, … */
  readonly role: string;
}

/** A page as plain objects, in points from its upper left. */
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

/** A document as plain objects, within limits. */
export interface PdfDocument {
  readonly pages: readonly PdfPage[];
  /** The total number of pages, read or not. */
  readonly pageCount: number;
  /** The page labels, if the document has them: `iv`, `211`. */
  readonly labels: readonly string[] | null;
  readonly outline: readonly OutlineEntry[];
  readonly info: PdfInfo;
}

/** A document's own metadata, from its information dictionary and its XMP packet. */
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

/** The limits for one document: far above what people clip, so that none can block the library. */
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

/** The limits for a document. */
export type PdfBounds = typeof PDF_BOUNDS;

/** A header may be preceded by other bytes, but not many (ISO 32000-1, annex H.3.4.1). */
const HEADER_WITHIN = 1024;

/** Whether bytes are a PDF's, whatever its name and type. */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_WITHIN)).includes('%PDF-');
}
