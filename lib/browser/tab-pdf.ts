import { isWebAddress } from '@/lib/clips/canonical-url';
import type { Draft } from '@/lib/clips/clip';
import { PdfNotReadable, type PdfProblem } from '@/lib/pdf/not-readable';
import { clippingSettings } from '@/lib/store/clipping-settings';
import type { ClipDatabase } from '@/lib/store/database';
import { keepOriginal } from '@/lib/store/original-file';
import { sendMessage } from './messages';
import type { PdfTab } from './pages';
import { pdfArticle, pdfFromWeb, pdfOfTab } from './pdf';

/** Why there is no text of a PDF: it cannot be loaded, or it cannot be read. */
export type PdfFailure = PdfProblem | 'offline';

/**
 * Clips the PDF of a tab in one go, on a page, given permission for its site; its file is kept where
 * the person wants that.
 * @returns the clip's id, or why there is none
 */
export async function clipPdfOfTab(
  db: ClipDatabase,
  tab: PdfTab,
  draft: Draft,
  signal: AbortSignal,
): Promise<{ readonly clipId: string } | { readonly failed: PdfFailure }> {
  try {
    const bytes = (await pdfOfTab(tab)) ?? (isWebAddress(tab.url) && (await pdfFromWeb(tab.url)));
    if (!bytes || bytes === 'offline') return { failed: 'offline' };
    const { article } = await pdfArticle(bytes, tab.url, { signal });
    const reply = await sendMessage('saveClip', { article, draft, tabId: tab.id });
    if (!('saved' in reply)) throw new Error(reply.detail);
    if ((await clippingSettings(db)).keepPdf)
      await keepOriginal(db, { id: reply.clipId, url: article.url }, bytes);
    return { clipId: reply.clipId };
  } catch (error) {
    if (error instanceof PdfNotReadable) return { failed: error.problem };
    throw error;
  }
}
