import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';
import { fromBase64 } from '@/lib/clips/base64';
import { joinBytes } from '@/lib/clips/join-bytes';
import { articleOf } from '@/lib/pdf/article';
import { PdfNotReadable } from '@/lib/pdf/not-readable';
import { isPdf, PDF_BOUNDS } from '@/lib/pdf/page';
import type { ReadingOptions } from '@/lib/pdf/read-document';
import { readPdf } from '@/lib/pdf/read-pdf';
import { takeHandedFile } from '@/lib/store/handed-files';
import { withLanguage } from './language';
import { sendMessage } from './messages';
import type { PdfTab } from './pages';

/** The portion of a file per message: browsers allow 64 MiB, and base64 is a third longer. */
const PORTION = 6_000_000;

/**
 * Reads the PDF in a tab for which the user invoked the extension, via the tab itself: this needs
 * no permission, and restricted files are included. Firefox does not let extensions into its
 * viewer.
 * @returns `null` if the tab cannot be read
 */
export async function pdfOfTab({ id, url }: PdfTab): Promise<Uint8Array<ArrayBuffer> | null> {
  const run = async (from: number): Promise<unknown> => {
    const target = { tabId: id };
    const args = [url, from, PORTION, PDF_BOUNDS.bytes];
    const [frame] = await browser.scripting.executeScript({ target, func: portionOf, args });
    return frame?.result;
  };
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let more = true; more;) {
      const encoded = await run(size);
      if (typeof encoded !== 'string') return null;
      const part = fromBase64(encoded);
      size += part.length;
      if (size > PDF_BOUNDS.bytes) return null;
      parts.push(part);
      more = part.length === PORTION;
    }
  } catch {
    return null;
  }
  const bytes = joinBytes(parts);
  return isPdf(bytes) ? bytes : null;
}

/**
 * Runs in the tab: returns a portion of its own file as base64; `null` if it has navigated or
 * cannot read it. Injected, so it must be self-contained; the loaded file is kept for the next
 * portion.
 */
async function portionOf(
  url: string,
  from: number,
  length: number,
  most: number,
): Promise<string | null> {
  const held = globalThis as unknown as { tearsheetPdf?: Blob };
  if (location.href !== url) return null;
  if (from === 0) {
    const response = await fetch(url, { cache: 'force-cache', credentials: 'same-origin' });
    held.tearsheetPdf = response.ok ? await response.blob() : new Blob();
  }
  const { tearsheetPdf: file = new Blob() } = held;
  if (file.size === 0 || file.size > most) return null;
  const part = file.slice(from, from + length);
  if (from + length >= file.size) delete held.tearsheetPdf;
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      resolve((reader.result as string).replace(/^[^,]*,?/, ''));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('Unreadable')));
    reader.readAsDataURL(part);
  });
}

/**
 * Has the background download a PDF, given permission for its host.
 * @throws PdfNotReadable, and the browser's error if nobody answers
 */
export async function pdfFromWeb(url: string): Promise<Uint8Array<ArrayBuffer> | 'offline'> {
  const reply = await sendMessage('loadPdf', url);
  if ('handed' in reply) return (await takeHandedFile(reply.handed)) ?? 'offline';
  if (reply.failed === 'offline') return 'offline';
  throw new PdfNotReadable(reply.failed);
}

/** A PDF as an article, and how much of it was read. */
export interface PdfArticle {
  readonly article: Article;
  readonly pageCount: number;
  readonly pagesRead: number;
}

/**
 * Turns a PDF into an article, in a page.
 * @throws PdfNotReadable
 */
export async function pdfArticle(
  bytes: Uint8Array<ArrayBuffer>,
  url: string,
  options: ReadingOptions,
): Promise<PdfArticle> {
  const reading = await readPdf(bytes, options);
  const article = await withLanguage(articleOf(reading, url, fileName(url)));
  return { article, pageCount: reading.pageCount, pagesRead: reading.pagesRead };
}

/** The last segment of a URL's path, usually a file name. */
export function fileName(url: string): string {
  const last = new URL(url).pathname.split('/').findLast((part) => part !== '') ?? url;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
