import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { collectionWhere, importFile, readCollection } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
/** More than fit on a screen or into one transaction. */
const CLIPS = 600;
let library: Surface;

const row = (index: number) => `li[data-index="${index}"] [data-testid="clip-row"]`;
const selectedAre = (count: string) =>
  library.waitFor('[data-testid="bulk-count"]', { text: `${count} selected` });

beforeAll(async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'tearsheet-')), 'clips.csv');
  const lines = Array.from({ length: CLIPS }, (_, index) => {
    const moment = new Date(Date.UTC(2024, 0, 1) + index * 86_400_000).toISOString();
    return `https://news.example/${index},Clip ${index},old,${moment}`;
  });
  await writeFile(path, ['url,title,tags,time_added', ...lines].join('\n'));
  const screen = await run.browser.openExtensionPage('library.html#/import');
  await importFile(screen, path);
  await screen.waitFor('[data-testid="import-report"]');
  await screen.close();
  library = await run.browser.openExtensionPage('library.html');
  await library.waitFor(row(0));
});

describe('bulk editing', () => {
  it('selects clips with x, Shift+arrow keys, Ctrl+A and Escape', async () => {
    await library.evaluate(() =>
      document.querySelector<HTMLElement>('li[data-index="0"] .clip-link')?.focus(),
    );
    await library.press('x');
    await selectedAre('1');
    await library.press('Shift+ArrowDown');
    await library.waitFor('li[data-index="1"] .clip-link:focus');
    await library.press('Shift+ArrowDown');
    await selectedAre('3');
    await library.waitFor('li[data-index="2"] .clip-link:focus');
    await library.press('Shift+ArrowUp');
    await selectedAre('2');
    expect(await violationsIn(library)).toEqual([]);
    await library.press('Control+a');
    await selectedAre('600');
    await library.press('Escape');
    await library.waitFor('[data-testid="bulk-bar"]', { hidden: true });
  });

  it('adds and removes tags, with undo', async () => {
    await library.click('li[data-index="1"] [data-testid="select"]');
    // The bar that appears takes space from the list.
    await selectedAre('1');
    await library.click('li[data-index="3"] [data-testid="select"]');
    await selectedAre('2');
    await library.click('[data-testid="bulk-tags"]');
    await library.type('[data-testid="tags-to-add"] [data-testid="tag-input"]', 'fresh,');
    await library.type('[data-testid="tags-to-remove"] [data-testid="tag-input"]', 'old,');
    expect(await violationsIn(library)).toEqual([]);
    await library.click('[data-testid="bulk-tags-apply"]');
    await library.waitFor('[data-testid="toast"]', { text: '2 clips changed' });
    const { clips } = await readCollection(run.browser);
    expect(clips.filter(({ tags }) => tags.join() === 'fresh').map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Clip 598', 'Clip 596']),
    );
    await library.click('[data-testid="undo"]');
    await collectionWhere(run.browser, 'the old tags', (now) =>
      now.clips.every(({ tags }) => tags.join() === 'old'),
    );
    await library.click('[data-testid="bulk-clear"]');
  });

  it('stars, archives and deletes all clips, each with undo', async () => {
    await library.click('li[data-index="0"] [data-testid="select"]');
    await library.click('[data-testid="select-all"]');
    await selectedAre('600');
    await library.click('[data-testid="bulk-star"]');
    await library.waitFor('[data-testid="toast"]', { text: '600 clips changed' });
    await library.waitFor('[data-testid="place-starred"]', { text: '600' });
    await library.click('[data-testid="undo"]');
    await library.waitFor('[data-testid="place-starred"]', { text: /\D0$/ });
    await selectedAre('600');
    await library.click('[data-testid="bulk-archive"]');
    await library.waitFor('[data-testid="empty"]', { text: 'The inbox is empty.' });
    await library.waitFor('[data-testid="place-archive"]', { text: '600' });
    await library.click('[data-testid="undo"]');
    await library.waitFor('[data-testid="clip-count"]', { text: '600 clips' });
    await library.click('li[data-index="0"] [data-testid="select"]');
    await library.click('[data-testid="select-all"]');
    await library.click('[data-testid="bulk-delete"]');
    await library.waitFor('[data-testid="toast"]', { text: '600 clips moved to the trash' });
    await library.waitFor('[data-testid="place-trash"]', { text: '600' });
    await library.click('[data-testid="undo"]');
    await library.waitFor('[data-testid="clip-count"]', { text: '600 clips' });
    await collectionWhere(run.browser, 'all as they were', ({ clips }) =>
      clips.every(
        (clip) => !clip.starred && !clip.archived && clip.deletedAt === null && clip.title !== '',
      ),
    );
  });

  it('preselects the selected clips for export, and ignores selection keys while typing', async () => {
    await library.click('li[data-index="2"] [data-testid="select"]');
    await library.click('[data-testid="bulk-export"]');
    await library.waitFor('[data-testid="export-scope-selected"]');
    const chosen = await library.evaluate(
      () =>
        document.querySelector<HTMLInputElement>('[data-testid="export-scope-selected"]')?.checked,
    );
    expect(chosen).toBe(true);
    await library.click('[data-testid="export-done"]');
    await library.click('[data-testid="bulk-clear"]');
    await library.type('[data-testid="search"]', 'x');
    await library.press('Control+a');
    expect(await library.count('[data-testid="bulk-bar"]')).toBe(0);
  });
});
