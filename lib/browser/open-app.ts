import browser from 'webextension-polyfill';

/** Opens an address that another program on this device has taken: `obsidian://…`. In the click. */
export function openApp(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.click();
}

/** As `openApp`, from the popup, which leads nowhere itself: through the tab, which stays as it is. */
export async function openAppInTab(address: string): Promise<void> {
  await browser.tabs.update({ url: address });
}
