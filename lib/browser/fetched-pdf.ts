import { PdfNotReadable, type PdfProblem } from '@/lib/pdf/not-readable';
import type { LoadedPage } from '@/lib/rescue/loaded-page';
import type { FetchedText } from '@/lib/store/attach-text';
import { takeHandedFile } from '@/lib/store/handed-files';

/** Why a downloaded PDF yields no text. */
export type FetchedPdfProblem = Exclude<PdfProblem, 'not a pdf' | 'stopped'> | 'not a page';

/**
 * Reads, in a page, a PDF that the background has downloaded. If reading was stopped, it is
 * reported as damaged.
 */
export async function readFetchedPdf(
  { url, handed }: Extract<LoadedPage, { handed: string }>,
  signal: AbortSignal,
): Promise<FetchedText | { readonly problem: FetchedPdfProblem }> {
  const file = await takeHandedFile(handed);
  if (!file) return { problem: 'damaged' };
  // The PDF reader is large and only needed here.
  const { pdfArticle } = await import('./pdf');
  try {
    const { article } = await pdfArticle(file, url, { signal });
    return { article, file };
  } catch (error) {
    if (!(error instanceof PdfNotReadable)) throw error;
    const { problem } = error;
    if (problem === 'not a pdf') return { problem: 'not a page' };
    return { problem: problem === 'stopped' ? 'damaged' : problem };
  }
}
