import { beforeAll, describe, expect, it } from 'vitest';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { articlePage, chooseMore, clipPage, openPanel, readCollection } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const page = (title: string, body: string) =>
  articlePage(title).replace('</article>', `<p>${body}</p></article>`);

const CLIPS = [
  ['Ferries', 'The harbour master counted forty-two boats before the naïve ferryman woke.'],
  ['Glaciers', 'Glaciologists measured the ice with borrowed instruments, boats among them.'],
  ['日本の石油', '東京都の石油価格は上がった。'],
] as const;

let library: Surface;

const titlesIn = (surface: Surface) =>
  surface.evaluate(() =>
    Array.from(document.querySelectorAll('.clip-title'), (each) => each.textContent?.trim() ?? ''),
  );
const finds = (surface: Surface, ...wanted: string[]) =>
  until(`the list ${wanted.join()}`, async () =>
    (await titlesIn(surface)).toSorted().join() === wanted.toSorted().join() ? true : null,
  );
const search = (surface: Surface, query: string) =>
  surface.type('[data-testid="search"]', query, { replace: true });

/** Waits for a library tab at an address and for its contents, and closes it. */
async function opened(address: RegExp, selector: string, text: string): Promise<void> {
  const tab = await until(`a tab at ${String(address)}`, async () => {
    for (const each of await run.browser.pages()) if (address.test(await each.url())) return each;
    return null;
  });
  await tab.waitFor(selector);
  const shown = () =>
    tab.evaluate((query) => {
      const field = document.querySelector<HTMLTextAreaElement>(query);
      return field?.value ?? field?.textContent ?? '';
    }, selector);
  await until(text, async () => (await shown()).includes(text));
  await tab.close();
  await library.bringToFront();
}

beforeAll(async () => {
  for (const [index, [title, body]] of CLIPS.entries()) {
    await clipPage(run.browser, run.site.serve(`/${index}`, page(title, body)));
  }
  library = await run.browser.openExtensionPage('library.html');
});

describe('search', () => {
  it('finds words in the text regardless of case and diacritics, and shows the passage', async () => {
    await search(library, 'NAIVE');
    await finds(library, 'Ferries');
    await library.waitFor('[data-testid="snippet"] mark', { text: 'naïve' });
    await search(library, '石油価格');
    await finds(library, '日本の石油');
    await library.waitFor('[data-testid="snippet"] mark', { text: '石油価格' });
    await search(library, 'boats -harbour');
    await finds(library, 'Glaciers');
    await search(library, 'in:title (glaciers OR ferries) ');
    await finds(library, 'Glaciers', 'Ferries');
  });

  it('finds a clip that was just saved, and combines words with tags', async () => {
    await search(library, 'lighthouses ');
    await library.waitFor('[data-testid="empty"]');
    await clipPage(
      run.browser,
      run.site.serve(
        '/towers',
        page(
          'Towers',
          'Lighthouses are towers too, and their keepers wrote down each ship that passed.',
        ),
      ),
    );
    await library.bringToFront();
    await finds(library, 'Towers');
    await library.click('[data-testid="clip-row"]');
    await openPanel(library);
    await library.type('[data-testid="tag-input"]', 'coast/north,');
    await search(library, 'tag:coast lighthouses ');
    await finds(library, 'Towers');
    await chooseMore(library, 'delete');
    await library.waitFor('[data-testid="empty"]');
    await library.click('[data-testid="undo"]');
    await finds(library, 'Towers');
  });

  it('points at the character where a query is invalid', async () => {
    await search(library, 'boats (harbour');
    await library.waitFor('[data-testid="query-problem"]', { text: 'not closed' });
    expect(await library.text('[data-testid="query-at"]')).toBe('(');
    expect(await library.text('.query-place .visually-hidden')).toContain('7');
    await library.waitFor('[data-testid="search"][aria-invalid="true"]');
    // It appears in place of the results, without covering anything.
    expect(await library.count('[data-testid="clip-row"]')).toBe(0);
    expect(
      await library.evaluate(() => {
        const problem = document.querySelector('.query-problem')?.getBoundingClientRect();
        const heading = document.querySelector('h1')?.getBoundingClientRect();
        return (problem?.top ?? 0) >= (heading?.bottom ?? Infinity);
      }),
    ).toBe(true);
    await library.type('[data-testid="search"]', ')');
    await library.waitFor('[data-testid="query-problem"]', { hidden: true });
    await finds(library, 'Ferries');
  });

  it('saves searches in the sidebar, and restores a deleted one with undo', async () => {
    await search(library, 'boats ');
    await library.click('[data-testid="save-search"]');
    await library.waitFor('[data-testid="saved-search"]', { text: 'boats' });
    await search(library, 'ice ');
    await finds(library, 'Glaciers');
    await library.click('[data-testid="saved-search"]');
    await finds(library, 'Ferries', 'Glaciers');
    await library.click('[data-testid="rename-search"]');
    await library.type('[data-testid="search-name"]', 'On the water', { replace: true });
    await library.press('Enter');
    await library.waitFor('[data-testid="saved-search"]', { text: 'On the water' });
    await library.click('[data-testid="forget-search"]');
    await library.waitFor('[data-testid="saved-search"]', { hidden: true });
    await library.click('[data-testid="undo"]');
    await library.waitFor('[data-testid="saved-search"]', { text: 'On the water' });
  });

  it('gets the focus with a slash, and can be sorted by time', async () => {
    await library.click('.list-title');
    await library.press('/');
    await library.waitFor('[data-testid="search"]:focus');
    await search(library, 'week ');
    await finds(library, 'Ferries', 'Glaciers', 'Towers', '日本の石油');
    await library.evaluate(() => {
      const order = document.querySelector<HTMLSelectElement>('[data-testid="order"]');
      if (order) order.value = 'newest';
      order?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await until('the newest first', async () => (await titlesIn(library))[0] === 'Towers');
  });

  it('does not type into a field after Escape has left it', async () => {
    await search(library, '');
    await library.click('[data-testid="clip-row"]');
    await library.waitFor('[data-testid="reader-title"]');
    await library.press('t');
    await library.waitFor('.reader [data-testid="tag-input"]:focus');
    await library.press('Escape');
    await library.press('/');
    await library.waitFor('[data-testid="search"]:focus');
    await search(library, 'grid');
    await library.press('Enter');
    const { clips } = await readCollection(run.browser);
    expect(clips.flatMap(({ tags }) => tags)).not.toContain('grid');
    await search(library, '');
    await library.press('Escape');
    // First the panel closes, then the clip.
    await library.press('Escape');
    await library.waitFor('[data-testid="side-panel"]', { hidden: true });
    await library.waitFor('[data-testid="reader-title"]');
    await library.press('Escape');
    await library.waitFor('[data-testid="reader-title"]', { hidden: true });
  });

  it('responds to the keyword in the address bar', async () => {
    // The entered suggestion may open in the active tab.
    await run.browser.openTab(run.site.origin + '/0');
    const suggested = await run.browser.enterKeyword('glac', 1);
    expect(suggested).toHaveLength(2);
    expect(suggested[1]).toContain('Glaciers');
    await opened(/#\/clip\//, '[data-testid="reader-title"]', 'Glaciers');
    await run.browser.openTab(run.site.origin + '/0');
    await run.browser.enterKeyword('ferries', 0);
    await opened(/#\/search\/ferries$/, '[data-testid="clip-row"]', 'Ferries');
  });

  it('works in two tabs, and in the remaining one after the other is closed', async () => {
    const second = await run.browser.openExtensionPage('library.html');
    await search(second, 'instruments ');
    await finds(second, 'Glaciers');
    await library.bringToFront();
    await search(library, 'harbour ');
    await finds(library, 'Ferries');
    await library.close();
    await second.bringToFront();
    await search(second, 'towers ');
    await finds(second, 'Towers');
    await second.close();
  });

  it.each(['all of it', 'its pages', 'its beginning'])(
    'rebuilds the index when its file is damaged: %s',
    async (what) => {
      const other = await run.browser.openExtensionPage('popup.html');
      const damaged = await until('the file to be free', () => other.evaluate(damage, what));
      expect(damaged).toBeGreaterThan(0);
      const again = await run.browser.openExtensionPage('library.html');
      await other.close();
      await search(again, 'instruments ');
      await finds(again, 'Glaciers');
      await search(again, 'ferryman ');
      await finds(again, 'Ferries');
      await again.close();
    },
  );
});

/** Page: overwrites the index in the private file system, and returns the number of bytes. */
async function damage(what: string): Promise<number> {
  const root = await navigator.storage.getDirectory();
  const pool = await (await root.getDirectoryHandle('search-index')).getDirectoryHandle('.opaque');
  /** Size of the pool's own header, which SQLite's pages follow. */
  const header = 4096;
  let bytes = 0;
  for await (const handle of (
    pool as unknown as { values(): AsyncIterable<FileSystemFileHandle> }
  ).values()) {
    const { size } = await handle.getFile();
    if (size <= header) continue;
    const from = { 'all of it': 0, 'its pages': header + 4096, 'its beginning': header }[what] ?? 0;
    const to = what === 'its beginning' ? header + 100 : size;
    const writable = await handle.createWritable({ keepExistingData: true });
    await writable.write({
      type: 'write',
      position: from,
      data: new Uint8Array(to - from).fill(0xa5),
    });
    await writable.close();
    bytes += to - from;
  }
  return bytes;
}
