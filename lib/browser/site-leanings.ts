import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Leanings } from '@/lib/extraction/leanings/leanings';
import { LONGEST_KEY, MOST_LEANINGS } from '@/lib/extraction/leanings/leanings';
import { hostsWith, watchHostsWith } from './site-keys';

const PREFIX = 'leanings:';
/** The most sites remembered; those not updated for longest are dropped. */
const MOST_SITES = 300;

/** Schema for leanings, both as learnt in a page and as stored. */
export const leaningsSchema = v.record(
  v.pipe(v.string(), v.maxLength(LONGEST_KEY)),
  v.picklist([1, -1]),
) satisfies v.GenericSchema<unknown, Leanings>;

const storedSchema = v.object({ leanings: leaningsSchema, learnt: v.number() });

/** The user's leanings for a page's site; empty if the URL has no host. */
export async function readLeanings(url: string): Promise<Leanings> {
  return siteHost(url) === '' ? {} : await leaningsOf(PREFIX + siteHost(url));
}

async function leaningsOf(key: string): Promise<Leanings> {
  const parsed = v.safeParse(storedSchema, (await browser.storage.local.get(key))[key]);
  return parsed.success ? parsed.output.leanings : {};
}

/**
 * Adds newly learnt leanings to those of a page's site, and drops the oldest if there are too many.
 */
export async function rememberLeanings(url: string, told: Leanings): Promise<void> {
  const host = siteHost(url);
  if (host === '' || Object.keys(told).length === 0) return;
  const known = await leaningsOf(PREFIX + host);
  const value = { leanings: addLeanings(known, told), learnt: Date.now() };
  await browser.storage.local.set({ [PREFIX + host]: value });
  await dropOldest();
}

/** Merges leanings: contradictory ones (kept on one page, left out on another) cancel out. */
function addLeanings(known: Leanings, told: Leanings): Leanings {
  const sum = new Map(Object.entries(known));
  for (const [key, leaning] of Object.entries(told)) {
    const before = sum.get(key);
    sum.delete(key);
    if (before !== -leaning) sum.set(key, leaning);
  }
  return Object.fromEntries([...sum].slice(-MOST_LEANINGS));
}

async function dropOldest(): Promise<void> {
  const stored = await browser.storage.local.get();
  const hosts = hostsWith(PREFIX, stored);
  if (hosts.length <= MOST_SITES) return;
  const learnt = (host: string): number => {
    const parsed = v.safeParse(storedSchema, stored[PREFIX + host]);
    return parsed.success ? parsed.output.learnt : 0;
  };
  const old = hosts.toSorted((one, two) => learnt(two) - learnt(one)).slice(MOST_SITES);
  await browser.storage.local.remove(old.map((host) => PREFIX + host));
}

/** Deletes the leanings for a host. */
export async function forgetLeanings(host: string): Promise<void> {
  await browser.storage.local.remove(PREFIX + host);
}

/** Calls back with the hosts that have leanings, now and whenever they change. */
export const watchLeaningHosts = watchHostsWith(PREFIX);
