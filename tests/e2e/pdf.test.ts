import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Clip } from '@/lib/clips/clip';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import {
  articlePage,
  chooseMore,
  collectionWhere,
  importFile,
  libraryTab,
  openPopup,
  readCollection,
} from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const SAMPLES = fileURLToPath(new URL('../samples/pdf/', import.meta.url));
const sample = (name: string) => readFileSync(`${SAMPLES}${name}.pdf`);
const HOST = ['http://127.0.0.1/*'];

/** Opens a PDF in the browser's viewer. */
async function showPdf(url: string): Promise<Surface> {
  const tab = await run.browser.openTab(run.site.page('not-home'));
  // A viewer that asks for a password has never loaded.
  await tab.evaluate((to) => void (location.href = to), url);
  await until('the viewer', async () => (await tab.url()) === url);
  return tab;
}

/** The page that reads PDFs, once it is open. */
const readingPage = () =>
  until('the page that reads it', async () => {
    for (const page of await run.browser.pages()) {
      if ((await page.url()).includes('#/pdf')) return page;
    }
    return null;
  });

/** Presses the button on a PDF and goes on to the page that reads it. */
async function clipPdf(url: string): Promise<Surface> {
  await showPdf(url);
  const popup = await run.browser.pressAction();
  await popup.waitFor('[data-testid="clip-pdf"]');
  await popup.screenshot(`artifacts/screenshots/pdf-popup-${run.name}.png`);
  await popup.click('[data-testid="clip-pdf"]');
  return readingPage();
}

/** Allows it where the browser keeps its viewer from extensions, as Firefox does. */
async function read(screen: Surface): Promise<void> {
  if (run.name !== 'firefox') return;
  await screen.waitFor('[data-testid="pdf-read"]');
  await run.browser.whileAllowing(HOST, () => screen.click('[data-testid="pdf-read"]'));
}

/** How many dark pixels the first page has that is drawn. */
const inkOf = (screen: Surface) =>
  screen.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="pdf-pages"] canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, at) => at % 4 === 0 && value < 128).length;
  });

describe('a PDF in a tab', () => {
  it('is read, saved with its file, and opened', async () => {
    const url = run.site.serve('/paper.pdf', sample('two-column'), 'application/pdf');
    const screen = await clipPdf(url);
    await read(screen);
    await screen.waitFor('[data-testid="pdf-preview"] iframe');
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [360, 'dark'],
    ] as const) {
      const path = `artifacts/screenshots/pdf-${width}-${run.name}.png`;
      await screen.screenshot(path, { width, height: 800, colorScheme });
    }
    expect(await violationsIn(screen)).toEqual([]);
    await screen.type('[data-testid="tag-input"]', 'harbours,');
    await screen.click('[data-testid="save"]');
    await screen.waitFor('[data-testid="saved"]');
    const { clips, contents } = await collectionWhere(run.browser, 'the paper', (there) =>
      there.clips.some((clip) => clip.url === url),
    );
    expect(clips.find((clip) => clip.url === url)).toMatchObject({
      title: 'How small harbours silt up, and what keeps them open',
      authors: ['Ada Quist', 'Bjørn Halvorsen'],
      doi: '10.5555/jcp.2024.0312',
      publication: { container: 'Journal of Coastal Practice', pages: '211–214' },
      tags: ['harbours'],
    });
    expect(contents[0]?.html).toContain('<a id="page-2"></a>');
    await screen.click('[data-testid="open-saved"]');
    await screen.waitFor('[data-testid="reader"]');
  });

  it('gives its file back from the reader’s menu', async () => {
    const library = await libraryTab(run.browser);
    await chooseMore(library, 'save-pdf');
    const path = await run.browser.downloaded(/How small harbours.*\.pdf/);
    expect(readFileSync(path).equals(sample('two-column'))).toBe(true);
  });

  it('is shown as it is laid out, in place of its text', async () => {
    const library = await libraryTab(run.browser);
    await library.setViewport(1280, 800);
    await library.bringToFront();
    await chooseMore(library, 'laid-out');
    await library.waitFor('[data-testid="pdf-pages"] canvas[data-drawn]');
    expect(await inkOf(library)).toBeGreaterThan(5000);
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [360, 'dark'],
    ] as const) {
      const path = `artifacts/screenshots/pdf-pages-${width}-${run.name}.png`;
      await library.screenshot(path, { width, height: 800, colorScheme });
    }
    expect(await violationsIn(library)).toEqual([]);
    await chooseMore(library, 'laid-out');
    await library.waitFor('.article-frame');
  });

  it('is found by its words', async () => {
    const library = await libraryTab(run.browser);
    await library.setViewport(1280, 800);
    await library.bringToFront();
    await library.type('[data-testid="search"]', 'oranges children');
    await library.waitFor('[data-testid="snippet"]', { text: 'children' });
    expect(await library.text('[data-testid="snippet"] .clip-page')).toBe('Page 1');
    await library.close();
  });

  it('keeps no access to its host', async () => {
    const library = await run.browser.openExtensionPage('/library.html');
    await until('the access to be given back', () =>
      library.evaluate(async () => {
        const { origins = [] } = await chrome.permissions.getAll();
        return origins.length === 0;
      }),
    );
    await library.close();
  });
});

describe('a PDF clipped at once, with the shortcut', () => {
  it('is saved with its file, by a page that goes when it is done', async () => {
    const url = run.site.serve('/at-once.pdf', sample('report'), 'application/pdf');
    const before = await readCollection(run.browser);
    const tab = await showPdf(url);
    await run.browser.pressShortcut('quick-clip');
    if (run.name === 'firefox') {
      const screen = await readingPage();
      await screen.waitFor('[data-testid="pdf-read"]');
      await run.browser.whileAllowing(HOST, () => screen.click('[data-testid="pdf-read"]'));
      // Whoever is looking at it sees that it is saved.
      await screen.waitFor('[data-testid="saved"]');
      await screen.close();
    }
    await collectionWhere(run.browser, 'the document and its file', ({ clips, images }) => {
      const isThere = clips.some((clip) => clip.url === url && clip.revision !== null);
      return isThere && images.length === before.images.length + 1;
    });
    await until('the page to go', async () => (await run.browser.pages()).length === 0);
    await tab.bringToFront();
    expect(await run.browser.badgeText()).toBe('✓');
  });

  it('is told to be a clip where it is one, and stays as it is', async () => {
    const before = await readCollection(run.browser);
    await run.browser.pressShortcut('quick-clip');
    await until('the mark', async () => (await run.browser.badgeText()) === '●');
    const popup = await until('the popup that says so', () => run.browser.popup());
    await popup.waitFor('[data-testid="known-notice"]');
    await run.browser.closePopup();
    expect(await run.browser.pages()).toHaveLength(0);
    const after = await readCollection(run.browser);
    expect(after.clips).toEqual(before.clips);
    expect(after.contents).toHaveLength(before.contents.length);
  });

  it('comes to the front where it has no text', async () => {
    await showPdf(run.site.serve('/pictures.pdf', sample('scanned'), 'application/pdf'));
    await run.browser.pressShortcut('quick-clip');
    const screen = await readingPage();
    await read(screen);
    await screen.waitFor('[data-testid="pdf-failed"][data-why="no text"]');
    await until('it to come to the front', () => screen.evaluate(() => !document.hidden));
    await screen.close();
  });
});

describe('a link to a PDF', () => {
  it('gets its text and its file in the reader, with access to its site', async () => {
    const linkUrl = run.site.serve('/linked.pdf', sample('printed'), 'application/pdf');
    const page = articlePage('A list').replace(
      '</article>',
      `<a href="${linkUrl}">B</a></article>`,
    );
    await run.browser.openTab(run.site.serve('/list', page));
    await run.browser.chooseMenu('clip-link', { linkUrl });
    const isText = ({ url, revision }: Clip) => url === linkUrl && revision !== null;
    const { clips, images } = await collectionWhere(run.browser, 'the link', (there) =>
      there.clips.some(({ url }) => url === linkUrl),
    );
    const { id } = clips.find(({ url }) => url === linkUrl) ?? {};
    const reader = await run.browser.openExtensionPage(`/library.html#/clip/${id}`);
    await reader.waitFor('[data-testid="fetch-text"]');
    await run.browser.whileAllowing(HOST, async () => {
      await reader.bringToFront();
      await reader.click('[data-testid="fetch-text"]');
    });
    await collectionWhere(run.browser, 'its text and file', (there) => {
      return there.clips.some(isText) && there.images.length === images.length + 1;
    });
    await reader.waitFor('.article-frame');
    await reader.close();
  });
});

describe('what cannot be read', () => {
  it.each([
    ['needs a password', '/locked.pdf', sample('encrypted'), 'encrypted'],
    ['is broken', '/broken.pdf', sample('book').subarray(0, 600), 'damaged'],
  ])('one that %s is told in a sentence, and its link is saved', async (_how, path, body, why) => {
    const url = run.site.serve(path, body, 'application/pdf');
    const screen = await clipPdf(url);
    await read(screen);
    await screen.waitFor(`[data-testid="pdf-failed"][data-why="${why}"]`);
    await screen.click('[data-testid="save"]');
    await screen.waitFor('[data-testid="saved"]');
    await collectionWhere(run.browser, 'the link', ({ clips }) =>
      clips.some((clip) => clip.url === url && clip.revision === null),
    );
    await screen.close();
  });

  it('of a scan the pages can be read', async () => {
    const screen = await clipPdf(run.site.serve('/scan.pdf', sample('scanned'), 'application/pdf'));
    await read(screen);
    await screen.waitFor('[data-testid="pdf-failed"][data-why="no text"]');
    await screen.click('[data-testid="save"]');
    await screen.click('[data-testid="open-saved"]');
    await screen.waitFor('[data-testid="pdf-pages"] canvas[data-drawn]');
    expect(await inkOf(screen)).toBeGreaterThan(500);
    await screen.close();
  });

  it('a page under a PDF’s name is clipped as a page', async () => {
    const page = articlePage('No PDF at all');
    const popup = await openPopup(run.browser, run.site.serve('/page.pdf', page));
    await popup.waitFor('#app[data-state="ready"]');
    await run.browser.closePopup();
  });
});

describe('a PDF from the disk', () => {
  it('is brought in on the import screen', async () => {
    const screen = await run.browser.openExtensionPage('/library.html#/import');
    await importFile(screen, `${SAMPLES}book.pdf`);
    await screen.waitFor('[data-testid="import-report"]');
    const { clips } = await collectionWhere(run.browser, 'the book', (there) =>
      there.clips.some(({ title }) => title === 'Reading a tide table'),
    );
    const { id } = clips.find(({ title }) => title === 'Reading a tide table') ?? {};
    await screen.evaluate((clip) => void (location.hash = `#/clip/${clip}`), id ?? '');
    await screen.waitFor('[data-testid="reader"]');
    expect(await screen.count('[data-testid="open-original"]')).toBe(0);
    await screen.close();
  });
});
