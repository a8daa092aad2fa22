import { isPdf, PDF_BOUNDS } from '@/lib/pdf/page';
import { joinBytes } from '@/lib/clips/join-bytes';
import { LARGEST_TRACK, TRACK_PATIENCE } from '@/lib/extraction/kinds/tracks';
import type { LoadedPage, LoadedRobots } from '@/lib/rescue/loaded-page';
import { storeHandedFile } from '@/lib/store/handed-files';
import type { LoadedPdf } from './messages';

const LARGEST = 20_000_000;
/** How many bytes of a robots.txt are read (RFC 9309 requires at least 500 KiB). */
const LARGEST_ROBOTS = 512_000;
const PATIENCE = 30_000;
/** For files of up to 100 MB. */
const PDF_PATIENCE = 300_000;

/**
 * Loads a page without cookies, given permission for its host. The charset is the one declared by
 * its server or its markup. A PDF, recognised by its first bytes, is stored for the requesting
 * page.
 */
export async function loadPage(url: string): Promise<LoadedPage> {
  const until = deadline(PATIENCE);
  const response = await ask(url, 'omit', until.signal);
  if (!response) return { failed: 'offline', status: null, retryAfter: null };
  const { status } = response;
  const failed = (why: Extract<LoadedPage, { failed: unknown }>['failed']): LoadedPage => {
    void response.body?.cancel().catch(() => undefined);
    return { failed: why, status, retryAfter: waitOf(response) };
  };
  if (!response.ok) return failed('not there');
  const type = response.headers.get('content-type') ?? '';
  const maybePdf = mayBePdf(type, url);
  if (type !== '' && !maybePdf && !/html|xml/i.test(type)) return failed('not a page');
  if (maybePdf) until.extend(PDF_PATIENCE);
  const bytes = await bodyOf(response, maybePdf ? PDF_BOUNDS.bytes : LARGEST);
  if (bytes === 'too large') return failed('too large');
  if (bytes === 'cut off') return failed('offline');
  // A page about PDFs may mention their signature further down.
  if (isPdf(maybePdf ? bytes : bytes.subarray(0, 8)))
    return { url: response.url, handed: await storeHandedFile(bytes, Date.now()) };
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  if (maybePdf && !/^\W*</.test(start)) return failed('not a page');
  const charset =
    /charset=["']?([\w-]+)/i.exec(type)?.[1] ??
    /<meta[^<>]+charset=["']?([\w-]+)/i.exec(start)?.[1];
  return { url: response.url, html: decode(bytes, charset ?? 'utf-8') };
}

/** Whether a media type is that of PDFs, or unspecific for a file named like one. */
const mayBePdf = (type: string, url: string): boolean =>
  /pdf/i.test(type) ||
  (/octet-stream/i.test(type) && new URL(url).pathname.toLowerCase().endsWith('.pdf'));

/** Loads a site's robots.txt, if it has one. @param origin `https://a.example` */
export async function loadRobots(origin: string): Promise<LoadedRobots> {
  const response = await ask(`${origin}/robots.txt`, 'omit', AbortSignal.timeout(PATIENCE));
  if (!response) return { failed: 'offline' };
  if (response.status >= 500 || response.status === 429) return { failed: 'busy' };
  if (!response.ok) return { text: '' };
  const bytes = await bodyOf(response, LARGEST_ROBOTS);
  return { text: typeof bytes === 'string' ? '' : new TextDecoder().decode(bytes) };
}

/**
 * Loads the captions of a downloaded page as text, given permission for its host; `null` if they
 * are unavailable there.
 */
export async function loadTrack(url: string): Promise<string | null> {
  const response = await ask(url, 'omit', AbortSignal.timeout(TRACK_PATIENCE));
  if (!response?.ok || new URL(response.url).origin !== new URL(url).origin) {
    void response?.body?.cancel().catch(() => undefined);
    return null;
  }
  const bytes = await bodyOf(response, LARGEST_TRACK);
  return typeof bytes === 'string' ? null : new TextDecoder().decode(bytes);
}

/**
 * Loads a PDF that the user is viewing, given permission for its host, and stores it for the
 * requesting page. The site's cookies are sent, since access may be restricted to the user.
 */
export async function loadPdf(url: string): Promise<LoadedPdf> {
  const response = await ask(url, 'include', AbortSignal.timeout(PDF_PATIENCE));
  if (!response?.ok) {
    void response?.body?.cancel().catch(() => undefined);
    return { failed: 'offline' };
  }
  const bytes = await bodyOf(response, PDF_BOUNDS.bytes);
  if (bytes === 'too large') return { failed: 'too large' };
  if (bytes === 'cut off') return { failed: 'offline' };
  return isPdf(bytes)
    ? { handed: await storeHandedFile(bytes, Date.now()) }
    : { failed: 'not a pdf' };
}

async function ask(
  url: string,
  credentials: 'omit' | 'include',
  signal: AbortSignal,
): Promise<Response | null> {
  try {
    return await fetch(url, { credentials, signal });
  } catch {
    return null;
  }
}

/** Creates a timeout for a request, which can be extended once it turns out to be for a file. */
function deadline(ms: number) {
  const controller = new AbortController();
  const end = () => controller.abort();
  let timer = setTimeout(end, ms);
  return {
    signal: controller.signal,
    /** Restarts the timeout. */
    extend: (to: number) => {
      clearTimeout(timer);
      timer = setTimeout(end, to);
    },
  };
}

/** Reads a response body up to a size limit; stops loading beyond it. */
async function bodyOf(
  response: Response,
  largest: number,
): Promise<Uint8Array<ArrayBuffer> | 'too large' | 'cut off'> {
  if (Number(response.headers.get('content-length') ?? 0) > largest) {
    await response.body?.cancel().catch(() => undefined);
    return 'too large';
  }
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.length;
      if (size <= largest) continue;
      await reader.cancel();
      return 'too large';
    }
  } catch {
    return 'cut off';
  }
  return joinBytes(chunks);
}

/** Parses a `Retry-After` header, in seconds or as a date, into milliseconds. */
function waitOf(response: Response): number | null {
  const value = response.headers.get('retry-after');
  if (value === null) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Downloads by the background for extension pages, which do not connect to the web themselves. */
export const webHandlers = { loadPage, loadRobots, loadTrack, loadPdf };
