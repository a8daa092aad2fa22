/*
 * Functions that run inside Chromium, most of them in the extension's service worker. Each is sent
 * as its source text, so none may use anything but its arguments.
 */

/**
 * Worker: simulates typing the keyword and words into the address bar, and entering a suggestion.
 */
export async function enterKeyword(words: string, choose: number): Promise<string[]> {
  const { onInputChanged, onInputEntered } = chrome.omnibox as unknown as Record<
    string,
    DispatchedEvent
  >;
  const suggested = await new Promise<chrome.omnibox.SuggestResult[]>((resolve) => {
    onInputChanged?.dispatch(words, resolve);
  });
  const entered = choose === 0 ? words : suggested[choose - 1]?.content;
  onInputEntered?.dispatch(entered, 'newForegroundTab');
  return [words, ...suggested.map(({ description }) => description)];
}

/** Worker: sets the active tab's popup, or removes it if empty. */
export async function setPopup(popup: string): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id !== undefined) await chrome.action.setPopup({ tabId: tab.id, popup });
}

/** Extensions page: grants a host, as its “Site access” does. */
export function grantHost(id: string, host: string): Promise<void> {
  const { developerPrivate } = chrome as unknown as {
    developerPrivate: { addHostPermission(id: string, host: string): Promise<void> };
  };
  return developerPrivate.addHostPermission(id, host);
}

/** Worker: records in its global scope that the action was pressed. */
export function recordNextPress(): void {
  Reflect.deleteProperty(self, 'pressed');
  const note = (tab: chrome.tabs.Tab) => {
    chrome.action.onClicked.removeListener(note);
    Object.assign(self, { pressed: tab.id });
  };
  chrome.action.onClicked.addListener(note);
}

export async function isPressedTabActive(): Promise<boolean> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  return tab !== undefined && tab.id === Reflect.get(self, 'pressed');
}

/** Worker: whether the press has given access to the active tab, if its page lets scripts in at all. */
export async function canInject(): Promise<boolean> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return false;
  const injected = chrome.scripting.executeScript({ target: { tabId: tab.id }, func: () => true });
  return injected.then(
    () => true,
    () => false,
  );
}

/**
 * Worker: waits for its listeners, since a dispatched event does not wait as a real key press does.
 */
export async function untilListening(): Promise<void> {
  const events = [chrome.commands.onCommand, chrome.contextMenus.onClicked];
  for (let asked = 0; asked < 500 && !events.every((event) => event.hasListeners()); asked += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Chromium's extension events have this method, though no type declares it. */
export interface DispatchedEvent {
  dispatch(...args: unknown[]): void;
}

/** Worker: dispatches the event for choosing an item of the context menu in the active tab. */
export async function dispatchMenu(
  menuItemId: string,
  text: string | null,
  link: string | null,
): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const event = chrome.contextMenus.onClicked as unknown as DispatchedEvent;
  const info = { menuItemId, editable: false, frameId: 0, pageUrl: tab?.url };
  event.dispatch(
    { ...info, ...(text && { selectionText: text }), ...(link && { linkUrl: link }) },
    tab,
  );
}
