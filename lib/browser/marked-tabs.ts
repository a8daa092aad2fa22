import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { hashId } from '@/lib/clips/bounds';
import { isMarkedSite } from './marked-sites';

const KEY = 'markedTabs';
/** The most recent ones; beyond that, the user has to press the button again. */
const MOST_TABS = 200;

const schema = v.record(
  v.string(),
  v.object({
    origin: v.string(),
    /** The clip of the page highlighted last, and the page's URL. */
    url: v.nullable(v.string()),
    clipId: v.nullable(hashId),
  }),
);

async function markedTabs(): Promise<v.InferOutput<typeof schema>> {
  const parsed = v.safeParse(schema, (await browser.storage.session.get(KEY))[KEY]);
  return parsed.success ? parsed.output : {};
}

async function keep(tabId: number, tab: v.InferOutput<typeof schema>[string]): Promise<void> {
  const others = Object.entries(await markedTabs()).filter(([id]) => id !== String(tabId));
  const next = [...others, [String(tabId), tab] as const].slice(-MOST_TABS);
  await browser.storage.session.set({ [KEY]: Object.fromEntries(next) });
}

/** Allows highlighting in a tab, until the browser closes or the tab goes to another site. */
export async function allowMarkingInTab(tabId: number, url: string): Promise<void> {
  await keep(tabId, { origin: new URL(url).origin, url: null, clipId: null });
}

/** Remembers which clip a tab's page is. */
export async function rememberClipOfTab(tabId: number, url: string, clipId: string): Promise<void> {
  await keep(tabId, { origin: new URL(url).origin, url, clipId });
}

/** The clip of a tab's page; `null` if it is not known. */
export async function clipOfTab(tabId: number, url: string): Promise<string | null> {
  const tab = (await markedTabs())[tabId];
  return tab?.url === url ? tab.clipId : null;
}

/**
 * Whether highlighting is allowed on a page: the user started it in its tab, or always on its site.
 */
export async function isMarkingAllowed(tabId: number, page: URL): Promise<boolean> {
  const tab = (await markedTabs())[tabId];
  return tab?.origin === page.origin || (await isMarkedSite(page.href));
}
