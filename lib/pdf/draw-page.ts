import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Pixels of a canvas, far below what browsers refuse to make. */
const MOST_PIXELS = 16_000_000;

/** How a page is to be drawn. */
export interface Drawing {
  /** CSS pixels. */
  readonly width: number;
  /** Device pixels in one of those. */
  readonly density: number;
  readonly signal: AbortSignal;
}

/** How many times as high as wide a page is. */
export async function shapeOf(pdf: PDFDocumentProxy, number: number): Promise<number> {
  const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
  return width > 0 ? height / width : 1;
}

/** Draws a page as it is laid out. A page that cannot be drawn stays white. */
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
    // Stopped, or damaged: the other pages are drawn.
  } finally {
    signal.removeEventListener('abort', stop);
    page.cleanup();
  }
}
