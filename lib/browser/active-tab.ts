import browser from 'webextension-polyfill';

/** The tab that the user is looking at. */
export interface ActiveTab {
  readonly id: number;
  readonly url: string | undefined;
  readonly title: string;
}

/** The active tab of the current window; `null` if it has none. */
export async function activeTab(): Promise<ActiveTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ? tabOf(tab) : null;
}

/** The parts of a browser tab that clipping needs; `null` for a tab without an id. */
export function tabOf(tab: { id?: number; url?: string; title?: string }): ActiveTab | null {
  return tab.id === undefined ? null : { id: tab.id, url: tab.url, title: tab.title ?? '' };
}
