import { beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import {
  articlePage,
  clipPage,
  openFirstClip,
  openPanel,
  selectInArticle,
  reload,
} from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
let library: Surface;

const open = async () => {
  await library.click('[data-testid="clip-row"]');
  await library.waitFor('[data-testid="progress"]');
};

beforeAll(async () => {
  await clipPage(run.browser, run.site.serve('/ferry', articlePage('The ferry', 12)));
  library = await run.browser.openExtensionPage('library.html');
  await library.setViewport(1400, 800);
  await open();
});

describe('the reader', () => {
  it('opens a long article at its beginning, and has a labelled menu for the rest', async () => {
    await library.waitFor('[data-testid="progress"]', { text: '1 % read' });
    await library.click('[data-testid="more"] summary');
    await library.waitFor('[data-testid="versions"]', { text: 'Versions' });
    expect(await violationsIn(library)).toEqual([]);
    await library.press('Escape');
    await library.waitFor('[data-testid="more"]:not([open])');
    await openPanel(library);
    expect(await violationsIn(library)).toEqual([]);
  });

  it('fills the page with f, and closes step by step with Escape', async () => {
    await openPanel(library);
    await library.evaluate(() => (document.activeElement as HTMLElement).blur());
    await library.press('f');
    await library.waitFor('.clip-list', { hidden: true });
    await library.waitFor('[data-testid="side-panel"]');
    await library.press('Escape');
    await library.waitFor('[data-testid="side-panel"]', { hidden: true });
    await library.press('Escape');
    await library.waitFor('.clip-list');
    await library.waitFor('[data-testid="reader-title"]');
    await library.press('Escape');
    await library.waitFor('[data-testid="reader"]', { hidden: true });
  });

  it('marks search matches in the text, and moves between them', async () => {
    await library.type('[data-testid="search"]', 'ferry ');
    await library.waitFor('.list-pane[data-searched="ferry "]');
    await open();
    await library.waitFor('[data-testid="find-bar"]', { text: '0 of' });
    await library.click('[data-testid="found-next"]');
    await library.waitFor('[data-testid="find-bar"]', { text: '1 of' });
    await until('the mark', async () =>
      (await library.evaluate(() => {
        const view = document.querySelector('iframe')?.contentWindow as
          (Window & typeof globalThis) | null | undefined;
        const words = Array.from(view?.CSS.highlights.get('found-now') ?? [], String);
        return words.join().toLowerCase();
      })) === 'ferry'
        ? true
        : null,
    );
    await library.type('[data-testid="search"]', ' ', { replace: true });
    await library.waitFor('[data-testid="find-bar"]', { hidden: true });
  });

  it('marks matches in highlights and coloured code, and scrolls to the match itself', async () => {
    const lines = Array.from({ length: 90 }, (_each, index) => `const berth${index} = 'free';`);
    const page = articlePage('Lights', 12).replace(
      '<p>Paragraph 3',
      `<p>The lantern on the mole burns all night.</p><p>No other lantern is seen.</p><pre><code class="language-js">${lines.join('\n')}\nconst lantern = 'lit';</code></pre><p>Paragraph 3`,
    );
    await clipPage(run.browser, run.site.serve('/lights', page));
    await library.bringToFront();
    await openFirstClip(library, 'Lights');
    await until('coloured code', () =>
      library.evaluate(
        () =>
          document.querySelector('iframe')?.contentDocument?.querySelector('code span') !== null,
      ),
    );
    await highlight('The lantern on');
    await library.type('[data-testid="search"]', 'lantern ', { replace: true });
    await library.waitFor('.list-pane[data-searched="lantern "]');
    await library.waitFor('[data-testid="find-bar"]', { text: '0 of 3' });
    await findsLanterns();
    await reload(library);
    await library.waitFor('[data-testid="progress"]');
    await library.type('[data-testid="search"]', 'lantern ', { replace: true });
    await findsLanterns();
    await highlight('other lantern is');
    await findsLanterns();
    await library.click('[data-testid="found-previous"]');
    await library.waitFor('[data-testid="find-bar"]', { text: '3 of 3' });
    await until('the last line of the code', currentIsSeen);
    await library.click('[data-testid="found-next"]');
    await library.waitFor('[data-testid="find-bar"]', { text: '1 of 3' });
    await until('the highlight', currentIsSeen);
  });
});

/** Highlights words of the article that lie in one text node. */
async function highlight(words: string): Promise<void> {
  await selectInArticle(library, words);
  await library.click('[data-testid="highlight-action"]');
  await until('the highlight', () =>
    library.evaluate(
      (wanted) =>
        Array.from(
          document.querySelector('iframe')?.contentDocument?.querySelectorAll('mark') ?? [],
          (mark) => mark.textContent,
        ).includes(wanted),
      words,
    ),
  );
}

const findsLanterns = () =>
  until('three marks', () =>
    library.evaluate(() => {
      const view = document.querySelector('iframe')?.contentWindow as
        (Window & typeof globalThis) | null | undefined;
      const found = Array.from(view?.CSS.highlights.get('found') ?? [], String);
      return found.join() === 'lantern,lantern,lantern';
    }),
  );

/** Whether the match stepped to is in view. */
const currentIsSeen = () =>
  library.evaluate(() => {
    const frame = document.querySelector('iframe');
    const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined;
    const scroller = document.querySelector('.reader-scroll')?.getBoundingClientRect();
    const [range] = Array.from(view?.CSS.highlights.get('found-now') ?? []) as Range[];
    if (!frame || !scroller || !range) return false;
    const { top, height } = range.getBoundingClientRect();
    const seenAt = top + frame.getBoundingClientRect().top;
    return height > 0 && seenAt > scroller.top && seenAt + height < scroller.bottom;
  });
