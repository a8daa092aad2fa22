import { describe, expect, it } from 'vitest';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { collectionWhere } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const SENTENCES = {
  mole: 'The mole was built in 1874, when the railway came down from the hills.',
  quay: 'Boats had to make room for steamers, which lay at the new quay by the dozen.',
  dock: 'Nobody remembers who dug the dock, or what became of the stones that it was lined with.',
};
const PAGE = `<!doctype html><html lang="en"><head><title>The old harbour</title></head><body style="margin: 40px">
  <article><h1>The old harbour</h1>${Object.entries(SENTENCES)
    .map(([id, words]) => `<p id="${id}"><span>${words}</span></p>`)
    .join('')}</article></body></html>`;

const select = (tab: Surface, id: string) =>
  tab.evaluate((wanted) => {
    const text = document.querySelector(`#${wanted} span`)?.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 0, text, text.nodeValue?.length ?? 0);
  }, id);

/** Waits until that many content scripts are registered; pages already open stay as they are. */
const registered = (count: number) =>
  until(`${count} registered scripts`, () =>
    run.browser.evaluateInBackground(
      async (wanted) =>
        (await chrome.scripting.getRegisteredContentScripts()).length === wanted || null,
      count,
    ),
  );

const drawn = (tab: Surface, colour: string) =>
  tab.evaluate((name) => CSS.highlights.get(`tearsheet-${name}`)?.size ?? 0, colour);

const highlightsOf = async (address: string) => {
  const { clips } = await collectionWhere(run.browser, 'the clip', (there) =>
    there.clips.some((clip) => clip.url === address),
  );
  return clips.find((clip) => clip.url === address)?.highlights ?? [];
};

describe('highlighting on a web page', () => {
  let address: string;
  let tab: Surface;

  it('clips the page with its first highlight by keyboard, without changing the page’s HTML', async () => {
    address = run.site.serve('/marked', PAGE);
    tab = await run.browser.openTab(address);
    const before = await tab.evaluate(() => document.body.outerHTML);
    await select(tab, 'quay');
    await run.browser.chooseMenu('highlight-page', { selected: true });
    await tab.waitFor('tearsheet-marking');
    // The first colour has the focus, and then the note.
    await tab.press('Enter');
    await expect.poll(() => drawn(tab, 'yellow')).toBe(1);
    await expect
      .poll(() => highlightsOf(address))
      .toMatchObject([{ colour: 'yellow', quote: { exact: SENTENCES.quay } }]);
    for (const key of 'Why?') await tab.press(key);
    await tab.press('Tab');
    await expect.poll(async () => (await highlightsOf(address))[0]?.note).toBe('Why?');
    await tab.screenshot(`artifacts/screenshots/marking-${run.name}.png`, {
      width: 900,
      height: 600,
    });
    expect(await tab.evaluate(() => document.body.outerHTML)).toBe(before);
    await tab.press('Escape');
    await tab.press('Escape');
  });

  it('shows existing highlights when the toolbar button is pressed, and opens one with a click', async () => {
    await tab.close();
    tab = await run.browser.openTab(address);
    expect(await drawn(tab, 'yellow')).toBe(0);
    const popup = await run.browser.pressAction();
    await popup.waitFor('[data-testid="known-notice"]');
    await expect.poll(() => drawn(tab, 'yellow')).toBe(1);
    await run.browser.closePopup();
    await tab.click('#quay span');
    await tab.waitFor('tearsheet-marking');
    await tab.screenshot(`artifacts/screenshots/marking-open-${run.name}.png`, {
      width: 900,
      height: 600,
      colorScheme: 'dark',
    });
  });

  it('starts from the popup, and removes a highlight’s mark when its text disappears from the page', async () => {
    const popup = await run.browser.pressAction();
    await popup.click('[data-testid="highlight-page"]');
    await until('the popup to close', async () => (await run.browser.popup()) === null);
    await select(tab, 'dock');
    await tab.press('Shift+ArrowRight');
    await tab.evaluate(() => {
      document.querySelector('#quay')?.remove();
      document.querySelector('#mole')?.insertAdjacentHTML('afterend', '<p>Something new.</p>');
    });
    await expect.poll(() => drawn(tab, 'yellow')).toBe(0);
    expect(await highlightsOf(address)).toHaveLength(1);
    await tab.screenshot(`artifacts/screenshots/marking-lost-${run.name}.png`, {
      width: 900,
      height: 600,
    });
  });

  it('shows highlights automatically on sites that the user allows, until that is revoked', async () => {
    await tab.close();
    tab = await run.browser.openTab(address);
    await run.browser.whileAllowing('http://127.0.0.1/*', async () => {
      await tab.bringToFront();
      const popup = await run.browser.pressAction();
      await popup.click('[data-testid="always-marked"]');
    });
    await registered(1);
    await run.browser.closePopup();
    // Chromium may tell the process of a new tab about a script only after registering it.
    await until('the highlight in a new tab', async () => {
      await tab.close();
      tab = await run.browser.openTab(address);
      return until('the highlight', async () => (await drawn(tab, 'yellow')) === 1, 3000);
    });
    const library = await run.browser.openExtensionPage('/library.html#settings/clipping');
    await library.click('[data-testid="marked-site"] button');
    await library.waitFor('[data-testid="marked-site"]', { hidden: true });
    await registered(0);
    await library.close();
    await tab.close();
    tab = await run.browser.openTab(address);
    await tab.waitFor('#quay');
    expect(await drawn(tab, 'yellow')).toBe(0);
  });
});
