import { afterAll, beforeEach, expect, test, vi } from 'vitest';

interface Script {
  readonly id: string;
  readonly matches: readonly string[];
}

/** Fake of the browser's storage, permissions and content scripts, each answering later. */
const fake = vi.hoisted(() => ({
  stored: new Map<string, unknown>(),
  scripts: new Map<string, Script>(),
  /** The sites after each change. */
  history: [] as string[],
}));
vi.mock('webextension-polyfill', () => {
  const { stored, scripts, history } = fake;
  const later = async <T>(act: () => T): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve));
    const result = act();
    return result;
  };
  const change = (act: () => void) =>
    later(() => {
      act();
      history.push(scripts.get('marking')?.matches.join() ?? 'none');
    });
  return {
    default: {
      storage: {
        local: {
          get: () => later(() => Object.fromEntries(stored)),
          set: (items: Record<string, unknown>) =>
            later(() => Object.entries(items).forEach((each) => stored.set(...each))),
          remove: (key: string) => later(() => void stored.delete(key)),
        },
      },
      permissions: {
        request: () => Promise.resolve(true),
        contains: () => later(() => true),
        remove: () => Promise.resolve(true),
      },
      scripting: {
        getRegisteredContentScripts: () => later(() => [...scripts.values()]),
        registerContentScripts: ([script]: [Script]) =>
          change(() => {
            if (scripts.has(script.id)) throw new Error('Duplicate script ID');
            scripts.set(script.id, script);
          }),
        updateContentScripts: ([script]: [Script]) => change(() => scripts.set(script.id, script)),
        unregisterContentScripts: () => change(() => scripts.clear()),
      },
    },
  };
});

// Test files share modules, which may have been loaded with another fake.
vi.resetModules();
const { addMarkedSite, removeMarkedSite } = await import('@/lib/browser/marked-sites');
afterAll(() => vi.resetModules());

beforeEach(() => {
  fake.stored.clear();
  fake.scripts.clear();
  fake.history.length = 0;
});

const A = 'http://a.example/*';
const B = 'http://b.example/*';

test('a site is registered by the popup and the background at once', async () => {
  const both = [addMarkedSite('http://a.example/'), addMarkedSite('http://a.example/')];
  expect(await Promise.all(both)).toEqual([true, true]);
  expect(fake.history).toEqual([A, A]);
});

test('sites stay registered while others are added and removed', async () => {
  await addMarkedSite('http://a.example/');
  await addMarkedSite('http://b.example/');
  await removeMarkedSite('a.example');
  await removeMarkedSite('b.example');
  expect(fake.history).toEqual([A, `${A},${B}`, B, 'none']);
});
