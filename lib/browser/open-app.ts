import browser from 'webextension-polyfill';

/**
 * Opens a URL of another program on this device: `obsidian://…`. Must be called in the click
 * handler. If there is no such program, Firefox shows an error in place of the page, so it gets a
 * new tab.
 */
export async function openApp(address: string): Promise<void> {
  if (import.meta.env.FIREFOX) {
    await browser.tabs.create({ url: address });
    return;
  }
  const link = document.createElement('a');
  link.href = address;
  link.click();
}

/**
 * Like `openApp`, from the popup, which cannot navigate itself: via the tab, which stays as it is.
 */
export async function openAppInTab(address: string): Promise<void> {
  if (import.meta.env.FIREFOX) await browser.tabs.create({ url: address });
  else await browser.tabs.update({ url: address });
}
