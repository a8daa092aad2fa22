import type { PDFDocumentProxy } from 'pdfjs-dist';

/** The most pixels of a canvas, far below browsers' limits. */
const MOST_PIXELS = 16_000_000;

/** Options for drawing a page. */
export interface Drawing {
  /** CSS pixels. */
  readonly width: number;
  /** Device pixels per CSS pixel. */
  readonly density: number;
  readonly signal: AbortSignal;
}

/** The ratio of a page's height to its width. */
export async function shapeOf(pdf: PDFDocumentProxy, number: number): Promise<number> {
  const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
  return width > 0 ? height / width : 1;
}

/** Draws a page with its layout. A page that cannot be drawn stays blank. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  { width, density, signal }: Drawing,
): Promise<void> {
  const page = await pdf.getPage(number);
  if (signal.aborted) return;
  const whole = page.getViewport({ scale: 1 });
  const wanted = (width * density) / whole.width;
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (whole.width * whole.height)));
  const viewport = page.getViewport({ scale });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const task = page.render({ canvas, viewport });
  const stop = () => task.cancel();
  signal.addEventListener('abort', stop);
  try {
    await task.promise;
  } catch {
    // Aborted, or damaged: the other pages are still drawn.
  } finally {
    signal.removeEventListener('abort', stop);
    page.cleanup();
  }
}
