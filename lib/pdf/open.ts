import type { PDFDocumentProxy } from 'pdfjs-dist';
import { isPdf, PDF_BOUNDS } from './page';
import { PdfNotReadable } from './not-readable';

/** The URL of PDF.js's own files in the package, on an extension page. */
function packaged(folder: 'cmaps' | 'wasm'): string | undefined {
  const isPacked = typeof location !== 'undefined' && location.protocol.endsWith('-extension:');
  return isPacked ? new URL(`/pdf/${folder}/`, location.href).href : undefined;
}

/** Loads PDF.js on first use; its worker is a file of the package. */
export async function loadPdfJs() {
  const pdfJs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  if (typeof Worker !== 'undefined') {
    const { default: url } = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url');
    pdfJs.GlobalWorkerOptions.workerSrc = url;
  }
  return pdfJs;
}

/**
 * Opens a document in PDF.js's worker. The caller must destroy it.
 * @param cMapUrl the URL of the character maps; by default those of the package
 * @throws PdfNotReadable
 */
export async function openPdf(
  bytes: Uint8Array<ArrayBuffer>,
  cMapUrl = packaged('cmaps'),
): Promise<PDFDocumentProxy> {
  if (!isPdf(bytes)) throw new PdfNotReadable('not a pdf');
  if (bytes.length > PDF_BOUNDS.bytes) throw new PdfNotReadable('too large');
  const { getDocument } = await loadPdfJs();
  const wasmUrl = packaged('wasm');
  const task = getDocument({
    // PDF.js takes ownership of its input.
    data: bytes.slice(),
    ...(cMapUrl !== undefined && { cMapUrl, cMapPacked: true }),
    ...(wasmUrl !== undefined && { wasmUrl }),
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
