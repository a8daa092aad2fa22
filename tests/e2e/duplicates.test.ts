import { beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { articlePage, collectionWhere, openPopup } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
let screen: Surface;

beforeAll(async () => {
  for (const [path, tag] of [
    ['/syndicated', 'mine'],
    ['/original', 'theirs'],
  ] as const) {
    const popup = await openPopup(run.browser, run.site.serve(path, articlePage('Ferries')));
    await popup.type('[data-testid="tag-input"]', `${tag},`);
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    await run.browser.closePopup();
  }
  const other = await openPopup(run.browser, run.site.serve('/else', articlePage('Glaciers')));
  await other.click('[data-testid="save"]');
  await other.waitFor('#app[data-state="saved"]');
  await run.browser.closePopup();
  const library = await run.browser.openExtensionPage('library.html');
  await library.click('[data-testid="open-duplicates"]');
  screen = library;
});

describe('duplicates', () => {
  it('are grouped, with a preview of the merged clip', async () => {
    await screen.waitFor('[data-testid="duplicates-group"]', { text: 'Ferries' });
    expect(await screen.count('[data-testid="keep"]')).toBe(2);
    const preview = await screen.text('[data-testid="duplicates-preview"]');
    expect(preview).toMatch(/mine.*theirs/);
    expect(await violationsIn(screen)).toEqual([]);
  });

  it('are merged into one clip with the tags of both, with undo', async () => {
    await screen.click('[data-testid="merge"]');
    await screen.waitFor('[data-testid="no-duplicates"]');
    await collectionWhere(run.browser, 'one clip with both tags', ({ clips }) => {
      const left = clips.filter((clip) => clip.title === 'Ferries' && clip.deletedAt === null);
      return left.length === 1 && left[0]?.tags.join() === 'mine,theirs';
    });
    await screen.click('[data-testid="undo"]');
    await screen.waitFor('[data-testid="duplicates-group"]', { text: 'Ferries' });
    await collectionWhere(run.browser, 'two clips', ({ clips }) =>
      clips.every((clip) => clip.deletedAt === null && clip.tags.length < 2),
    );
  });

  it('can be marked as distinct, with undo', async () => {
    await screen.click('[data-testid="distinct"]');
    await screen.waitFor('[data-testid="no-duplicates"]');
    expect(await violationsIn(screen)).toEqual([]);
    await screen.click('[data-testid="undo"]');
    await screen.waitFor('[data-testid="duplicates-group"]');
    await screen.click('[data-testid="duplicates-back"]');
    await screen.waitFor('[data-testid="clip-row"]');
  });
});
