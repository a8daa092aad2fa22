import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import { articlePage, chooseMore, clipPage, collectionWhere, openPanel } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
const FIELD = (name: string) => `[data-testid="detail-${name}"]`;

describe('the details of a clip', () => {
  it('can be edited in the panel, which rejects an invalid date', async () => {
    await clipPage(run.browser, run.site.serve('/tides', articlePage('Tides')));
    const library = await run.browser.openExtensionPage('library.html');
    await library.click('[data-testid="clip-row"]');
    await openPanel(library);
    await library.click('[data-testid="details"] > summary');
    expect(await library.text('[data-testid="details"] dl')).toContain(run.site.origin);
    expect(await violationsIn(library)).toEqual([]);
    await library.type(FIELD('authors'), 'Ana Lima; Bo Hu', { replace: true });
    await library.type(FIELD('publishedAt'), 'soon', { replace: true });
    await library.waitFor('.detail-problem', { text: 'Write a date like' });
    await library.type(FIELD('publishedAt'), '2024-05', { replace: true });
    await library.type(FIELD('container'), 'Journal of Tides', { replace: true });
    await library.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('[data-testid="detail-type"]');
      if (select) select.value = 'article-journal';
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    const { clips } = await collectionWhere(
      run.browser,
      'the edits',
      ({ clips: [clip] }) =>
        clip?.publication?.type !== undefined &&
        clip.publication.container !== undefined &&
        clip.publishedAt !== null,
    );
    expect(clips[0]).toMatchObject({
      authors: ['Ana Lima', 'Bo Hu'],
      publishedAt: '2024-05',
      publication: { type: 'article-journal', container: 'Journal of Tides' },
    });
    await library.waitFor('[data-testid="byline"]', { text: 'Ana Lima and Bo Hu' });
    await library.close();
  });
});

describe('the versions of a clip', () => {
  it('can be read and made current, with undo', async () => {
    const url = run.site.serve(
      '/tides',
      articlePage('Tides').replaceAll('Paragraph', 'Later text'),
    );
    await clipPage(run.browser, url);
    const library = await run.browser.openExtensionPage('library.html');
    await library.click('[data-testid="clip-row"]');
    const shows = (words: string) =>
      library.evaluate(
        (wanted) =>
          document.querySelector('iframe')?.contentDocument?.body?.textContent?.includes(wanted) ??
          false,
        words,
      );
    const before = await collectionWhere(run.browser, 'both', (all) => all.contents.length === 2);
    const [first, second] = before.contents.toSorted((a, b) => a.capturedAt - b.capturedAt);
    await chooseMore(library, 'versions');
    await library.waitFor('[data-testid="version"]:nth-of-type(2)');
    expect(await library.count('[data-testid="version"]')).toBe(2);
    await library.click('[data-testid="version-read"]');
    await library.waitFor('[data-testid="older-version"]', { text: 'You are reading the version' });
    expect(await shows('Later text')).toBe(false);
    await library.click('[data-testid="version-make-current"]');
    await library.waitFor('[data-testid="older-version"]', { hidden: true });
    await collectionWhere(
      run.browser,
      'the earlier text',
      ({ clips }) => clips[0]?.revision === first?.revision,
    );
    await library.click('[data-testid="undo"]');
    const { clips } = await collectionWhere(
      run.browser,
      'the later text',
      ({ clips: [clip] }) => clip?.revision === second?.revision,
    );
    expect(clips[0]).toMatchObject({
      capturedAt: before.clips[0]?.capturedAt,
      wordCount: before.clips[0]?.wordCount,
    });
    await library.close();
  });
});

describe('an article', () => {
  it('is read aloud if the browser has a voice, or else the listen bar says that there is none', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.click('[data-testid="clip-row"]');
    await library.waitFor('[data-testid="time-left"]');
    await library.press('l');
    await library.waitFor('[data-testid="listen-bar"] :is(p, select)');
    expect(await violationsIn(library)).toEqual([]);
    await library.press('Escape');
    await library.waitFor('[data-testid="listen-bar"]', { hidden: true });
    await library.waitFor('[data-testid="reader"]');
    await library.close();
  });
});

/** Selects a passage until its bubble appears: drawing highlights clears a selection. */
const selectPassage = (library: Surface, at: number) =>
  until('the bubble', async () => {
    await library.evaluate((number) => {
      const page = document.querySelector('iframe')?.contentDocument;
      const passage = page?.querySelectorAll('main p')[number];
      if (passage) page?.getSelection()?.selectAllChildren(passage);
    }, at);
    return (await library.count('[data-testid="selection-note"]')) > 0 || null;
  });

describe('selected text', () => {
  it('can be given a note at once, and the note field gets the focus', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.click('[data-testid="clip-row"]');
    await library.waitFor('[data-testid="time-left"]');
    await selectPassage(library, 0);
    await library.click('[data-testid="selection-note"]');
    await library.waitFor('[data-testid="highlight-note"]:focus');
    await library.type('[data-testid="highlight-note"]', 'Seen twice');
    const { clips } = await collectionWhere(
      run.browser,
      'the note',
      ({ clips: [clip] }) => clip?.highlights[0]?.note === 'Seen twice',
    );
    expect(clips[0]?.highlights).toHaveLength(1);
    await library.close();
  });

  it('can be tagged at once, and Escape leaves the field, then closes the bubble', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.click('[data-testid="clip-row"]');
    await library.waitFor('[data-testid="time-left"]');
    await selectPassage(library, 1);
    await library.click('[data-testid="selection-tags"]');
    await library.waitFor('[data-testid="highlight-bubble"] [data-testid="tag-input"]:focus');
    await library.type('[data-testid="highlight-bubble"] [data-testid="tag-input"]', 'method,');
    await collectionWhere(
      run.browser,
      'the tag',
      ({ clips: [clip] }) =>
        clip?.highlights.some(({ tags }) => tags?.join() === 'method') === true,
    );
    expect(await violationsIn(library)).toEqual([]);
    const isFocused = () =>
      library.count('[data-testid="highlight-bubble"] [data-testid="tag-input"]:focus');
    await library.press('Escape');
    expect([await isFocused(), await library.count('[data-testid="highlight-bubble"]')]).toEqual([
      0, 1,
    ]);
    await library.press('Escape');
    await library.waitFor('[data-testid="highlight-bubble"]', { hidden: true });
    expect(await library.count('[data-testid="reader"]')).toBe(1);
    await library.close();
  });
});
