import { describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { articlePage, collectionWhere, openPopup } from './collection.ts';
import { endToEnd } from './run.ts';
import { cutOff } from './layout.ts';

const run = endToEnd();

const SENTENCE = 'Boats had to make room for steamers, which lay at the new quay by the dozen.';
const page = (title: string) =>
  articlePage(title).replace('</article>', `<p id="quay"><span>${SENTENCE}</span></p></article>`);

const openPanel = () => until('the panel', () => run.browser.panel());

const keepAtSide = async (popup: Surface): Promise<Surface> => {
  await popup.click('[data-testid="more"] summary');
  await popup.click('[data-testid="keep-at-side"]');
  return openPanel();
};

const shoot = async (panel: Surface, name: string) => {
  for (const colorScheme of ['light', 'dark'] as const)
    await panel.screenshot(`artifacts/screenshots/panel-${name}-${run.name}-${colorScheme}.png`, {
      width: 320,
      height: 700,
      colorScheme,
    });
};

describe('the side panel', () => {
  let panel: Surface;
  let tab: Surface;

  it('opens only on request, and saves the page like the popup', async () => {
    const address = run.site.serve('/beside', page('Beside the page'));
    expect(await run.browser.panel()).toBeNull();
    panel = await keepAtSide(await openPopup(run.browser, address));
    await until('the popup to close', async () => (await run.browser.popup()) === null);
    tab = await run.browser.activeTab();
    expect(await tab.url()).toBe(address);
    await panel.waitFor('#app[data-state="ready"]');
    await panel.type('[data-testid="tag-input"]', 'harbour,');
    await shoot(panel, 'form');
    expect(await violationsIn(panel)).toEqual([]);
    expect(await cutOff(panel)).toEqual([]);
    await panel.press('Control+Enter');
    await panel.waitFor('#app[data-state="saved"]');
    const { clips } = await collectionWhere(run.browser, 'the clip', (there) =>
      there.clips.some((clip) => clip.url === address),
    );
    expect(clips.find((clip) => clip.url === address)).toMatchObject({ tags: ['harbour'] });
  });

  it('stays open after saving, and shows highlights as they are made on the page', async () => {
    await panel.click('.save-form.saved .primary');
    await panel.waitFor('#app[data-state="ready"]');
    await tab.evaluate(() => {
      const text = document.querySelector('#quay span')?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 0, text, text.nodeValue?.length ?? 0);
    });
    await run.browser.chooseMenu('highlight-page', { selected: true });
    await tab.waitFor('tearsheet-marking');
    await tab.press('Enter');
    await panel.waitFor('[data-testid="panel-highlights"] blockquote', { text: SENTENCE });
    await shoot(panel, 'highlights');
    expect(await violationsIn(panel)).toEqual([]);
    await panel.click('[data-testid="marked-edit"]');
    await panel.type('[data-testid="marked-note"]', 'By the dozen!');
    await panel.click('[data-testid="marked-done"]');
    await collectionWhere(run.browser, 'the note', ({ clips }) =>
      clips.some(({ highlights }) => highlights.some(({ note }) => note === 'By the dozen!')),
    );
    await tab.press('Escape');
    await tab.press('Escape');
  });

  it('does not read another page until the toolbar button is pressed on it', async () => {
    const other = await run.browser.openTab(run.site.serve('/other', page('Another page')));
    await panel.waitFor('[data-testid="press-button"]', { text: 'button in the toolbar' });
    await panel.waitFor('iframe', { hidden: true });
    await shoot(panel, 'waiting');
    expect(await violationsIn(panel)).toEqual([]);
    await run.browser.pressAction();
    await panel.waitFor('#app[data-state="ready"]');
    await until('the other page', async () => {
      const title = await panel.evaluate(() => document.querySelector('textarea')?.value);
      return title === 'Another page';
    });
    await run.browser.closePopup();
    await other.close();
  });

  it('opens the review from its More menu', async () => {
    await panel.click('[data-testid="more"] summary');
    await panel.click('[data-testid="review"]');
    await panel.waitFor('dialog [data-testid="review-passage"]', { text: SENTENCE });
    await shoot(panel, 'review');
    await panel.click('[data-testid="review-close"]');
    await panel.waitFor('dialog', { hidden: true });
  });

  it('clears a page when its tab navigates to another site', async () => {
    await tab.bringToFront();
    const away = run.site.serve('/away', page('Away')).replace('127.0.0.1', 'localhost');
    await tab.evaluate((url) => location.assign(url), away);
    await panel.waitFor('[data-testid="press-button"]');
    await panel.close();
  });
});
