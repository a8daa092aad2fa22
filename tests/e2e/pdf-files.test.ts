import { describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import {
  articlePage,
  collectionWhere,
  importFile,
  openPopup,
  readCollection,
} from './collection.ts';
import {
  allowReading,
  clipPdf,
  inkOf,
  PDF_HOST,
  readingPage,
  sample,
  samplePath,
  showPdf,
} from './pdf-pages.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

describe('a PDF that is unreadable or mislabelled', () => {
  it.each([
    ['needs a password', '/locked.pdf', sample('encrypted'), 'encrypted'],
    ['is broken', '/broken.pdf', sample('book').subarray(0, 600), 'damaged'],
  ])('is reported and saved as a link if it %s', async (_how, path, body, why) => {
    const url = run.site.serve(path, body, 'application/pdf');
    const screen = await clipPdf(run, url);
    await allowReading(run, screen);
    await screen.waitFor(`[data-testid="pdf-failed"][data-why="${why}"]`);
    await screen.click('[data-testid="save"]');
    await screen.waitFor('[data-testid="saved"]');
    await collectionWhere(run.browser, 'the link', ({ clips }) =>
      clips.some((clip) => clip.url === url && clip.revision === null),
    );
    await screen.close();
  });

  it('can be read page by page if it is scanned', async () => {
    const screen = await clipPdf(
      run,
      run.site.serve('/scan.pdf', sample('scanned'), 'application/pdf'),
    );
    await allowReading(run, screen);
    await screen.waitFor('[data-testid="pdf-failed"][data-why="no text"]');
    await screen.click('[data-testid="save"]');
    await screen.click('[data-testid="open-saved"]');
    await screen.waitFor('[data-testid="pdf-pages"] canvas[data-drawn]');
    expect(await inkOf(screen)).toBeGreaterThan(500);
    await screen.close();
  });

  it('is clipped as a web page if it is HTML with the name of a PDF', async () => {
    const page = articlePage('No PDF at all');
    const popup = await openPopup(run.browser, run.site.serve('/page.pdf', page));
    await popup.waitFor('#app[data-state="ready"]');
    await run.browser.closePopup();
  });

  it('is read as a PDF if it has the name of a web page', async () => {
    const url = run.site.serve('/minutes.html', sample('report'), 'application/pdf');
    const screen = await clipPdf(run, url);
    await allowReading(run, screen);
    await screen.waitFor('[data-testid="pdf-preview"] iframe');
    await screen.click('[data-testid="save"]');
    await screen.waitFor('[data-testid="saved"]');
    await collectionWhere(run.browser, 'its text', ({ clips }) =>
      clips.some((clip) => clip.url === url && clip.revision !== null),
    );
    await screen.close();
  });

  it('is saved with the shortcut despite its name, or the popup offers to read it', async () => {
    const url = run.site.serve('/agenda.html', sample('untagged'), 'application/pdf');
    await showPdf(run, url);
    await run.browser.pressShortcut('quick-clip');
    if (run.name === 'firefox') {
      const popup = await until('the popup', () => run.browser.popup());
      await popup.waitFor('[data-testid="clip-pdf"]');
      await run.browser.closePopup();
      return;
    }
    await collectionWhere(run.browser, 'its text', ({ clips }) =>
      clips.some((clip) => clip.url === url && clip.revision !== null),
    );
    await until('the page to go', async () => (await run.browser.pages()).length === 0);
  });

  it('is reported and saved as a link if it redirects to another host', async () => {
    const url = run.site.serve('/moved.pdf', sample('report'), 'application/pdf');
    run.site.serve('/elsewhere.pdf', sample('report'), 'application/pdf');
    await showPdf(run, url);
    const { port } = new URL(url);
    run.site.redirect('/moved.pdf', `http://localhost:${port}/elsewhere.pdf`);
    const popup = await run.browser.pressAction();
    await popup.click('[data-testid="clip-pdf"]');
    const screen = await readingPage(run);
    await screen.waitFor('[data-testid="pdf-read"]');
    await run.browser.whileAllowing(PDF_HOST, () => screen.click('[data-testid="pdf-read"]'));
    await screen.waitFor('[data-testid="pdf-failed"][data-why="offline"]', {
      text: 'from another address',
    });
    await screen.click('[data-testid="save"]');
    await screen.waitFor('[data-testid="saved"]');
    await collectionWhere(run.browser, 'the link', ({ clips }) =>
      clips.some((clip) => clip.url === url && clip.revision === null),
    );
    await screen.close();
  });
});

/** Drops files on the element that matches a selector, as a file manager does. */
async function drop(
  screen: Surface,
  selector: string,
  files: readonly { readonly name: string; readonly bytes: Buffer }[],
): Promise<void> {
  const given = files.map(({ name, bytes }) => [name, bytes.toString('base64')]);
  await screen.evaluate(
    (query, named) => {
      const dataTransfer = new DataTransfer();
      for (const [name = '', base64 = ''] of named) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name));
      }
      const target = document.querySelector(query);
      for (const type of ['dragenter', 'dragover', 'drop'])
        target?.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        );
    },
    selector,
    given,
  );
}

describe('dropped files', () => {
  // It contains the signature of PDF files.
  const page = `<!doctype html><!-- %PDF-1.7 --><link rel="canonical" href="https://a.example/harbours">${articlePage('Dropped as a PDF')}`;

  it('are imported on the library according to their contents, not their names', async () => {
    const library = await run.browser.openExtensionPage('/library.html');
    await library.waitFor('[data-testid="search"]');
    await drop(library, 'main', [
      { name: 'minutes.html', bytes: sample('two-column') },
      { name: 'harbours.pdf', bytes: Buffer.from(page) },
    ]);
    await library.waitFor('[data-testid="import-start"]');
    expect(await library.url()).toContain('#/import');
    await library.click('[data-testid="import-start"]');
    await library.waitFor('[data-testid="import-report"]');
    const { clips, images } = await collectionWhere(run.browser, 'both', (there) =>
      ['How small harbours silt up, and what keeps them open', 'Dropped as a PDF'].every((title) =>
        there.clips.some((clip) => clip.title === title && clip.revision !== null),
      ),
    );
    expect(clips.find(({ url }) => url === 'https://a.example/harbours')).toBeTruthy();
    expect(images.length).toBeGreaterThan(0);
    await library.close();
  });

  it('are imported on the drop area, which reports files that cannot be read', async () => {
    const screen = await run.browser.openExtensionPage('/library.html#/import');
    await screen.waitFor('[data-testid="file-drop"]');
    const before = await readCollection(run.browser);
    await drop(screen, '[data-testid="file-drop"]', [
      { name: 'chinese.pdf', bytes: sample('chinese') },
      { name: 'letter.pdf', bytes: Buffer.from('Dear Ana,\nhello.') },
      { name: 'locked.pdf', bytes: sample('encrypted') },
    ]);
    await screen.waitFor('[data-testid="import-start"]');
    expect(await violationsIn(screen)).toEqual([]);
    await screen.click('[data-testid="import-start"]');
    await screen.waitFor('[data-testid="import-report"]', { text: 'letter.pdf' });
    await screen.waitFor('[data-testid="import-report"]', { text: 'locked.pdf' });
    const { clips } = await readCollection(run.browser);
    expect(clips).toHaveLength(before.clips.length + 1);
    await screen.close();
  });
});

describe('a PDF from disk', () => {
  it('is imported on the import screen', async () => {
    const screen = await run.browser.openExtensionPage('/library.html#/import');
    await importFile(screen, samplePath('book'));
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
