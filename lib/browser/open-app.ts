import browser from 'webextension-polyfill';

/**
 * Opens an address that another program on this device has taken: `obsidian://…`. In the click.
 * Where no program has, Firefox shows an error in place of the page, so that it gets a tab of its own.
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

/** As `openApp`, from the popup, which leads nowhere itself: through the tab, which stays as it is. */
export async function openAppInTab(address: string): Promise<void> {
  if (import.meta.env.FIREFOX) await browser.tabs.create({ url: address });
  else await browser.tabs.update({ url: address });
}
