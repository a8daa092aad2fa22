import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { parseClippingSettings } from '@/lib/clips/clipping-settings';
import { parseReadingSettings } from '@/lib/clips/reading-settings';
import {
  changeNamedTemplates,
  keepTemplate,
  NAMED_KEY,
  namedTemplates,
  parseNamedTemplates,
  parseTemplate,
  readTemplate,
  STANDARD_KEY,
} from '@/lib/export/kept-templates';
import {
  changeClippingSettings,
  CLIPPING_KEY,
  clippingSettings,
} from '@/lib/store/clipping-settings';
import type { NamedTemplate } from '@/lib/export/standard-template';
import type { ClipDatabase } from '@/lib/store/database';
import { changeReadingSettings, readingSettings } from '@/lib/store/reading-settings';
import { parseSearches, savedSearches, saveSearch } from '@/lib/store/saved-searches';
import { readMeta } from '@/lib/store/meta';

/** Keys in `storage.local` that are backed up: parts that are always clipped on a site. */
const PART = /^part:[^\s/]{1,300}$/;
const SEARCHES = 'savedSearches';
const READING = 'reading';

const schema = v.record(v.string(), v.pipe(v.string(), v.maxLength(1_000_000)));

/**
 * The user's settings, for a backup. Anything specific to this device is left out: its name, its
 * CouchDB connection, keys and passphrases.
 */
export async function settingsForBackup(db: ClipDatabase): Promise<Record<string, string>> {
  const stored = Object.entries(await browser.storage.local.get());
  const parts = stored.filter((each): each is [string, string] => {
    return PART.test(each[0]) && typeof each[1] === 'string';
  });
  return {
    ...Object.fromEntries(parts),
    [STANDARD_KEY]: JSON.stringify(await readTemplate(db)),
    [NAMED_KEY]: JSON.stringify(await namedTemplates(db)),
    [SEARCHES]: JSON.stringify(await savedSearches(db)),
    [READING]: JSON.stringify(await readingSettings(db)),
    [CLIPPING_KEY]: JSON.stringify(await clippingSettings(db)),
  };
}

/** Restores the settings of a backup, except those that are already set here. */
export async function settingsFromBackup(db: ClipDatabase, settings: unknown): Promise<void> {
  const parsed = v.safeParse(schema, settings);
  if (!parsed.success) return;
  const here = await browser.storage.local.get();
  const parts = Object.entries(parsed.output).filter(([key]) => PART.test(key) && !(key in here));
  await browser.storage.local.set(Object.fromEntries(parts));
  const template = parseTemplate(parsed.output[STANDARD_KEY] ?? '');
  if (template && !(await readMeta(db, STANDARD_KEY))) await keepTemplate(db, template);
  const named = parseNamedTemplates(parsed.output[NAMED_KEY] ?? '');
  if (named.length > 0) await changeNamedTemplates(db, (before) => withNew(before, named));
  const reading = parsed.output[READING];
  if (reading !== undefined && !(await readMeta(db, READING))) {
    await changeReadingSettings(db, parseReadingSettings(reading));
  }
  const clipping = parsed.output[CLIPPING_KEY];
  if (clipping !== undefined && !(await readMeta(db, CLIPPING_KEY))) {
    await changeClippingSettings(db, parseClippingSettings(clipping));
  }
  const known = new Set((await savedSearches(db)).map(({ id }) => id));
  for (const search of parseSearches(parsed.output[SEARCHES] ?? '')) {
    if (!known.has(search.id)) await saveSearch(db, search);
  }
}

/** Adds the templates that are not there yet. */
function withNew(here: readonly NamedTemplate[], others: readonly NamedTemplate[]) {
  const known = new Set(here.map(({ id }) => id));
  return [...here, ...others.filter(({ id }) => !known.has(id))];
}
