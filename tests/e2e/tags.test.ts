import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import {
  articlePage,
  collectionWhere,
  importFile,
  openPanel,
  openPopup,
  readCollection,
} from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
let library: Surface;

const ROWS = [
  ['Crude prices', 'energy/oil'],
  ['Gas pipelines', 'energy/gas'],
  ['Both of them', 'energy/oil energy/gas'],
  ['Petrol stations', 'petrol'],
  ['A museum', 'art'],
] as const;

const tree = () =>
  library.evaluate(() =>
    Array.from(document.querySelectorAll('.tag-scroll li'), (each) =>
      `${each.getAttribute('aria-level')} ${each.querySelector('.tag-text')?.textContent} ${each.querySelector('.tag-name .muted')?.textContent}`.trim(),
    ),
  );
const treeIs = (...wanted: string[]) =>
  until(`the tags ${wanted.join()}`, async () =>
    (await tree()).join() === wanted.join() ? true : null,
  );
const tagsOf = async () =>
  Object.fromEntries(
    (await readCollection(run.browser)).clips.map(({ title, tags }) => [title, tags.join(' ')]),
  );

beforeAll(async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'tearsheet-')), 'clips.csv');
  const lines = ROWS.map(
    ([title, tags], index) =>
      `https://news.example/${index},${title},"${tags.split(' ').join(',')}"`,
  );
  await writeFile(path, ['url,title,tags', ...lines].join('\n'));
  const screen = await run.browser.openExtensionPage('library.html#/import');
  await importFile(screen, path);
  await screen.waitFor('[data-testid="import-report"]');
  await screen.close();
  library = await run.browser.openExtensionPage('library.html');
});

describe('the tags', () => {
  it('form a tree with inclusive counts that opens with mouse or keyboard', async () => {
    await treeIs('1 art 1', '1 energy 3', '1 petrol 1');
    await library.click('[data-testid="tag-open"]');
    await treeIs('1 art 1', '1 energy 3', '2 gas 2', '2 oil 2', '1 petrol 1');
    await library.click('[data-testid="tag"][title="energy"]');
    await until('the clips inside', async () =>
      (await library.text('[data-testid="clip-count"]')) === '3 clips' ? true : null,
    );
    expect(await violationsIn(library)).toEqual([]);
    await library.press('ArrowLeft');
    await treeIs('1 art 1', '1 energy 3', '1 petrol 1');
    await library.press('ArrowRight');
    await treeIs('1 art 1', '1 energy 3', '2 gas 2', '2 oil 2', '1 petrol 1');
  });

  it('can be renamed with their children after a preview, with undo', async () => {
    await library.press('F2');
    await library.waitFor('[data-testid="tag-dialog"]');
    await library.type('[data-testid="tag-new-name"]', 'power', { replace: true });
    await library.waitFor('[data-testid="tag-plan"]', { text: '3 clips change' });
    expect(await violationsIn(library)).toEqual([]);
    await library.press('Enter');
    await treeIs('1 art 1', '1 petrol 1', '1 power 3');
    expect(await library.text('.list-title')).toContain('power');
    expect(await tagsOf()).toMatchObject({ 'Both of them': 'power/gas power/oil' });
    await library.click('[data-testid="undo"]');
    await treeIs('1 art 1', '1 energy 3', '2 gas 2', '2 oil 2', '1 petrol 1');
    expect(await tagsOf()).toMatchObject({ 'Both of them': 'energy/gas energy/oil' });
  });

  it('can be merged into an existing tag, as the preview says, with undo', async () => {
    await library.click('[data-testid="edit-tag"][aria-label*="petrol"]');
    await library.type('[data-testid="tag-new-name"]', 'energy/oil', { replace: true });
    await library.waitFor('[data-testid="tag-plan"]', {
      text: 'merges with the tag that 2 clips have',
    });
    await library.waitFor('[data-testid="tag-rename"]', { text: 'Merge' });
    await library.click('[data-testid="tag-rename"]');
    await treeIs('1 art 1', '1 energy 4', '2 gas 2', '2 oil 3');
    await library.click('[data-testid="undo"]');
    await treeIs('1 art 1', '1 energy 3', '2 gas 2', '2 oil 2', '1 petrol 1');
  });

  it('can be deleted from all clips, with undo', async () => {
    await library.click('[data-testid="edit-tag"][aria-label*="“energy”"]');
    await library.click('[data-testid="tag-delete"]');
    await treeIs('1 art 1', '1 petrol 1');
    await collectionWhere(run.browser, 'no tags', ({ clips }) =>
      clips.every(({ tags }) => !tags.join().includes('energy')),
    );
    await library.click('[data-testid="undo"]');
    await treeIs('1 art 1', '1 energy 3', '2 gas 2', '2 oil 2', '1 petrol 1');
  });
});

describe('suggested tags', () => {
  it('come from the user’s own clips, with the reason, in the reader and the popup', async () => {
    await library.click('[data-testid="place-inbox"]');
    await library.type('[data-testid="search"]', 'museum ');
    await library.waitFor('.list-pane[data-searched="museum "]');
    await library.click('[data-testid="clip-row"]');
    await openPanel(library);
    await library.waitFor('[data-testid="suggested-tag"]', { text: 'energy/oil' });
    const why = await library.evaluate(
      () => document.querySelector<HTMLElement>('[data-testid="suggested-tag"]')?.title,
    );
    expect(why).toContain('2 of your 4 clips from this site have it.');
    await library.click('[data-testid="suggested-tag"]');
    await collectionWhere(run.browser, 'the tag', ({ clips }) =>
      clips.some(({ title, tags }) => title === 'A museum' && tags.length === 2),
    );

    for (const title of ['Ferries', 'Harbours']) {
      const popup = await openPopup(run.browser, run.site.serve(`/${title}`, articlePage(title)));
      await popup.type('[data-testid="tag-input"]', 'sea,');
      await popup.click('[data-testid="save"]');
      await popup.waitFor('#app[data-state="saved"]');
      await run.browser.closePopup();
    }
    const popup = await openPopup(run.browser, run.site.serve('/Docks', articlePage('Docks')));
    await popup.waitFor('[data-testid="suggested-tag"]', { text: 'sea' });
    expect(await violationsIn(popup)).toEqual([]);
    await popup.click('[data-testid="suggested-tag"]');
    await popup.waitFor('.tag-input .chip', { text: 'sea' });
    await run.browser.closePopup();
  });
});
