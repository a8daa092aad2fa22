import browser from 'webextension-polyfill';
import { isWebAddress } from '@/lib/clips/canonical-url';
import { hasText, linkArticle } from '@/lib/clips/link';
import { addTags } from '@/lib/clips/tags';
import { knownClip } from '@/lib/store/article-id';
import type { ClipDatabase } from '@/lib/store/database';
import { tabOf } from './active-tab';
import { extractFrom } from './extract-from';
import type { Extraction } from './extract-from';
import { sendMessage } from './messages';
import type { PdfFailure } from './tab-pdf';

/**
 * The outcome for a tab: `needs you` if it prompts the user or does not answer; `stopped` if it was
 * skipped because the user stopped the run.
 */
export type TabOutcome = 'clipped' | 'known' | 'needs you' | 'no article' | 'failed' | 'stopped';

/** A tab that is to be clipped. */
export interface TabRow {
  readonly tabId: number;
  readonly title: string;
  readonly state: 'waiting' | 'working' | TabOutcome;
  /** The clip, if there is one. */
  readonly clipId: string | null;
  /** Why a PDF yielded no text. */
  readonly pdf?: PdfFailure;
}

/** How many tabs are read in parallel. */
const AT_ONCE = 4;
/** The time limit, in milliseconds, for a tab to load, and then to answer. */
const PATIENCE = 15_000;
/** The time limit, in milliseconds, for loading and reading a PDF. */
const PDF_PATIENCE = 300_000;
/** Per request: a window with more tabs is clipped in several. */
const MOST_TABS = 1000;

/**
 * The extraction results for a tab that may show a PDF: browsers let no script into their viewers.
 */
const MAY_BE_PDF: ReadonlySet<string> = new Set(['pdf', 'refused']);

/** Parses the tab ids from the library's URL: `#/tabs/12,13`. */
export function parseTabIds(hash: string): readonly number[] {
  const [, list = ''] = /^#\/tabs\/([\d,]*)$/.exec(hash) ?? [];
  const ids = list.split(',').map(Number);
  return [...new Set(ids)].filter((id) => Number.isSafeInteger(id) && id > 0).slice(0, MOST_TABS);
}

/**
 * Clips tabs, given permission for their sites, four at a time: what is open, not what the site
 * would send again. Discarded tabs are reloaded first. Once stopped, it does not wait for pending
 * tabs, and saves nothing more.
 * @param tags for all clips
 * @param onRow called with each tab's progress
 */
export async function clipTabs(
  db: ClipDatabase,
  tabIds: readonly number[],
  tags: readonly string[],
  { onRow, signal }: { onRow: (row: TabRow) => void; signal: AbortSignal },
): Promise<void> {
  const open = new Map((await browser.tabs.query({})).map((tab) => [tab.id, tab.title ?? '']));
  const rows = tabIds.map((tabId): TabRow => {
    return { tabId, title: open.get(tabId) ?? '', state: 'waiting', clipId: null };
  });
  rows.forEach(onRow);
  const waiting = new Map(rows.map((row) => [row.tabId, row]));
  const next = rows.values();
  const worker = async () => {
    // All workers share one iterator.
    for (const row of next) {
      if (signal.aborted) return;
      onRow({ ...row, state: 'working' });
      const over = await clipOne(db, row, { tags, signal });
      // Whatever was saved while stopping is a clip, and can be undone like the others.
      if (signal.aborted && over.state !== 'clipped') return;
      waiting.delete(row.tabId);
      onRow(over);
    }
  };
  await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, worker)), stopped(signal)]);
  if (signal.aborted) for (const row of waiting.values()) onRow({ ...row, state: 'stopped' });
}

const stopped = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

interface ClipTabOptions {
  readonly tags: readonly string[];
  readonly signal: AbortSignal;
}

async function clipOne(
  db: ClipDatabase,
  { tabId, title }: TabRow,
  { tags, signal }: ClipTabOptions,
): Promise<TabRow> {
  const row = (state: TabRow['state'], clipId: string | null = null): TabRow => {
    return { tabId, title, state, clipId };
  };
  try {
    const found = await browser.tabs.get(tabId).catch(() => null);
    const tab = found && tabOf(found);
    if (!tab || !isWebAddress(tab.url ?? '')) return row('no article');
    const before = await knownClip(db, linkArticle(tab.url ?? '', ''));
    if (before && hasText(before)) return row('known', before.id);
    if (found.discarded) await browser.tabs.reload(tabId);
    if (!(await isLoaded(tabId))) return row('needs you');
    const extraction = await withTimeout(extractFrom(tab, 'article'));
    if (signal.aborted) return row('stopped');
    if (extraction?.found === 'nothing' && MAY_BE_PDF.has(extraction.why)) {
      // The PDF reader is large and only needed here.
      const { clipPdfOfTab } = await import('./tab-pdf');
      const pdf = { id: tabId, url: tab.url ?? '' };
      const either = AbortSignal.any([signal, AbortSignal.timeout(PDF_PATIENCE)]);
      const reply = await Promise.race([clipPdfOfTab(db, pdf, { tags }, either), stopped(either)]);
      if (!reply) return row('needs you');
      if ('clipId' in reply) return row(reply.known ? 'known' : 'clipped', reply.clipId);
      // A page that no script may run in is not always a PDF.
      if (reply.failed === 'not a pdf') return row('no article');
      return { ...row('no article'), pdf: reply.failed };
    }
    if (extraction?.found !== 'article') return row(outcomeOf(extraction));
    const { article } = extraction;
    const known = await knownClip(db, article);
    if (known && hasText(known)) return row('known', known.id);
    if (signal.aborted) return row('stopped');
    const draft = { tags: addTags(known, tags) };
    const reply = await sendMessage('saveClip', { article, draft, tabId });
    if (!('saved' in reply)) return row('failed');
    // Another tab with the same article may have been faster.
    return row(reply.saved === 'updated' ? 'known' : 'clipped', reply.clipId);
  } catch {
    // Whatever one tab does, the others are clipped.
    return row('failed');
  }
}

function outcomeOf(extraction: Extraction | null): TabOutcome {
  if (extraction === null) return 'needs you';
  if (extraction.found === 'nothing' && extraction.why === 'failed') return 'failed';
  return 'no article';
}

/** Waits for a tab to load; returns whether it did within the time limit. */
export async function isLoaded(tabId: number): Promise<boolean> {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const { status, discarded } = await browser.tabs.get(tabId);
    if (status === 'complete' && discarded !== true) return true;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  return false;
}

/** Returns a promise's value; `null` if it takes too long. */
export function withTimeout<T>(answer: Promise<T>): Promise<T | null> {
  return Promise.race([
    answer,
    new Promise<null>((resolve) => {
      setTimeout(() => resolve(null), PATIENCE);
    }),
  ]);
}
