// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TabRow } from '@/lib/browser/tab-clipping';
import { clipTabs } from '@/lib/browser/tab-clipping';
// Loaded in advance: with a fake clock it would arrive too late.
import '@/lib/browser/tab-pdf';
import type { Article } from '@/lib/clips/article';
import { linkArticle } from '@/lib/clips/link';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';

/** How a tab behaves when it is read. */
type Manner = 'answers' | 'never loads' | 'never answers' | 'never gives its file';

/** The open tabs, by id, which of them are being read, and the most that were at once. */
const browser = vi.hoisted(() => ({ tabs: [] as Manner[], now: new Set<number>(), most: 0 }));

/** Interval at which `isLoaded` polls, in milliseconds. */
const STEP = 100;

const never = () => new Promise<never>(() => undefined);
const addressOf = (id: number) => `https://tabs.example/${id}`;

vi.mock('webextension-polyfill', () => {
  const tabOf = (id: number) => ({
    id,
    url: addressOf(id),
    title: `Tab ${id}`,
    status: browser.tabs[id] === 'never loads' ? 'loading' : 'complete',
  });
  return {
    default: {
      tabs: {
        query: async () => browser.tabs.map((_manner, id) => tabOf(id)),
        get: async (id: number) => tabOf(id),
      },
      storage: { local: { get: async () => ({}) } },
      scripting: {
        async executeScript({ target, files }: { target: { tabId: number }; files?: string[] }) {
          const id = target.tabId;
          const manner = browser.tabs[id];
          if (manner === 'never answers') return never();
          if (manner === 'never gives its file') {
            if (files) return [{ result: { found: 'nothing', why: 'pdf', selection: null } }];
            // The request is passed on; the file never arrives.
            return browser.now.has(id) ? never() : (browser.now.add(id), [{}]);
          }
          if (!files) return [{}];
          browser.now.add(id);
          browser.most = Math.max(browser.most, browser.now.size);
          await new Promise((resolve) => setTimeout(resolve, 100));
          browser.now.delete(id);
          const found: Article = article({ url: addressOf(id), canonicalUrl: null });
          return [{ result: { found: 'article', article: found, choice: null, leant: 0 } }];
        },
      },
      i18n: { detectLanguage: async () => ({ isReliable: false, languages: [] }) },
    },
  };
});

const saved = vi.hoisted(() => [] as { readonly url: string; readonly tags: readonly string[] }[]);
vi.mock('@/lib/browser/messages', () => ({
  sendMessage: async (
    name: string,
    { article: given, draft }: { article: Article; draft: { tags: readonly string[] } },
  ) => {
    if (name === 'saveClip') saved.push({ url: given.url, tags: draft.tags });
    return { saved: draft.tags.includes('link') ? 'updated' : 'added', clipId: 'abcdefgh' };
  },
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  Object.assign(browser, { now: new Set(), most: 0 });
  saved.length = 0;
});

afterEach(() => vi.useRealTimers());

/** Clips all open tabs, and keeps the last state of each row. */
function clipAll(signal = new AbortController().signal) {
  const rows = new Map<number, TabRow>();
  const ids = browser.tabs.map((_manner, id) => id);
  const onRow = (row: TabRow) => void rows.set(row.tabId, row);
  const done = clipTabs(new ClipDatabase('tab-clipping'), ids, [], { onRow, signal });
  return { rows, done };
}

/** Advances the fake clock and gives the database its turns, which do not depend on the clock. */
async function pass(ms: number): Promise<void> {
  for (let at = 0; at < ms; at += STEP) {
    await vi.advanceTimersByTimeAsync(Math.min(STEP, ms - at));
    for (let turn = 0; turn < 20; turn += 1)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
  }
}

/** Advances the fake clock until `done` resolves, however long the database takes. */
async function passUntil(done: Promise<void>): Promise<void> {
  const over = done.then(() => true);
  const step = () => pass(STEP).then(() => false);
  // oxlint-disable-next-line no-await-in-loop -- time passes one step after another
  for (let turn = 0; turn < 100_000 && !(await Promise.race([over, step()])); turn += 1);
}

const states = (rows: ReadonlyMap<number, TabRow>) =>
  Array.from(rows.values(), ({ state }) => state);

test('clips 200 tabs, at most four at a time, and reports those that never load or respond', async () => {
  browser.tabs = Array.from({ length: 200 }, (_tab, at): Manner =>
    at % 50 === 7 ? 'never loads' : at === 90 ? 'never answers' : 'answers',
  );
  const { rows, done } = clipAll();
  await passUntil(done);
  expect(states(rows).filter((state) => state === 'clipped')).toHaveLength(195);
  expect(states(rows).filter((state) => state === 'needs you')).toHaveLength(5);
  expect(rows.get(90)).toMatchObject({ state: 'needs you', title: 'Tab 90' });
  expect(browser.most).toBeLessThanOrEqual(4);
});

test('stopping does not wait for pending tabs, and nothing is saved afterwards', async () => {
  browser.tabs = [
    'answers',
    'never loads',
    'never answers',
    'never loads',
    'never loads',
    'answers',
  ];
  const stop = new AbortController();
  const { rows, done } = clipAll(stop.signal);
  // The database is not bound to the fake clock.
  for (let turn = 0; turn < 500 && rows.get(0)?.state !== 'clipped'; turn += 1) await pass(2);
  await pass(10);
  expect(rows.get(5)?.state).toBe('waiting');
  stop.abort();
  await done;
  expect(states(rows)).toEqual(['clipped', ...Array.from({ length: 5 }, () => 'stopped')]);
  await pass(60_000);
  expect(saved.map(({ url }) => url)).toEqual([addressOf(0)]);
});

test('a PDF that never arrives times out after five minutes', async () => {
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), ms);
    return controller.signal;
  });
  browser.tabs = ['never gives its file'];
  // The PDF reader is loaded on demand, which is not bound to the fake clock.
  await import('@/lib/browser/tab-pdf');
  const { rows, done } = clipAll();
  await pass(299_000);
  expect(states(rows)).toEqual(['working']);
  await passUntil(done);
  expect(states(rows)).toEqual(['needs you']);
  vi.restoreAllMocks();
});

test('a tab saved as a link before gets its text, and keeps its tags', async () => {
  browser.tabs = ['answers', 'answers'];
  const db = new ClipDatabase('tab-clipping');
  const link = linkArticle(addressOf(1), 'A link');
  const { clip } = await saveArticle(db, link, { tags: ['link'] }, 1);
  const { rows, done } = clipAll();
  await passUntil(done);
  // The two are read in parallel: either may be saved first.
  expect(saved).toHaveLength(2);
  expect(saved).toContainEqual({ url: addressOf(0), tags: [] });
  expect(saved).toContainEqual({ url: addressOf(1), tags: ['link'] });
  expect(states(rows)).toEqual(['clipped', 'known']);
  await db.clips.delete(clip.id);
});
