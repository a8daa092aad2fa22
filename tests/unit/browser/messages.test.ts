// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest';
import type { Handlers } from '@/lib/browser/messages';
import { handleMessages } from '@/lib/browser/messages';
import { article } from '../articles';

const ORIGIN = 'chrome-extension://tearsheet/';
const { listeners } = vi.hoisted(() => ({ listeners: [] as ((...args: never[]) => unknown)[] }));

vi.mock('webextension-polyfill', () => ({
  default: { runtime: { id: 'tearsheet', getURL: (path: string) => ORIGIN + path } },
}));
vi.stubGlobal('chrome', {
  runtime: {
    onMessage: {
      addListener: (listener: () => void) => listeners.push(listener),
      removeListener: () => {},
    },
  },
});

const handlers = {
  saveClip: vi.fn<Handlers['saveClip']>(() =>
    Promise.resolve({ saved: 'added', clipId: 'abcdefgh' }),
  ),
  editClip: vi.fn<Handlers['editClip']>(() => Promise.resolve(null)),
  keepImages: vi.fn<Handlers['keepImages']>(() => Promise.resolve(0)),
  learnChoice: vi.fn<Handlers['learnChoice']>(() => Promise.resolve()),
  pickPart: vi.fn<Handlers['pickPart']>(() => Promise.resolve()),
  sync: vi.fn<Handlers['sync']>(() => Promise.resolve()),
  sealBrowserSync: vi.fn<Handlers['sealBrowserSync']>(() => Promise.resolve(true)),
  removeDevice: vi.fn<Handlers['removeDevice']>(() => Promise.resolve()),
  loadPage: vi.fn<Handlers['loadPage']>(() =>
    Promise.resolve({ failed: 'offline', status: null, retryAfter: null }),
  ),
  loadRobots: vi.fn<Handlers['loadRobots']>(() => Promise.resolve({ failed: 'offline' })),
  loadTrack: vi.fn<Handlers['loadTrack']>(() => Promise.resolve(null)),
  loadPdf: vi.fn<Handlers['loadPdf']>(() => Promise.resolve({ failed: 'offline' })),
  sendToZotero: vi.fn<Handlers['sendToZotero']>(() => Promise.resolve({ sent: 0 })),
  connectCouch: vi.fn<Handlers['connectCouch']>(() =>
    Promise.resolve({ result: 'needs-passphrase' }),
  ),
  disconnectCouch: vi.fn<Handlers['disconnectCouch']>(() => Promise.resolve()),
  watchCouch: vi.fn<Handlers['watchCouch']>(() => Promise.resolve('off')),
};
handleMessages(handlers);
beforeEach(() => vi.clearAllMocks());

/** Delivers a message as the browser would, with the sender that it vouches for. */
function deliver(type: string, data: unknown, sender: object): Promise<unknown> {
  const message = { id: 1, timestamp: 1, type, data, sender: { id: 'tearsheet', url: ORIGIN } };
  return new Promise((resolve) => {
    for (const listener of listeners) {
      listener(...([message, sender, resolve] as never[]));
    }
  });
}

const OWN = { id: 'tearsheet', url: `${ORIGIN}popup.html` };
const save = { article: article(), draft: { tags: ['a'] }, tabId: 3 };

const choice = {
  tab: { id: 3, url: 'https://a.example/', title: 'A' },
  chosen: { restored: ['Put back.'], removed: [], text: 'Put back.' },
};
const form = { address: 'http://a', database: 'a', user: 'a', password: 'a', passphrase: '' };
const connect = { form, agreed: 'nothing' };

test('messages from the extension’s own pages are handled', async () => {
  await deliver('saveClip', save, OWN);
  expect(handlers.saveClip).toHaveBeenCalledExactlyOnceWith(save);
  await deliver('connectCouch', connect, OWN);
  expect(handlers.connectCouch).toHaveBeenCalledExactlyOnceWith(connect);
});

test.each([
  ['one of our content scripts', { id: 'tearsheet', url: 'https://evil.example/' }],
  [
    'a page with a similar URL',
    { id: 'tearsheet', url: 'https://e.example/chrome-extension://tearsheet/' },
  ],
  ['another extension', { id: 'other', url: 'chrome-extension://other/popup.html' }],
  ['a sender without a URL', { id: 'tearsheet' }],
])('messages from %s are rejected, whatever sender they claim', async (_who, sender) => {
  await deliver('saveClip', save, sender);
  await deliver('editClip', { clipId: 'abcdefgh', edit: { deleted: true } }, sender);
  await deliver('learnChoice', choice, sender);
  await deliver('pickPart', 3, sender);
  await deliver('sync', undefined, sender);
  await deliver('sealBrowserSync', null, sender);
  await deliver('removeDevice', 'abc', sender);
  await deliver('loadPage', 'https://a.example/', sender);
  await deliver('sendToZotero', ['abcdefghijklmnop'], sender);
  await deliver('connectCouch', connect, sender);
  await deliver('disconnectCouch', undefined, sender);
  await deliver('watchCouch', undefined, sender);
  for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
});

test.each([
  ['a URL that is not http or https', { ...save, article: article({ url: 'javascript:1' }) }],
  ['a missing article', { draft: {}, tabId: null }],
  ['tags that are not strings', { ...save, draft: { tags: [{}] } }],
])('a clip with %s is not saved', async (_what, data) => {
  await deliver('saveClip', data, OWN);
  expect(handlers.saveClip).not.toHaveBeenCalled();
});

test.each([
  ['invalid ids', ['../clips']],
  ['more clips than allowed in one message', Array.from({ length: 21 }, () => 'abcdefghijklmnop')],
])('Zotero is not sent %s', async (_what, data) => {
  await deliver('sendToZotero', data, OWN);
  expect(handlers.sendToZotero).not.toHaveBeenCalled();
});
