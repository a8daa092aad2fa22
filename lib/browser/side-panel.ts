import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { ActiveTab } from './active-tab';
import { activeTab } from './active-tab';

const KEY = 'askedPage';

const schema = v.object({
  tabId: v.number(),
  url: v.pipe(v.string(), v.maxLength(100_000)),
  /** Milliseconds since 1970: pressing the button again makes a new request. */
  at: v.number(),
});

/** The page on which the user last pressed the button. */
type RequestedPage = v.InferOutput<typeof schema>;

/** The active tab, as far as the panel may know it. */
export interface PanelTab {
  readonly tab: ActiveTab | null;
  /** When the user requested this very page; `null` if they did not, so that it is not read. */
  readonly requestedAt: number | null;
}

/** Whether the browser has a side panel; mobile browsers have none. */
export const hasSidePanel = (): boolean =>
  import.meta.env.FIREFOX ? 'sidebarAction' in browser : 'sidePanel' in chrome;

/** Opens the panel. Must be called in the click handler itself. */
export async function openSidePanel(tabId: number): Promise<void> {
  if (import.meta.env.FIREFOX) await browser.sidebarAction.open();
  else await chrome.sidePanel.open({ tabId });
}

/**
 * Tells the panel that the user pressed the button on a tab's page; kept until the browser closes.
 */
export async function requestPanelFor({ id, url }: ActiveTab): Promise<void> {
  if (url === undefined) return;
  const requested: RequestedPage = { tabId: id, url, at: Date.now() };
  await browser.storage.session.set({ [KEY]: requested });
}

/**
 * Watches the active tab of the panel's window. Without permission for its page, the browser
 * reports that the page changed, but not to which.
 * @returns a function that stops it
 */
export function watchPanelTab(tell: (front: PanelTab) => void): () => void {
  let latest = 0;
  const read = async () => {
    const turn = ++latest;
    const [tab, requested] = await Promise.all([activeTab(), readRequested()]);
    if (turn === latest) tell({ tab, requestedAt: requestTimeOf(tab, requested) });
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

async function readRequested(): Promise<RequestedPage | null> {
  const parsed = v.safeParse(schema, (await browser.storage.session.get(KEY))[KEY]);
  return parsed.success ? parsed.output : null;
}

/** The URL's fragment is ignored: it is still the same page. */
function requestTimeOf(tab: ActiveTab | null, requested: RequestedPage | null): number | null {
  if (tab?.url === undefined || requested?.tabId !== tab.id) return null;
  return pageOf(tab.url) === pageOf(requested.url) ? requested.at : null;
}

const pageOf = (url: string) => url.split('#')[0];
