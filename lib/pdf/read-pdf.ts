import { blocksOf } from './document-blocks';
import { frontMatter } from './front-matter';
import { htmlOf } from './html';
import { wordUse } from './hyphens';
import type { PdfMetadata } from './metadata';
import { metadataOf } from './metadata';
import { openPdf } from './open';
import { PdfNotReadable } from './not-readable';
import type { ReadingOptions } from './read-document';
import { readDocument } from './read-document';
import { titleOf } from './title';

/** The result of reading a document: its text as HTML, not yet sanitised, and its metadata. */
export interface PdfReading {
  readonly html: string;
  readonly metadata: PdfMetadata;
  readonly pageCount: number;
  /** Fewer than `pageCount` if the document exceeds the limits. */
  readonly pagesRead: number;
}

/** The fewest letters of running text in a document: a scan may have its scanner's name. */
const LEAST_LETTERS = 20;

/**
 * Reads a PDF: its text in reading order with headings, paragraphs, lists and footnotes, the starts
 * of its pages, and its title, authors, date and DOI.
 * @throws PdfNotReadable
 */
export async function readPdf(
  bytes: Uint8Array<ArrayBuffer>,
  options: ReadingOptions = {},
): Promise<PdfReading> {
  const pdf = await openPdf(bytes, options.cMapUrl);
  try {
    const document = await readDocument(pdf, options);
    const { blocks, style, lines } = await blocksOf(document);
    const letters = lines.join('').match(/\p{L}/gu)?.length ?? 0;
    if (letters < LEAST_LETTERS) throw new PdfNotReadable('no text');
    const title = titleOf(blocks, style, document.info.title);
    const metadata = metadataOf(document, blocks, title);
    const titleAt = blocks.findLastIndex((block) => title.blocks.has(block));
    const front = frontMatter(blocks, titleAt, metadata);
    const rest = blocks.filter((block) => !title.blocks.has(block) && !front.has(block));
    const html = htmlOf(rest, wordUse(lines));
    return { html, metadata, pageCount: document.pageCount, pagesRead: document.pages.length };
  } finally {
    await pdf.loadingTask.destroy().catch(() => undefined);
  }
}
