import { beforeEach, expect, test, vi } from 'vitest';
import { settingsForBackup, settingsFromBackup } from '@/lib/browser/kept-settings';
import { READING_DEFAULTS } from '@/lib/clips/reading-settings';
import { keepTemplate, readTemplate } from '@/lib/export/kept-templates';
import { ClipDatabase } from '@/lib/store/database';
import { changeReadingSettings, readingSettings } from '@/lib/store/reading-settings';
import { savedSearches, saveSearch } from '@/lib/store/saved-searches';

/** Fake of `storage.local`, as far as settings use it. */
const stored = vi.hoisted(() => new Map<string, unknown>());
vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: () => Promise.resolve(Object.fromEntries(stored)),
        set: (items: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(items)) stored.set(key, value);
          return Promise.resolve();
        },
      },
    },
  },
}));

beforeEach(() => stored.clear());

test('settings are restored on another device without overwriting those set there', async () => {
  const [here, there] = [new ClipDatabase('settings-here'), new ClipDatabase('settings-there')];
  const oil = { id: 'search-1', name: 'Oil', query: 'tag:oil' };
  const template = { name: '{date}', frontMatter: 'title: title' };
  stored.set('part:a.example', '#main').set('couchdb', '{"password":"secret"}');
  await keepTemplate(here, template);
  await saveSearch(here, oil);
  const reading = { ...READING_DEFAULTS, theme: 'sepia' as const, size: 22 as const };
  await changeReadingSettings(here, reading);
  const settings = await settingsForBackup(here);
  expect(JSON.stringify(settings)).not.toContain('secret');

  stored.clear();
  stored.set('part:b.example', 'article');
  const own = { id: 'search-2', name: 'Mine', query: 'is:starred' };
  await saveSearch(there, own);
  await settingsFromBackup(there, settings);
  await settingsFromBackup(there, settings);
  expect(Object.fromEntries(stored)).toEqual({
    'part:a.example': '#main',
    'part:b.example': 'article',
  });
  expect(await readTemplate(there)).toEqual(template);
  expect(await savedSearches(there)).toEqual([own, oil]);
  expect(await readingSettings(there)).toEqual(reading);
});

test('invalid settings change nothing', async () => {
  const db = new ClipDatabase('settings-none');
  for (const settings of [null, [], { savedSearches: 1 }, { savedSearches: '[{"id":1}]' }]) {
    await settingsFromBackup(db, settings);
  }
  expect(await db.meta.count()).toBe(0);
});
