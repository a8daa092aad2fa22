import { beforeAll, describe, it } from 'vitest';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { articlePage, chooseMore, clipPage, openFirstClip, opensClip } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
let library: Surface;

const opens = (title: string) => opensClip(library, title);
/** Waits until the list is on screen without a reader, and shows one of its places. */
async function goTo(place: string): Promise<void> {
  await library.waitFor('[data-testid="reader"]', { hidden: true });
  await library.click(`[data-testid="place-${place}"]`);
}

/** Reads the open clip up to that part of its text. */
const readTo = (part: number) =>
  until(`${part} of the text read`, () =>
    library.evaluate((wanted) => {
      const scroller = document.querySelector('.reader-scroll');
      scroller?.dispatchEvent(new WheelEvent('wheel'));
      scroller?.scrollTo(0, (scroller.scrollHeight - scroller.clientHeight) * wanted);
      const shown = document.querySelector('[data-testid="progress"]')?.textContent ?? '';
      return Math.abs(Number.parseInt(shown, 10) - wanted * 100) < 5;
    }, part),
  );

beforeAll(async () => {
  for (const title of ['One', 'Two', 'Three']) {
    await clipPage(run.browser, run.site.serve(`/${title}`, articlePage(title, 30)));
  }
  library = await run.browser.openExtensionPage('library.html');
  // The open clip hides the list at this width.
  await library.setViewport(1000, 600);
});

describe('when the open clip leaves the list, the next one is opened, or the list', () => {
  it('on being taken out of the archive', async () => {
    await openFirstClip(library, 'Three');
    await opens('Three');
    await library.click('[data-testid="archive"]');
    await opens('Two');
    await library.click('[data-testid="archive"]');
    await opens('One');
    await library.click('[data-testid="close-reader"]');
    await goTo('archive');
    await openFirstClip(library, 'Three');
    await opens('Three');
    await library.click('[data-testid="archive"]');
    await opens('Two');
    await library.click('[data-testid="archive"]');
    await goTo('inbox');
  });

  it('on being read to the end, when the user steps on', async () => {
    await openFirstClip(library, 'Three');
    await readTo(0.4);
    await library.press('j');
    await opens('Two');
    await readTo(0.4);
    await library.press('j');
    await opens('One');
    await readTo(0.4);
    await library.click('[data-testid="close-reader"]');
    await goTo('reading');
    await openFirstClip(library, 'Three');
    await library.waitFor('[data-testid="progress"]');
    await library.press('j');
    await opens('Two');
    await readTo(1);
    await until('a list without it', () =>
      library.evaluate(() => document.querySelectorAll('[data-testid="clip-row"]').length === 2),
    );
    await library.press('j');
    await opens('One');
    await library.click('[data-testid="close-reader"]');
    await goTo('inbox');
  });

  it('on being deleted for good', async () => {
    await openFirstClip(library, 'Three');
    await opens('Three');
    await chooseMore(library, 'delete');
    await opens('Two');
    await chooseMore(library, 'delete');
    await opens('One');
    await library.click('[data-testid="close-reader"]');
    await goTo('trash');
    await openFirstClip(library, 'Three');
    await opens('Three');
    await chooseMore(library, 'delete-for-good');
    await library.click('[data-testid="confirm-do"]');
    await opens('Two');
    await chooseMore(library, 'restore');
    await goTo('inbox');
    await library.waitFor('[data-testid="clip-count"]', { text: '2 clips' });
  });
});

it('a link to a clip that is gone leads back to the library', async () => {
  await library.evaluate(() => {
    location.hash = '#/clip/AAAAAAAAAAAAAAAA';
  });
  await library.click('[data-testid="unreadable"] a');
  await library.waitFor('[data-testid="clip-row"]');
});
