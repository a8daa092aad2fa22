import type { Clip, Contents } from '@/lib/clips/clip';
import type { Surface, TestBrowser } from './browsers/types.ts';
import { until } from './browsers/wait.ts';

/** Contents of the collection, read directly from the database. */
export interface Collection {
  readonly clips: readonly Clip[];
  readonly contents: readonly Contents[];
  /** One entry per stored image, without its bytes. */
  readonly images: readonly object[];
  /** How much of each clip is in browser sync. */
  readonly placements: readonly { clipId: string; level: string; stamp: string }[];
}

/** Reads the collection directly, bypassing the extension. */
export async function readCollection(browser: TestBrowser): Promise<Collection> {
  const json = await browser.evaluateInBackground(async () => {
    const names = (await indexedDB.databases()).map((each) => each.name);
    if (!names.includes('tearsheet'))
      return '{"clips":[],"contents":[],"images":[],"placements":[]}';
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    const db = await result(indexedDB.open('tearsheet'));
    const tables: Record<string, unknown> = {};
    for (const table of ['clips', 'contents', 'images', 'placements']) {
      tables[table] = db.objectStoreNames.contains(table)
        ? await result(db.transaction(table).objectStore(table).getAll())
        : [];
    }
    db.close();
    return JSON.stringify(tables);
  });
  return JSON.parse(json) as Collection;
}

/**
 * Waits until the collection meets a test's expectation, and returns it.
 * @throws after `timeout` ms, with what the collection and the toolbar button show by then
 */
export async function collectionWhere(
  browser: TestBrowser,
  what: string,
  holds: (collection: Collection) => boolean,
  timeout?: number,
): Promise<Collection> {
  try {
    return await until(
      what,
      async () => {
        const collection = await readCollection(browser);
        return holds(collection) ? collection : null;
      },
      timeout,
    );
  } catch (cause) {
    const { clips } = await readCollection(browser);
    const tab = await (await browser.activeTab()).url();
    const shown = JSON.stringify({
      clips: clips.slice(-10).map(({ url, title }) => [url, title]),
      tab,
      badge: await browser.badgeText(),
    });
    throw new Error(`Timed out waiting for ${what}; there is ${shown}`, { cause });
  }
}

/** Opens a page and its popup, and waits until the popup shows the result. */
export async function openPopup(browser: TestBrowser, url: string): Promise<Surface> {
  await browser.openTab(url);
  const popup = await browser.pressAction();
  await popup.waitFor('#app[data-state="ready"], #app[data-state="unavailable"]');
  return popup;
}

/**
 * Opens the first clip of the library's list once it is the one with this title: a library that was
 * open before the clip was saved lists it a moment later.
 */
export async function openFirstClip(library: Surface, title: string): Promise<void> {
  const first = 'li[data-index="0"] [data-testid="clip-row"]';
  await library.waitFor(first, { text: title });
  await library.click(first);
}

/** Reloads a page, and waits until the new document has replaced the old one. */
export async function reload(page: Surface): Promise<void> {
  const before = await page.evaluate(() => performance.timeOrigin);
  await page.evaluate(() => location.reload());
  await until('the page again', () =>
    page.evaluate((then) => performance.timeOrigin !== then, before).catch(() => null),
  );
}

/** Waits until the library has the clip with that title open. */
export const opensClip = (library: Surface, title: string) =>
  until(`the open clip ${title}`, () =>
    library.evaluate(
      (wanted) =>
        document.querySelector<HTMLTextAreaElement>('[data-testid="reader-title"]')?.value ===
        wanted,
      title,
    ),
  );

/** Selects words of the open article that lie in one text node, as with a mouse. */
export const selectInArticle = (library: Surface, words: string) =>
  until(`the words ${words}`, () =>
    library.evaluate((wanted) => {
      const page = document.querySelector('iframe')?.contentDocument;
      if (!page?.body) return false;
      const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const at = node.data.indexOf(wanted);
        if (at === -1) continue;
        // As if the user scrolled there: the reader then does not restore the reading position.
        document.querySelector('.reader-scroll')?.dispatchEvent(new WheelEvent('wheel'));
        node.parentElement?.scrollIntoView({ block: 'center' });
        page.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
        return true;
      }
      return false;
    }, words),
  );

/** Clips a page with the toolbar button and Save. */
export async function clipPage(browser: TestBrowser, url: string): Promise<void> {
  const popup = await openPopup(browser, url);
  await popup.click('[data-testid="save"]');
  await popup.waitFor('#app[data-state="saved"]');
  await browser.closePopup();
}

/** Chooses an action for the open clip from the reader's menu. */
export async function chooseMore(library: Surface, testId: string): Promise<void> {
  await library.click('[data-testid="more"] summary');
  await library.click(`[data-testid="${testId}"]`);
}

/** Opens the panel beside the open clip, unless it is open already. */
export async function openPanel(library: Surface): Promise<void> {
  await library.waitFor('[data-testid="panel"]');
  if ((await library.count('[data-testid="side-panel"]')) === 0) {
    await library.click('[data-testid="panel"]');
  }
  await library.waitFor('[data-testid="side-panel"]');
}

/** Imports a file on the library's import screen, past its preview. */
export async function importFile(screen: Surface, path: string): Promise<void> {
  await screen.waitFor('[data-testid="file-drop"]');
  await screen.setFile('[data-testid="import-file"]', path);
  await screen.click('[data-testid="import-start"]');
}

/** Waits for the library in a tab, however it was opened. */
export function libraryTab(browser: TestBrowser): Promise<Surface> {
  return until('the library', async () => {
    for (const page of await browser.pages()) {
      if ((await page.url()).includes('/library.html')) return page;
    }
    return null;
  });
}

/** A page with its own article. */
export function articlePage(title: string, paragraphs = 4): string {
  const sentence = `${title} was on everyone's mind that week, and the council, which had met twice, said so at length.`;
  const body = Array.from(
    { length: paragraphs },
    (_each, index) => `<p>Paragraph ${index + 1}. ${sentence} ${sentence} ${sentence}</p>`,
  );
  return `<!doctype html><html lang="en"><title>${title}</title><article><h1>${title}</h1>${body.join('')}</article></html>`;
}
