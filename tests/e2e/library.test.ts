import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import {
  articlePage,
  chooseMore,
  clipPage,
  collectionWhere,
  importFile,
  openPanel,
  opensClip,
  readCollection,
  type Collection,
  reload,
} from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
const other = endToEnd({ device: 'other' });

let library: Surface;
const titles = () =>
  library.evaluate(() =>
    Array.from(document.querySelectorAll('.clip-title'), (each) => each.textContent?.trim()),
  );
const titlesAre = (...wanted: string[]) =>
  until(`the list ${wanted.join()}`, async () =>
    (await titles()).join() === wanted.join() ? true : null,
  );

const opens = (title: string) => opensClip(library, title);
beforeAll(async () => {
  for (const title of ['Ferries', 'Glaciers', 'Café culture']) {
    await clipPage(run.browser, run.site.serve(`/${title}`, articlePage(title)));
  }
  library = await run.browser.openExtensionPage('library.html');
});

describe('the library', () => {
  it('lists the newest clips first and filters them by words', async () => {
    await titlesAre('Café culture', 'Glaciers', 'Ferries');
    await library.type('[data-testid="search"]', 'cafe');
    await titlesAre('Café culture');
    await library.type('[data-testid="search"]', 'nothing like it', { replace: true });
    await library.waitFor('[data-testid="empty"]');
    await library.evaluate(() => {
      const search = document.querySelector<HTMLInputElement>('[data-testid="search"]');
      if (search) search.value = '';
      search?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await titlesAre('Café culture', 'Glaciers', 'Ferries');
  });

  it('opens a clip to read, and edits its title, tags and note', async () => {
    await library.click('li[data-index="1"] [data-testid="clip-row"]');
    await library.waitFor('[data-testid="reader"]');
    await until('the text', () =>
      library.evaluate(() =>
        document
          .querySelector('iframe')
          ?.contentDocument?.body.textContent?.includes('Paragraph 4.'),
      ),
    );
    await library.type('[data-testid="reader-title"]', 'Glaciers, melting', { replace: true });
    await openPanel(library);
    await library.type('[data-testid="tag-input"]', 'ice');
    await library.press('Enter');
    await library.type('[data-testid="reader-note"]', 'Ask Ana.');
    await library.press('Tab');
    await collectionWhere(run.browser, 'the edits', ({ clips }) =>
      clips.some(
        (clip) =>
          clip.title === 'Glaciers, melting' &&
          clip.tags.join() === 'ice' &&
          clip.note === 'Ask Ana.',
      ),
    );
    await titlesAre('Café culture', 'Glaciers, melting', 'Ferries');
    await library.click('[data-testid="tag"]');
    await titlesAre('Glaciers, melting');
    await library.click('[data-testid="tag"]');
  });

  it('keeps an unsaved note when the page is reloaded', async () => {
    await library.type('[data-testid="reader-note"]', ' Soon.');
    await reload(library);
    await collectionWhere(run.browser, 'the note', ({ clips }) =>
      clips.some((clip) => clip.note === 'Ask Ana. Soon.'),
    );
    await library.waitFor('[data-testid="reader"]');
  });

  it('stars, archives, and deletes with undo', async () => {
    await library.click('[data-testid="star"]');
    await library.click('[data-testid="place-starred"]');
    await titlesAre('Glaciers, melting');
    await library.click('[data-testid="place-inbox"]');
    await library.click('[data-testid="archive"]');
    await titlesAre('Café culture', 'Ferries');
    await opens('Ferries');
    await library.click('[data-testid="undo"]');
    await titlesAre('Café culture', 'Glaciers, melting', 'Ferries');

    await library.click('li[data-index="1"] [data-testid="clip-row"]');
    await opens('Glaciers, melting');
    await chooseMore(library, 'delete');
    await opens('Ferries');
    await titlesAre('Café culture', 'Ferries');
    await library.click('[data-testid="undo"]');
    await titlesAre('Café culture', 'Glaciers, melting', 'Ferries');
    await library.click('li[data-index="2"] [data-testid="clip-row"]');
    await library.waitFor('[data-testid="reader-title"]');
    await chooseMore(library, 'delete');
    await titlesAre('Café culture', 'Glaciers, melting');
    await library.click('[data-testid="place-trash"]');
    await titlesAre('Ferries');
    const { clips } = await readCollection(run.browser);
    expect(clips).toHaveLength(3);
    await library.click('[data-testid="place-inbox"]');
  });

  it('exports one clip or all clips as Markdown', async () => {
    await library.click('li[data-index="1"] [data-testid="clip-row"]');
    await library.waitFor('[data-testid="reader-title"]');
    await chooseMore(library, 'export-markdown');
    const markdown = await readFile(await run.browser.downloaded('Glaciers, melting.md'), 'utf8');
    const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(markdown) ?? [];
    expect(parse(front)).toMatchObject({ title: 'Glaciers, melting', tags: ['ice'] });
    expect(body).toMatch(/^# Glaciers, melting\n\nParagraph 1\. /);

    await library.click('[data-testid="export"]');
    await library.click('[data-testid="export-scope-all"]');
    await library.waitFor('label:has([data-testid="export-scope-all"])', { text: '2' });
    await library.click('[data-testid="export-as-markdown"]');
    await library.click('[data-testid="export-start"]');
    const zip = unzipSync(
      await readFile(
        await run.browser.downloaded(/^Tearsheet collection \(markdown\) [\d-]+\.zip$/),
      ),
    );
    expect(Object.keys(zip).toSorted()).toEqual(['Café culture.md', 'Glaciers, melting.md']);
    expect(strFromU8(zip['Glaciers, melting.md'] ?? new Uint8Array())).toBe(markdown);
    await library.click('[data-testid="export-done"]');
  });

  it('exports a backup that restores an identical collection in another profile', async () => {
    await library.click('[data-testid="export"]');
    await library.click('[data-testid="export-scope-all"]');
    await library.click('[data-testid="export-as-backup"]');
    await library.click('[data-testid="export-start"]');
    const backup = await run.browser.downloaded(/backup.*\.json$/);
    const there = await other.browser.openExtensionPage('library.html');
    await there.click('[data-testid="import"]');
    await importFile(there, backup);
    await there.waitFor('[data-testid="import-report"]', { text: '3 clips added' });
    const [was, is] = [await readCollection(run.browser), await readCollection(other.browser)];
    // The time a row last changed on a device is not part of the collection.
    const bare = ({ clips, contents }: Collection) => ({
      clips: clips.map((row) => ({ ...row, seq: 0 })),
      contents: contents.map((row) => ({ ...row, seq: 0 })),
    });
    expect(bare(is)).toEqual(bare(was));
  });
});
