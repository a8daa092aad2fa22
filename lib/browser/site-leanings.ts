import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Leanings } from '@/lib/extraction/leanings/leanings';
import { LONGEST_KEY, MOST_LEANINGS } from '@/lib/extraction/leanings/leanings';
import { hostsWith, watchHostsWith } from './site-keys';

const PREFIX = 'leanings:';
/** Of more sites nothing is remembered: those of which nothing was learnt for longest go. */
const MOST_SITES = 300;

/** What a page tells of a choice, and what is remembered. */
export const leaningsSchema = v.record(
  v.pipe(v.string(), v.maxLength(LONGEST_KEY)),
  v.picklist([1, -1]),
) satisfies v.GenericSchema<unknown, Leanings>;

const storedSchema = v.object({ leanings: leaningsSchema, learnt: v.number() });

/** What the person tends to keep and leave out on a page's site; nothing where the page has none. */
export async function readLeanings(url: string): Promise<Leanings> {
  return siteHost(url) === '' ? {} : await leaningsOf(PREFIX + siteHost(url));
}

async function leaningsOf(key: string): Promise<Leanings> {
  const parsed = v.safeParse(storedSchema, (await browser.storage.local.get(key))[key]);
  return parsed.success ? parsed.output.leanings : {};
}

/** Adds what a choice told to what is known of a page's site; what was learnt last stays. */
export async function rememberLeanings(url: string, told: Leanings): Promise<void> {
  const host = siteHost(url);
  if (host === '' || Object.keys(told).length === 0) return;
  const known = await leaningsOf(PREFIX + host);
  const value = { leanings: addLeanings(known, told), learnt: Date.now() };
  await browser.storage.local.set({ [PREFIX + host]: value });
  await dropOldest();
}

/** What was kept on one page and left out on another tells nothing. */
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

/** Forgets what was learnt of a host. */
export async function forgetLeanings(host: string): Promise<void> {
  await browser.storage.local.remove(PREFIX + host);
}

/** Calls back with the hosts of which something was learnt, again whenever they change. */
export const watchLeaningHosts = watchHostsWith(PREFIX);
