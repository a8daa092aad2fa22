import type { Article } from '@/lib/clips/article';
import { isWebAddress } from '@/lib/clips/canonical-url';
import type { Draft } from '@/lib/clips/clip';
import { PdfNotReadable, type PdfProblem } from '@/lib/pdf/not-readable';
import { hasText, linkArticle } from '@/lib/clips/link';
import { addTags } from '@/lib/clips/tags';
import { knownClip } from '@/lib/store/article-id';
import type { ClipDatabase } from '@/lib/store/database';
import { keepOriginalIfWanted } from '@/lib/store/original-file';
import { deleteDraft } from './drafts';
import { sendMessage, type SaveReply } from './messages';
import type { PdfTab } from './pages';
import { pdfArticle, pdfFromWeb, pdfOfTab } from './pdf';

/** Why a PDF yields no text: it cannot be loaded, or it cannot be read. */
export type PdfFailure = PdfProblem | 'offline';

/**
 * Clips the PDF of a tab at once, in a page, given permission for its site; its file is kept if the
 * user's settings say so. If it became a clip meanwhile, in another tab, that is left as it is.
 * @returns the clip's id, and whether it existed before; or the failure
 */
export async function clipPdfOfTab(
  db: ClipDatabase,
  tab: PdfTab,
  draft: Draft,
  signal: AbortSignal,
): Promise<{ readonly clipId: string; readonly known: boolean } | { readonly failed: PdfFailure }> {
  try {
    const bytes = (await pdfOfTab(tab)) ?? (isWebAddress(tab.url) && (await pdfFromWeb(tab.url)));
    if (!bytes || bytes === 'offline') return { failed: 'offline' };
    const { article } = await pdfArticle(bytes, tab.url, { signal });
    const known = await knownClip(db, linkArticle(tab.url, ''));
    if (known && hasText(known)) return { clipId: known.id, known: true };
    if (signal.aborted) return { failed: 'stopped' };
    const tags = addTags(known, draft.tags ?? []);
    const whole = { article, draft: { ...draft, tags }, tabId: tab.id };
    const reply = await savePdf(db, whole, bytes);
    if (!('saved' in reply)) throw new Error(reply.detail);
    return { clipId: reply.clipId, known: reply.saved === 'updated' };
  } catch (error) {
    if (error instanceof PdfNotReadable) return { failed: error.problem };
    throw error;
  }
}

/** Saves a PDF's clip, and then its file, if there is one and the user's settings say so. */
export async function savePdf(
  db: ClipDatabase,
  request: { readonly article: Article; readonly draft: Draft; readonly tabId: number },
  bytes: Uint8Array<ArrayBuffer> | null,
): Promise<SaveReply> {
  try {
    const reply = await sendMessage('saveClip', request);
    if ('saved' in reply) void deleteDraft(request.article.url);
    if (!('saved' in reply) || bytes === null) return reply;
    const clip = { id: reply.clipId, url: request.article.url };
    if (await keepOriginalIfWanted(db, clip, bytes)) {
      void sendMessage('sync').catch(() => undefined);
    }
    return reply;
  } catch (error) {
    const full = error instanceof Error && error.name.startsWith('QuotaExceeded');
    return { failed: full ? 'storage full' : 'unexpected', detail: String(error) };
  }
}
