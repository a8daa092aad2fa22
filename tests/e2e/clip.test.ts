import { describe, expect, it } from 'vitest';
import { until } from './browsers/wait.ts';
import {
  articlePage,
  clipPage,
  collectionWhere,
  libraryTab,
  openPopup,
  readCollection,
} from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

describe('the popup', () => {
  it('shows the article that will be saved, and saves it with tags and note', async () => {
    const popup = await openPopup(run.browser, run.site.page('mexico-north-korea'));
    expect(await popup.evaluate(() => document.querySelector('textarea')?.value)).toBe(
      'Mexico to Restore Diplomatic Relations with North Korea',
    );
    const byline = await popup.text('[data-testid="byline"]');
    expect(byline).toContain('Paloma Duran');
    expect(byline).toContain('2021');
    expect(byline).toContain('2 min');
    expect(await popup.text('[data-testid="lead-image"]')).toContain('Victoria_Borodinova');
    const shown = await until('the article', () =>
      popup.evaluate(() => document.querySelector('iframe')?.contentDocument?.body.textContent),
    );
    expect(shown).toContain('Mexico announced its willingness');
    expect(shown).toContain('reported Infobae.');
    expect(shown).not.toMatch(/You May Like|Most popular|Newsletter|Share it/);
    await popup.click('[data-testid="receipt"] summary');
    await popup.waitFor('[data-testid="receipt-rest"]', { text: 'Paloma Duran' });
    expect(await popup.text('[data-testid="receipt"] p')).toMatch(/^\d{3} of the page’s \d+ words/);

    await popup.type('[data-testid="title"]', 'Mexico and North Korea', { replace: true });
    await popup.type('[data-testid="tag-input"]', 'diplomacy, asia/korea');
    await popup.type('[data-testid="note"]', 'For the essay.');
    await popup.press('Control+Enter');
    await popup.waitFor('#app[data-state="saved"]');
    expect(await run.browser.badgeText()).toBe('✓');

    const { clips, contents } = await readCollection(run.browser);
    expect(clips).toHaveLength(1);
    expect(clips[0]).toMatchObject({
      title: 'Mexico and North Korea',
      authors: ['Paloma Duran'],
      publishedAt: '2021-07-26T09:28',
      section: 'Policy & Economy',
      tags: ['asia/korea', 'diplomacy'],
      note: 'For the essay.',
    });
    expect(contents[0]?.text.split('\n')).toHaveLength(7);
    await collectionWhere(run.browser, 'sync', ({ placements }) =>
      placements.some((each) => each.clipId === clips[0]?.id && each.level === 'text'),
    );
    await run.browser.closePopup();
  });

  it('completes the user’s own tags, but never adds a suggestion that was not chosen', async () => {
    const popup = await openPopup(run.browser, run.site.serve('/tags', articlePage('Tagged')));
    await popup.type('[data-testid="tag-input"]', 'dip');
    await popup.waitFor('[role="option"]', { text: 'diplomacy' });
    await popup.press('Enter');
    await popup.waitFor('.chip', { text: /^dip$/ });
    await popup.type('[data-testid="tag-input"]', 'dipl');
    await popup.press('ArrowDown');
    await popup.press('Enter');
    await popup.waitFor('.chip', { text: 'diplomacy' });
    await run.browser.closePopup();
  });

  it('indicates that the page is already clipped, and updates that clip on save', async () => {
    const address = run.site.serve('/again', articlePage('Twice told'));
    await clipPage(run.browser, address);
    run.site.serve('/again', articlePage('Twice told', 6));
    const popup = await openPopup(run.browser, `${address}?utm_source=feed#top`);
    expect(await popup.text('[data-testid="known-notice"]')).toMatch(/^Clipped on .*\d{4}/);
    expect(await popup.text('[data-testid="save"]')).toBe('Update clip');
    await popup.type('[data-testid="note"]', 'Longer now.');
    await popup.click('[data-testid="save"]');
    await popup.waitFor('[data-testid="saved"]', { text: 'Updated.' });
    const { clips, contents } = await readCollection(run.browser);
    const [clip, ...others] = clips.filter((each) => each.title === 'Twice told');
    expect(others).toEqual([]);
    expect(clip?.note).toBe('Longer now.');
    expect(contents.filter((each) => each.clipId === clip?.id)).toHaveLength(2);

    await popup.click('[data-testid="open-saved"]');
    const library = await libraryTab(run.browser);
    await library.waitFor('[data-testid="reader"]');
    expect(await library.url()).toContain(`#/clip/${clip?.id}`);
    await library.close();
  });

  it('keeps unsaved input when it closes', async () => {
    const address = run.site.serve('/draft', articlePage('Interrupted'));
    const popup = await openPopup(run.browser, address);
    await popup.type('[data-testid="note"]', 'Half a thought');
    await run.browser.closePopup();
    const again = await run.browser.pressAction();
    await again.waitFor('#app[data-state="ready"]');
    const note = () =>
      again.evaluate(
        () => document.querySelector<HTMLTextAreaElement>('[data-testid="note"]')?.value,
      );
    expect(await note()).toBe('Half a thought');
    await run.browser.closePopup();
  });
});

describe('clipping without the popup', () => {
  it('saves with a keyboard shortcut', async () => {
    await run.browser.openTab(run.site.serve('/quick', articlePage('Quick as a key')));
    await run.browser.pressShortcut('quick-clip');
    await collectionWhere(run.browser, 'the clip', ({ clips }) =>
      clips.some((clip) => clip.title === 'Quick as a key'),
    );
    expect(await run.browser.badgeText()).toBe('✓');
  });

  it('saves the page or the selection from the context menu', async () => {
    await run.browser.openTab(run.site.serve('/menu', articlePage('From the menu')));
    await run.browser.chooseMenu('clip-page');
    await collectionWhere(run.browser, 'the clip', ({ clips }) =>
      clips.some((clip) => clip.title === 'From the menu'),
    );

    await run.browser.openTab(run.site.serve('/part', articlePage('Only a part')));
    await run.browser.chooseMenu('clip-selection', { selectionText: 'the council' });
    const { clips, contents } = await collectionWhere(run.browser, 'the selection', (there) =>
      there.clips.some((clip) => clip.title === 'Only a part'),
    );
    const part = clips.find((clip) => clip.title === 'Only a part');
    expect(contents.find((each) => each.clipId === part?.id)?.text).toBe('the council');
  });

  it('adds a selection to the note of a page that is already clipped', async () => {
    const address = run.site.serve('/quoted', articlePage('Quoted'));
    await clipPage(run.browser, address);
    await run.browser.openTab(address);
    await run.browser.chooseMenu('clip-selection', { selectionText: 'met twice' });
    const { clips } = await collectionWhere(run.browser, 'the quotation', (there) =>
      there.clips.some((clip) => clip.note === '> met twice'),
    );
    const quoted = clips.find((clip) => clip.note === '> met twice');
    expect(quoted?.wordCount).toBeGreaterThan(100);
  });
});
