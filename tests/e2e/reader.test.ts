import { beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { articlePage, clipPage, openPanel } from './collection.ts';
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
});
