import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Clip } from '@/lib/clips/clip';
import { violationsIn } from './axe.ts';
import { until } from './browsers/wait.ts';
import {
  articlePage,
  chooseMore,
  collectionWhere,
  libraryTab,
  readCollection,
} from './collection.ts';
import {
  allowReading,
  clipPdf,
  inkOf,
  PDF_HOST,
  readingPage,
  sample,
  showPdf,
} from './pdf-pages.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

describe('a PDF in a tab', () => {
  it('can be read, saved with its file, and opened', async () => {
    const url = run.site.serve('/paper.pdf', sample('two-column'), 'application/pdf');
    const screen = await clipPdf(run, url);
    await allowReading(run, screen);
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

  it('can be downloaded from the reader’s menu', async () => {
    const library = await libraryTab(run.browser);
    await chooseMore(library, 'save-pdf');
    const path = await run.browser.downloaded(/How small harbours.*\.pdf/);
    expect(readFileSync(path).equals(sample('two-column'))).toBe(true);
  });

  it('can be shown in its original layout instead of as text', async () => {
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

  it('can be found by its words', async () => {
    const library = await libraryTab(run.browser);
    await library.setViewport(1280, 800);
    await library.bringToFront();
    await library.type('[data-testid="search"]', 'oranges children');
    await library.waitFor('[data-testid="snippet"]', { text: 'children' });
    expect(await library.text('[data-testid="snippet"] .clip-page')).toBe('Page 1');
    await library.close();
  });

  it('leaves no permission for its host behind', async () => {
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

describe('clipping a PDF with the shortcut', () => {
  it('saves its text and its file, on a page that closes when done', async () => {
    const url = run.site.serve('/at-once.pdf', sample('report'), 'application/pdf');
    const before = await readCollection(run.browser);
    const tab = await showPdf(run, url);
    await run.browser.pressShortcut('quick-clip');
    if (run.name === 'firefox') {
      const screen = await readingPage(run);
      await screen.waitFor('[data-testid="pdf-read"]');
      await run.browser.whileAllowing(PDF_HOST, () => screen.click('[data-testid="pdf-read"]'));
      // A user who is looking at it sees that it is saved.
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

  it('reports a PDF that is already clipped, and leaves the clip unchanged', async () => {
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

  it('brings the page to the front if the PDF has no text', async () => {
    await showPdf(run, run.site.serve('/pictures.pdf', sample('scanned'), 'application/pdf'));
    await run.browser.pressShortcut('quick-clip');
    const screen = await readingPage(run);
    await allowReading(run, screen);
    await screen.waitFor('[data-testid="pdf-failed"][data-why="no text"]');
    await until('it to come to the front', () => screen.evaluate(() => !document.hidden));
    await screen.close();
  });
});

describe('a link to a PDF', () => {
  it('gets its text and file in the reader, after permission for its site', async () => {
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
    await run.browser.whileAllowing(PDF_HOST, async () => {
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
