import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { ActiveTab } from './active-tab';
import { activeTab } from './active-tab';

const KEY = 'askedPage';

const schema = v.object({
  tabId: v.number(),
  url: v.pipe(v.string(), v.maxLength(100_000)),
  /** Milliseconds since 1970: pressing the button again asks anew. */
  at: v.number(),
});

/** The page on which the person last pressed the button. */
type AskedPage = v.InferOutput<typeof schema>;

/** The tab in front, as far as the panel may know it. */
export interface TabInFront {
  readonly tab: ActiveTab | null;
  /** When the person asked for this very page; `null` where they did not, so that it is not read. */
  readonly askedAt: number | null;
}

/** Whether the browser has a panel at the side of its windows; those of phones have none. */
export const hasSidePanel = (): boolean =>
  import.meta.env.FIREFOX ? 'sidebarAction' in browser : 'sidePanel' in chrome;

/** Opens the panel. To be called in the click itself: browsers open it for nothing else. */
export async function openSidePanel(tabId: number): Promise<void> {
  if (import.meta.env.FIREFOX) await browser.sidebarAction.open();
  else await chrome.sidePanel.open({ tabId });
}

/** Tells the panel that the person pressed the button on a tab's page; kept until the browser closes. */
export async function askForPage({ id, url }: ActiveTab): Promise<void> {
  if (url === undefined) return;
  const asked: AskedPage = { tabId: id, url, at: Date.now() };
  await browser.storage.session.set({ [KEY]: asked });
}

/**
 * Follows the tab in front of the panel's window. Without permission for its page the browser says
 * that there is another page, but not which.
 * @returns what ends it
 */
export function watchTabInFront(tell: (front: TabInFront) => void): () => void {
  let latest = 0;
  const read = async () => {
    const turn = ++latest;
    const [tab, asked] = await Promise.all([activeTab(), readAsked()]);
    if (turn === latest) tell({ tab, askedAt: askedAt(tab, asked) });
  };
  const onActivated = () => void read();
  const onUpdated = (_: number, change: { status?: string; url?: string }) => {
    if (change.status !== undefined || change.url !== undefined) void read();
  };
  const onStored = (changes: object, area: string) => {
    if (area === 'session' && KEY in changes) void read();
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.storage.onChanged.addListener(onStored);
  void read();
  return () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.storage.onChanged.removeListener(onStored);
  };
}

async function readAsked(): Promise<AskedPage | null> {
  const parsed = v.safeParse(schema, (await browser.storage.session.get(KEY))[KEY]);
  return parsed.success ? parsed.output : null;
}

/** Another place of the same page is still that page. */
function askedAt(tab: ActiveTab | null, asked: AskedPage | null): number | null {
  if (tab?.url === undefined || asked?.tabId !== tab.id) return null;
  return pageOf(tab.url) === pageOf(asked.url) ? asked.at : null;
}

const pageOf = (url: string) => url.split('#')[0];
