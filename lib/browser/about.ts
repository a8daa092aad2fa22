import browser from 'webextension-polyfill';
import type { ClipDatabase } from '@/lib/store/database';
import { clippingSettings } from '@/lib/store/clipping-settings';
import { imageLimit } from '@/lib/store/images';
import { readingSettings } from '@/lib/store/reading-settings';
import { usage } from '@/lib/store/usage';
import { statusOf } from '@/lib/sync/engine';
import { appearance } from './appearance';
import { boundCommands } from './shortcuts';

/** The version of this extension. */
export const version = (): string => browser.runtime.getManifest().version;

/** The URL of the licences of everything that ships with the extension. */
export const licencesUrl = (): string => browser.runtime.getURL('/licences.txt');

/**
 * Returns diagnostics without any clipped content: versions, counts, failure kinds and settings,
 * but no URL, host, title, text, tag or name. Failure messages are left out, since they may contain
 * a URL.
 */
export async function diagnostics(db: ClipDatabase): Promise<object> {
  const { usage: bytes = null, quota = null } = await navigator.storage.estimate();
  const [reading, clipping] = await Promise.all([readingSettings(db), clippingSettings(db)]);
  const { imageSites, ...looks } = reading;
  const { os, arch } = await browser.runtime.getPlatformInfo();
  return {
    version: version(),
    madeAt: new Date().toISOString(),
    browser: navigator.userAgent,
    system: `${os} ${arch}`,
    language: browser.i18n.getUILanguage(),
    schema: db.verno,
    storage: { ...(await usage(db)), bytes, quota },
    sync: { browser: await remote(db, 'browser'), couchdb: await remote(db, 'couchdb') },
    settings: {
      ...appearance(),
      reading: looks,
      imageSites: imageSites.length,
      imageLimit: await imageLimit(db),
      quickLink: clipping.quickLink,
      keepPdf: clipping.keepPdf,
      defaultTags: clipping.tags.length,
      siteRules: clipping.sites.length,
    },
    shortcuts: await boundCommands(),
  };
}

async function remote(db: ClipDatabase, name: 'browser' | 'couchdb'): Promise<object> {
  const { succeededAt, failure, round } = await statusOf(db, name);
  return { succeededAt, failure: failure?.kind ?? null, round };
}
