import browser from 'webextension-polyfill';

/** The library's URL, optionally at a clip. */
export function libraryUrl(clipId?: string): string {
  const hash = clipId === undefined ? '' : `#/clip/${clipId}`;
  return browser.runtime.getURL(`/library.html${hash}`);
}

/** The library's URL with a search. */
export function searchUrl(query: string): string {
  return browser.runtime.getURL(`/library.html#/search/${encodeURIComponent(query)}`);
}

/** Opens the welcome page in a new tab. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/library.html#/welcome') });
}

/** Opens the library in a new tab. */
export async function openLibrary(clipId?: string): Promise<void> {
  await browser.tabs.create({ url: libraryUrl(clipId) });
}

/** Opens the page for clipping tabs: all of the current window, or those selected in it. */
export async function openTabs(which: 'all' | 'selected'): Promise<void> {
  const wanted = which === 'selected' ? { highlighted: true } : {};
  const tabs = await browser.tabs.query({ currentWindow: true, ...wanted });
  const ids = tabs.flatMap(({ id }) => id ?? []);
  await browser.tabs.create({ url: browser.runtime.getURL(`/library.html#/tabs/${ids.join()}`) });
}

/** Opens a web page in a new tab. */
export async function openPage(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Opens the import page. */
export async function openImport(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/library.html#/import') });
}

/** A PDF in a tab. */
export interface PdfTab {
  readonly id: number;
  readonly url: string;
}

/** Opens the page for clipping the PDF of a tab. */
export async function openPdf({ id, url }: PdfTab): Promise<void> {
  const address = `/library.html#/pdf/${id}/${encodeURIComponent(url)}`;
  await browser.tabs.create({ url: browser.runtime.getURL(address) });
}

/** Opens that page behind the tab, to save the PDF at once. */
export async function openPdfAtOnce({ id, url }: PdfTab): Promise<void> {
  const address = `/library.html#/pdf-at-once/${id}/${encodeURIComponent(url)}`;
  await browser.tabs.create({ url: browser.runtime.getURL(address), active: false });
}

/** A PDF that is to be clipped. */
export interface NamedPdf extends PdfTab {
  /** Whether it is saved as soon as it is read, without the user's input. */
  readonly atOnce: boolean;
}

/** Parses the PDF from the library's URL; `null` if it names none. */
export function parsePdfTab(hash: string): NamedPdf | null {
  const [, how, id, url] = /^#\/(pdf|pdf-at-once)\/(\d{1,10})\/(\S+)$/.exec(hash) ?? [];
  if (id === undefined || url === undefined) return null;
  try {
    const address = decodeURIComponent(url);
    if (!URL.canParse(address)) return null;
    return { id: Number(id), url: address, atOnce: how === 'pdf-at-once' };
  } catch {
    return null;
  }
}

/** Brings the tab that this page is in to the front. */
export async function showThisTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.update(tab.id, { active: true });
}

/** Closes the tab that this page is in. */
export async function closeThisTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
