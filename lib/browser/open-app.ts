/** Opens an address that another program on this device has taken: `obsidian://…`. In the click. */
export function openApp(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.click();
}
