import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Surface } from './browsers/types.ts';
import { collectionWhere, readCollection, reload } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const HEAD = 'title,url,time_added,tags,status\n';

let folder: string;
let page: Surface;

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-import-'));
  page = await run.browser.openExtensionPage('library.html');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the import', () => {
  it('previews a Pocket zip, imports it, and lists what failed', async () => {
    const csv = `${HEAD}Glaciers,https://a.example/glaciers,1700000000,ice|melting,unread
"Ferries, ""old""",https://a.example/ferries,1700000000,,archive
<b>No</b> address,nonsense,1700000000,,unread
Mail,mailto:ana@a.example,1700000000,,unread
`;
    const zip = zipSync({
      'part_000000.csv': strToU8(csv),
      'annotations/part_000000.json': strToU8(
        JSON.stringify([
          { url: 'https://a.example/glaciers', highlights: [{ quote: 'Marked words' }] },
        ]),
      ),
      '../evil.csv': strToU8(csv),
    });
    await page.click('[data-testid="import"]');
    await page.waitFor('[data-testid="import-screen"]');
    await page.setFile('[data-testid="import-file"]', await fileOf('pocket.zip', zip));
    await page.waitFor('[data-testid="import-preview"]', { text: 'Pocket (CSV)' });
    await page.waitFor('[data-testid="import-preview"]', { text: '3 rows could not be read' });
    expect((await readCollection(run.browser)).clips).toEqual([]);

    await page.click('[data-testid="import-start"]');
    await page.waitFor('[data-testid="import-report"]', { text: '2 clips added' });
    expect(await page.text('[data-testid="import-report"] tbody')).toMatch(
      /evil\.csv[^]*leads out[^]*No address[^]*not an address[^]*Mail[^]*http/,
    );
    await page.screenshot(`artifacts/screenshots/import-report-${run.name}.png`);
    const { clips } = await collectionWhere(run.browser, 'two clips', (all) => {
      return all.clips.length === 2;
    });
    expect(clips.find(({ title }) => title === 'Glaciers')).toMatchObject({
      tags: ['ice', 'melting'],
      clippedAt: 1_700_000_000_000,
      archived: false,
    });
    expect(JSON.stringify(clips)).toContain('Marked words');
    expect(clips.find(({ title }) => title === 'Ferries, "old"')?.archived).toBe(true);
  });

  it('saves the failed rows as a file that can be repaired and imported without duplicates', async () => {
    await page.click('[data-testid="save-repair"]');
    const path = await run.browser.downloaded(/to-repair.*\.csv$/);
    const repaired = (await readFile(path, 'utf8')).replace('nonsense', 'https://a.example/no');
    await page.click('[data-testid="import-back"]');
    await page.waitFor('[data-testid="clip-count"]', { text: /1 clip|2 clips/ });
    await page.click('[data-testid="import"]');
    await page.setFile('[data-testid="import-file"]', await fileOf('again.csv', repaired));
    await page.click('[data-testid="import-start"]');
    await page.waitFor('[data-testid="import-report"]', { text: '1 clip added' });
    expect((await readCollection(run.browser)).clips).toHaveLength(3);
  });

  it('adds a tag to everything it imports, and can be undone as a whole later', async () => {
    const before = await readCollection(run.browser);
    await page.click('[data-testid="import-back"]');
    await page.click('[data-testid="import"]');
    const csv = 'url,title\nhttps://b.example/1,New\nhttps://a.example/glaciers,Known\n';
    await page.setFile('[data-testid="import-file"]', await fileOf('more.csv', csv));
    await page.type('[data-testid="tag-input"]', 'imports/more,');
    await page.click('[data-testid="import-start"]');
    await page.waitFor('[data-testid="import-report"]', { text: '1 clip added' });
    await collectionWhere(
      run.browser,
      'both with the tag',
      ({ clips }) => clips.filter(({ tags }) => tags.includes('imports/more')).length === 2,
    );
    await page.click('[data-testid="import-back"]');
    await page.waitFor('[data-testid="clip-row"]');
    await page.click('[data-testid="import"]');
    await page.click('[data-testid="import-undo"]');
    await page.waitFor('[data-testid="import-undone"]', { text: 'Moved to the trash: 1' });
    const { clips } = await readCollection(run.browser);
    const shown = (all: typeof clips) =>
      all
        .filter(({ deletedAt }) => deletedAt === null)
        .map(({ title, tags }) => `${title} ${tags.join()}`)
        .toSorted((a, b) => (a < b ? -1 : 1));
    expect(shown(clips)).toEqual(shown(before.clips));
  });

  it('extracts the article from a saved page', async () => {
    const paragraph = `<p>${'What the ferries of the bay carried that year was told at length. '.repeat(4)}</p>`;
    const saved = `<!DOCTYPE html><html lang="en"><!--\n Page saved with SingleFile \n url: https://c.example/bay \n saved date: Tue Nov 14 2023 22:13:20 GMT+0000 (UTC)\n--><head><title>The bay</title></head><body><nav><a href="/">Home page</a></nav><article><h1>The bay</h1>${paragraph.repeat(6)}</article></body></html>`;
    await page.click('[data-testid="import-back"]');
    await page.click('[data-testid="import"]');
    await page.setFile('[data-testid="import-file"]', await fileOf('bay.html', saved));
    await page.click('[data-testid="import-start"]');
    await page.waitFor('[data-testid="import-report"]', { text: '1 clip added' });
    const { contents } = await readCollection(run.browser);
    const text = contents.find((each) => each.text.includes('ferries of the bay'))?.text;
    expect(text).toContain('told at length');
    expect(text).not.toContain('Home page');
  });

  it('rejects an unknown file with an explanation, and changes nothing', async () => {
    const before = await readCollection(run.browser);
    await reload(page);
    await page.waitFor('[data-testid="file-drop"]');
    await page.setFile(
      '[data-testid="import-file"]',
      await fileOf('letter.txt', 'Dear Ana,\nhello.'),
    );
    await page.waitFor('.notice', { text: 'Nothing was changed' });
    expect((await readCollection(run.browser)).clips).toEqual(before.clips);
  });
});
