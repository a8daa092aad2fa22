import { beforeEach, expect, test, vi } from 'vitest';
import { handlePageMessages, type PageHandlers } from '@/lib/browser/page-handlers';
import { allowMarkingInTab, rememberClipOfTab, clipOfTab } from '@/lib/browser/marked-tabs';

type Listener = (message: unknown, sender: unknown, answer: (reply: unknown) => void) => unknown;

const { listeners, stored } = vi.hoisted(() => {
  const found: { listeners: Listener[]; stored: Map<string, unknown> } = {
    listeners: [],
    stored: new Map(),
  };
  const area = {
    get: (key: string) =>
      Promise.resolve(found.stored.has(key) ? { [key]: found.stored.get(key) } : {}),
    set: (values: object) => {
      for (const [key, value] of Object.entries(values)) found.stored.set(key, value);
      return Promise.resolve();
    },
  };
  vi.stubGlobal('chrome', {
    runtime: {
      id: 'tearsheet',
      onMessage: { addListener: (each: Listener) => found.listeners.push(each) },
    },
    storage: { session: area, local: area },
    permissions: { contains: () => Promise.resolve(false) },
  });
  return found;
});
vi.mock('webextension-polyfill', () => ({ default: chrome }));

const handlers = {
  pageHighlights: vi.fn<PageHandlers['pageHighlights']>(() => Promise.resolve([])),
  markPage: vi.fn<PageHandlers['markPage']>(() => Promise.resolve(true)),
};
handlePageMessages(handlers);
beforeEach(() => {
  vi.clearAllMocks();
  stored.clear();
});

const PAGE = { url: 'https://gull.example/harbour?page=2', canonicalUrl: null };
const SENDER = {
  id: 'tearsheet',
  frameId: 0,
  tab: { id: 7 },
  url: 'https://gull.example/harbour',
};

function ask(type: string, data: unknown, sender: object): Promise<unknown> {
  const message = { id: 1, timestamp: 1, type, data };
  return new Promise((resolve) => {
    for (const listener of listeners) listener(message, sender, resolve);
  });
}

const mark = (page: object = PAGE) => ({ page, edit: { id: 'abcdefgh', colour: 'green' } });

test('a page in which the user is highlighting gets answers', async () => {
  await allowMarkingInTab(7, 'https://gull.example/');
  expect(await ask('markPage', mark(), SENDER)).toEqual({ res: true });
  expect(handlers.markPage).toHaveBeenCalledExactlyOnceWith(7, mark());
  await ask('pageHighlights', { ...PAGE, canonicalUrl: 'https://m.gull.example/harbour' }, SENDER);
  expect(handlers.pageHighlights).toHaveBeenCalledOnce();
});

test.each([
  ['another tab', { ...SENDER, tab: { id: 8 } }, PAGE],
  ['a frame in the page', { ...SENDER, frameId: 3 }, PAGE],
  ['another extension', { ...SENDER, id: 'other' }, PAGE],
  ['a tab that navigated to another site', { ...SENDER, url: 'https://evil.example/' }, PAGE],
  ['a page that gives another site’s URL', SENDER, { ...PAGE, url: 'https://tern.example/' }],
  [
    'a page that claims another site’s canonical URL',
    SENDER,
    { ...PAGE, canonicalUrl: 'https://tern.example/' },
  ],
  ['a page with an invalid URL', SENDER, { ...PAGE, url: 'about:blank' }],
])('messages from %s are rejected', async (_, sender, page) => {
  await allowMarkingInTab(7, 'https://gull.example/');
  expect(await ask('pageHighlights', page, sender)).toHaveProperty('err');
  expect(await ask('markPage', mark(page), sender)).toHaveProperty('err');
  expect(handlers.pageHighlights).not.toHaveBeenCalled();
  expect(handlers.markPage).not.toHaveBeenCalled();
});

test('messages are rejected before the user starts highlighting', async () => {
  expect(await ask('pageHighlights', PAGE, SENDER)).toHaveProperty('err');
});

test('the clip of a page is found by tab and URL', async () => {
  await rememberClipOfTab(7, PAGE.url, 'abcdefghijklmnop');
  expect(await clipOfTab(7, PAGE.url)).toBe('abcdefghijklmnop');
  expect(await clipOfTab(7, 'https://gull.example/other')).toBeNull();
  expect(await clipOfTab(8, PAGE.url)).toBeNull();
});
