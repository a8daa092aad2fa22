import { beforeAll, describe, expect, it } from 'vitest';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import {
  chooseMore,
  clipPage,
  collectionWhere,
  openFirstClip,
  openPanel,
  reload,
  selectInArticle,
} from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
let library: Surface;

const FILLER = Array.from(
  { length: 14 },
  (_each, index) =>
    `<p>Berth ${index + 1} was dredged in spring. The harbour office, which keeps the tide tables, had asked for it twice, and the council paid for half of the work that year.</p>`,
).join('');

/** A long page with everything the reader treats specially. */
const page = (
  passage: string,
  extra = '',
) => `<!doctype html><html lang="en"><title>Harbours</title>
<article><h1>Harbours</h1>
<p>The old ferry carried mail and passengers across the strait for a hundred years.${extra}<sup><a href="#fn1" id="ref1">1</a></sup></p>
<h2>Dredging</h2>${FILLER}
<h2>Ferries</h2><p>${passage}</p>
<figure><img src="/quay.svg" alt="The quay" width="400" height="200"><figcaption>The quay at noon.</figcaption></figure>
<h2>Timetables</h2><pre><code class="language-js">const ferry = 'six o\\'clock'; // daily</code></pre>${FILLER}
<ol class="footnotes"><li id="fn1">The company's annals, 1911. <a href="#ref1">↩</a></li></ol>
</article></html>`;

const PASSAGE = 'On winter evenings the last boat waits for the train from the capital.';
const QUAY =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="teal"/></svg>';

const select = (words: string) => selectInArticle(library, words);

const marked = (id?: string) =>
  library.evaluate(
    (colour) =>
      Array.from(
        document
          .querySelector('iframe')
          ?.contentDocument?.querySelectorAll<HTMLElement>('mark[data-highlight]') ?? [],
        (mark) => (colour === null || mark.dataset['colour'] === colour ? mark.textContent : ''),
      ).join(''),
    id ?? null,
  );
const isMarked = (words: string, colour?: string) =>
  until(`the mark ${words}`, async () => ((await marked(colour)) === words ? true : null));
const inFrame = (selector: string) =>
  library.evaluate((wanted) => {
    const found = document.querySelector('iframe')?.contentDocument?.querySelector(wanted);
    return found ? { text: found.textContent, classes: found.className } : null;
  }, selector);
const clickInFrame = (selector: string) =>
  library.evaluate((wanted) => {
    const found = document.querySelector('iframe')?.contentDocument?.querySelector(wanted);
    found?.scrollIntoView({ block: 'center' });
    found?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }, selector);

const openReader = async (title: string) => {
  await openFirstClip(library, title);
  await library.waitFor('[data-testid="progress"]');
};

beforeAll(async () => {
  run.site.serve('/quay.svg', QUAY, 'image/svg+xml');
  await clipPage(run.browser, run.site.serve('/harbours', page(PASSAGE)));
  library = await run.browser.openExtensionPage('library.html');
  await library.setViewport(1400, 800);
  await openReader('Harbours');
});

describe('the reader', () => {
  it('shows the contents, highlighted code, footnotes in place, and enlarged images', async () => {
    await openPanel(library);
    expect(await library.text('[data-testid="contents"] ol')).toBe('DredgingFerriesTimetables');
    await until('coloured code', () => inFrame('code .hljs-keyword'));
    expect((await inFrame('pre code'))?.text).toBe("const ferry = 'six o\\'clock'; // daily");

    await clickInFrame('a[href="#fn:1"]');
    await library.waitFor('[data-testid="footnote"]', { text: "The company's annals, 1911." });
    await library.press('Escape');
    await library.waitFor('[data-testid="footnote"]', { hidden: true });

    await until('the image', () => inFrame('img[role="button"]'));
    await clickInFrame('img');
    await library.waitFor('[data-testid="enlarged"]', { text: 'The quay at noon.' });
    await library.click('[data-testid="close-image"]');
    await library.waitFor('[data-testid="enlarged"]', { hidden: true });
  });

  it('remembers font, theme and reading position', async () => {
    await library.click('[data-testid="reading-settings"] summary');
    await library.click('[data-testid="reading-settings"] input[value="sepia"]');
    await library.click('[data-testid="reading-settings"] input[value="dyslexic"]');
    await library.click('[data-testid="reading-settings"] summary');
    // The text grows while its font and size arrive; keep scrolling until they have.
    await until('the middle of the text', () =>
      library.evaluate(() => {
        const scroller = document.querySelector('.reader-scroll');
        scroller?.dispatchEvent(new WheelEvent('wheel'));
        scroller?.scrollTo(0, (scroller.scrollHeight - scroller.clientHeight) * 0.6);
        const shown = document.querySelector('[data-testid="progress"]')?.textContent ?? '';
        return /5\d|6\d/.test(shown);
      }),
    );
    const { clips } = await collectionWhere(run.browser, 'the progress', (collection) =>
      collection.clips.some(({ progress }) => progress > 20 && progress < 90),
    );
    await reload(library);
    await library.waitFor('[data-testid="progress"]', { text: `${clips[0]?.progress} % read` });
    await until('the look and the place as they were', () =>
      library.evaluate(
        () =>
          document.querySelector('.reader')?.getAttribute('data-theme') === 'sepia' &&
          document.querySelector('iframe')?.contentDocument?.documentElement.dataset['font'] ===
            'dyslexic' &&
          (document.querySelector('.reader-scroll')?.scrollTop ?? 0) > 300,
      ),
    );
  });
});

describe('highlights', () => {
  it('can be made from a selection with a colour and a note, and found by search', async () => {
    await select(PASSAGE);
    await library.click('[data-testid="highlight-green"]');
    await isMarked(PASSAGE, 'green');
    await clickInFrame('mark');
    await library.type('[data-testid="highlight-note"]', 'As in the timetable of 1911');
    await library.press('Tab');
    await collectionWhere(run.browser, 'the highlight', ({ clips }) =>
      clips.some(({ highlights }) => highlights[0]?.note === 'As in the timetable of 1911'),
    );
    await library.press('Escape');
    await reload(library);
    await isMarked(PASSAGE, 'green');
    await library.type('[data-testid="search"]', 'is:highlighted "timetable of 1911"');
    await library.waitFor('[data-testid="clip-count"]', { text: '1 clip' });
    await library.type('[data-testid="search"]', ' ', { replace: true });
  });

  it('can be removed, with undo', async () => {
    await clickInFrame('mark');
    await library.click('[data-testid="highlight-remove"]');
    await isMarked('');
    await library.click('[data-testid="undo"]');
    await isMarked(PASSAGE, 'green');
  });

  it('are found again, or reported as missing, after the page has changed', async () => {
    await select('The old ferry carried mail and passengers across the strait');
    await library.click('[data-testid="highlight-pink"]');
    await collectionWhere(run.browser, 'both', ({ clips }) =>
      clips.some(({ highlights }) => highlights.length === 2),
    );
    const changed = page('Nobody waits any more: the line was closed.', ' It does no more.');
    run.site.serve(
      '/harbours',
      changed.replace('<h2>Dredging', '<p>A note first.</p><h2>Dredging'),
    );
    await clipPage(run.browser, `${run.site.origin}/harbours`);
    await library.bringToFront();
    await isMarked('The old ferry carried mail and passengers across the strait');
    await openPanel(library);
    await library.waitFor('[data-testid="highlight-outcome"]', { text: 'Not in this version' });
    expect(await library.count('[data-testid="highlight"]')).toBe(2);
    expect(await library.count('[data-testid="highlight-outcome"]')).toBe(1);
  });
});

describe('versions', () => {
  it('show the differences between two texts', async () => {
    await chooseMore(library, 'versions');
    await library.waitFor('[data-testid="text-diff"] ins', { text: 'It does no more.' });
    const removed = await library.evaluate(() =>
      Array.from(document.querySelectorAll('[data-testid="text-diff"] del'), (each) =>
        each.textContent?.replace('Removed:', '').trim(),
      ).join(' '),
    );
    expect(removed).toContain('the last boat');
    expect(removed).not.toContain('was dredged');
    await library.click('[data-testid="close-versions"]');
  });
});

describe('highlights made before saving', () => {
  it('are saved with the clip, and shown in its text', async () => {
    const passage = 'The old ferry carried mail';
    const live = await run.browser.openTab(
      run.site.serve('/locks', page(PASSAGE).replaceAll('Harbours', 'Locks')),
    );
    await live.evaluate((wanted) => {
      const text = Array.from(document.querySelectorAll('p')).find((each) =>
        each.textContent.startsWith(wanted),
      )?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 0, text, wanted.length);
    }, passage);
    const popup = await run.browser.pressAction();
    await popup.waitFor('[data-testid="selected-passage"]', { text: passage });
    await popup.click('[data-testid="selected-passage"] [data-testid="highlight-blue"]');
    await popup.type('[data-testid="page-highlight-note"]', 'Spring 1911?');
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    await run.browser.closePopup();
    await library.bringToFront();
    await library.evaluate(() => {
      location.hash = '#/';
    });
    await library.waitFor('[data-testid="reader"]', { hidden: true });
    await openReader('Locks');
    await isMarked(passage, 'blue');
    await openPanel(library);
    await library.waitFor('[data-testid="highlight"]', { text: 'Spring 1911?' });
    expect(await library.count('[data-testid="highlight-outcome"]')).toBe(0);
    await chooseMore(library, 'delete');
    await until('the next clip', async () => ((await titleOpen()) === 'Harbours' ? true : null));
    await library.click('[data-testid="close-reader"]');
    await library.waitFor('[data-testid="reader"]', { hidden: true });
  });
});

describe('keyboard shortcuts', () => {
  it('move between clips, star, archive, tag and show help', async () => {
    await clipPage(
      run.browser,
      run.site.serve('/second', page('Another.').replaceAll('Harbours', 'Piers')),
    );
    await library.bringToFront();
    await library.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
      location.hash = '#/';
    });
    await library.waitFor('[data-testid="reader"]', { hidden: true });
    await library.press('j');
    await until('the first', async () => ((await titleOpen()) === 'Piers' ? true : null));
    await library.press('j');
    await until('the second', async () => ((await titleOpen()) === 'Harbours' ? true : null));
    await library.press('k');
    await until('the first again', async () => ((await titleOpen()) === 'Piers' ? true : null));
    await library.press('s');
    await library.waitFor('[data-testid="star"][aria-pressed="true"]');
    await library.press('?');
    await library.waitFor('[data-testid="shortcuts"]');
    await library.waitFor('[data-testid="keepAtSide"]');
    await library.waitFor('[data-testid="helpKinds"]', { text: 'chapters and transcript' });
    await library.press('Escape');
    await library.waitFor('[data-testid="shortcuts"]', { hidden: true });
    await library.press('t');
    await library.press('x');
    expect(
      await library.evaluate(
        () => document.querySelector<HTMLInputElement>('[data-testid="tag-input"]')?.value,
      ),
    ).toBe('x');
    await library.press('Backspace');
    await library.evaluate(() => (document.activeElement as HTMLElement).blur());
    await library.press('e');
    await library.waitFor('[data-testid="toast"]', { text: 'archived' });
    await library.press('Escape');
    await library.waitFor('[data-testid="side-panel"]', { hidden: true });
    await library.press('Escape');
    await library.waitFor('[data-testid="reader"]', { hidden: true });
  });
});

const titleOpen = () =>
  library.evaluate(
    () => document.querySelector<HTMLTextAreaElement>('[data-testid="reader-title"]')?.value ?? '',
  );
