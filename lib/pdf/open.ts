import type { PDFDocumentProxy } from 'pdfjs-dist';
import { PDF_BOUNDS } from './page';
import { PdfNotReadable } from './not-readable';

/** Where PDF.js finds its own files: the tables for fonts of Chinese, Japanese and Korean. */
export interface PdfFiles {
  readonly cMapUrl: string;
}

/** A header may stand behind other bytes, but not far (ISO 32000-1, annex H.3.4.1). */
const HEADER_WITHIN = 1024;

/** Whether bytes are a PDF's, whatever their name and type say. */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_WITHIN)).includes('%PDF-');
}

/** PDF.js, loaded when the first document is opened; its worker is a file of the package. */
export async function loadPdfJs() {
  const pdfJs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  if (typeof Worker !== 'undefined') {
    const { default: url } = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url');
    pdfJs.GlobalWorkerOptions.workerSrc = url;
  }
  return pdfJs;
}

/**
 * Opens a document in PDF.js's worker. Whoever opens it destroys it.
 * @throws PdfNotReadable
 */
export async function openPdf(
  bytes: Uint8Array<ArrayBuffer>,
  files: PdfFiles | null,
): Promise<PDFDocumentProxy> {
  if (!isPdf(bytes)) throw new PdfNotReadable('not a pdf');
  if (bytes.length > PDF_BOUNDS.bytes) throw new PdfNotReadable('too large');
  const { getDocument } = await loadPdfJs();
  const task = getDocument({
    // PDF.js keeps what it is given.
    data: bytes.slice(),
    ...(files && { cMapUrl: files.cMapUrl, cMapPacked: true }),
    enableXfa: false,
    disableFontFace: true,
    isImageDecoderSupported: false,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy().catch(() => undefined);
    const name = error instanceof Error ? error.name : '';
    throw new PdfNotReadable(name === 'PasswordException' ? 'encrypted' : 'damaged', String(error));
  }
}
