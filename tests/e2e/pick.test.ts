import { describe, expect, it } from 'vitest';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { collectionWhere, openPopup } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const sentence = (word: string): string =>
  `The ${word} was built in 1874, when the railway came down from the hills and the boats had to make room for steamers.`;
const page = (notes: string): string =>
  `<!doctype html><html lang="en"><head><title>The old harbour</title><style>p { margin: 1em 0 }</style></head><body>
    <article><h1>The old harbour</h1><p>${sentence('mole')}</p><p>${sentence('quay')}</p><p>${sentence('dock')}</p></article>
    ${notes}</body></html>`;
const NOTES = '<section class="notes"><p>Tides are low in May.</p><p>Mind the ropes.</p></section>';

/** Presses the button that starts picking, and waits until the page shows the picker. */
async function startPicking(popup: Surface, button = 'pick-part'): Promise<Surface> {
  if (button === 'pick-part') await popup.click('[data-testid="more"] summary');
  await popup.click(`[data-testid="${button}"]`);
  await until('the popup to close', async () => (await run.browser.popup()) === null);
  const tab = await run.browser.activeTab();
  await until('the picker', async () => (await tab.count('tearsheet-picker')) > 0 || null);
  return tab;
}

/** The popup that opened on its own, or else after a press of the button. */
async function popupAfterPicking(how: string): Promise<Surface> {
  await until('the popup or the mark', async () => {
    return (await run.browser.popup()) !== null || (await run.browser.badgeText()) === '…';
  });
  const popup = (await run.browser.popup()) ?? (await run.browser.pressAction());
  await popup.waitFor(`[data-testid="part-notice"][data-how="${how}"]`);
  return popup;
}

const shownIn = (popup: Surface) =>
  popup.evaluate(() => document.querySelector('iframe')?.contentDocument?.body?.textContent ?? '');

describe('picking a part of the page', () => {
  it('works by keyboard, keeps the draft, and is saved', async () => {
    const address = run.site.serve('/pick', page(NOTES));
    const popup = await openPopup(run.browser, address);
    await popup.type('[data-testid="note"]', 'Only the tides.');
    const tab = await startPicking(popup);
    await tab.press('ArrowRight');
    await tab.press('ArrowDown');
    await tab.press('ArrowUp');
    await tab.press('Enter');
    const again = await popupAfterPicking('picked');
    await expect
      .poll(() => shownIn(again))
      .toMatch(/^\s*Tides are low in May\.\s*Mind the ropes\.\s*$/);
    await again.press('Control+Enter');
    await again.waitFor('#app[data-state="saved"]');
    const { clips, contents } = await collectionWhere(run.browser, 'the clip', (there) =>
      there.clips.some((clip) => clip.url === address),
    );
    const clip = clips.find((each) => each.url === address);
    expect(clip?.note).toBe('Only the tides.');
    expect(contents.find((each) => each.clipId === clip?.id)?.text).toBe(
      'Tides are low in May.\nMind the ropes.',
    );
    await run.browser.closePopup();
  });

  it('is remembered for the site, falls back to the article with a notice, and can be forgotten', async () => {
    const address = run.site.serve('/first', page(NOTES));
    const tab = await startPicking(await openPopup(run.browser, address));
    await tab.click('.notes p');
    const popup = await popupAfterPicking('picked');
    await popup.click('[data-testid="part-always"]');
    await popup.waitFor('[data-testid="part-notice"][data-how="remembered"]');
    await run.browser.closePopup();

    const next = run.site.serve('/next', page(NOTES.replace('May', 'June')));
    const second = await openPopup(run.browser, next);
    await second.waitFor('[data-testid="part-notice"][data-how="remembered"]');
    await expect.poll(() => shownIn(second)).toMatch(/^\s*Tides are low in June\.\s*$/);
    await run.browser.closePopup();

    const without = run.site.serve('/without', page(''));
    const third = await openPopup(run.browser, without);
    await third.waitFor('[data-testid="part-notice"][data-how="missing"]');
    await expect.poll(() => shownIn(third)).toContain('The dock was');
    await third.click('[data-testid="part-forget"]');
    await third.waitFor('[data-testid="part-notice"]', { hidden: true });
    await run.browser.closePopup();

    const last = await openPopup(run.browser, next);
    await expect.poll(() => shownIn(last)).toContain('The mole was');
    await run.browser.closePopup();
  });

  it('is offered if no article is found, and Escape leaves the page unchanged', async () => {
    const address = run.site.page('not-home');
    const popup = await openPopup(run.browser, address);
    const before = await (await run.browser.activeTab()).evaluate(() => document.body.outerHTML);
    const tab = await startPicking(popup, 'offer-pick');
    await tab.press('Escape');
    await until('the picker to go', async () => (await tab.count('tearsheet-picker')) === 0);
    expect(await tab.evaluate(() => document.body.outerHTML)).toBe(before);
  });
});
