// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Clip } from '@/lib/clips/clip';
import {
  addTemplate,
  keepTemplate,
  namedTemplates,
  parseNamedTemplates,
  putTemplate,
  readTemplates,
  removeTemplate,
  templateFor,
} from '@/lib/export/kept-templates';
import {
  renderFolder,
  createTemplateInput,
  renderFrontMatter,
} from '@/lib/export/markdown-template';
import { markdownFiles } from '@/lib/export/formats/markdown';
import { exportToFolder } from '@/lib/export/folder';
import { createJob } from '@/lib/export/run';
import { DEFAULT_TEMPLATE } from '@/lib/export/standard-template';
import { changeClippingSettings } from '@/lib/store/clipping-settings';
import { ClipDatabase } from '@/lib/store/database';
import { deleteForGood } from '@/lib/store/delete-for-good';
import { keepPageValues, readPageValues } from '@/lib/store/page-values';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { memoryFolder } from './memory-folder';
import { optionsFor } from './exporting';

const at = (url: string) => ({ url }) as Clip;
let count = 0;
const database = () => new ClipDatabase(`templates-${(count += 1)}`);

test('each site uses the template and folder of its rule, unless one template is chosen for all', async () => {
  const db = database();
  await keepTemplate(db, { ...DEFAULT_TEMPLATE, name: 'standard' });
  const papers = await addTemplate(db, 'Papers', { name: 'paper', frontMatter: '' });
  const other = await addTemplate(db, 'Other', { name: 'other', frontMatter: '', folder: 'Own' });
  await changeClippingSettings(db, {
    sites: [
      { host: 'journal.example', tags: [], images: false, template: papers, folder: 'Papers' },
      { host: 'gone.example', tags: [], images: false, template: 'removed' },
    ],
  });
  const all = await readTemplates(db);
  const byRule = templateFor(all, null);
  expect(byRule(at('https://www.journal.example/1'))).toMatchObject({
    name: 'paper',
    folder: 'Papers',
  });
  expect(byRule(at('https://gone.example/1')).name).toBe('standard');
  expect(byRule(at('https://news.example/1')).name).toBe('standard');
  const chosen = templateFor(all, other);
  expect(chosen(at('https://journal.example/1'))).toMatchObject({
    name: 'other',
    folder: 'Papers',
  });
  expect(chosen(at('https://news.example/1'))).toMatchObject({ name: 'other', folder: 'Own' });
});

test('templates can be changed and removed, and a damaged one does not affect the others', async () => {
  const db = database();
  const id = await addTemplate(db, 'Papers', { name: 'a', frontMatter: '' });
  await addTemplate(db, 'Films', { name: 'b', frontMatter: '' });
  await putTemplate(db, { id, title: 'Papers', name: 'changed', frontMatter: '' });
  expect((await namedTemplates(db)).map(({ name }) => name)).toEqual(['changed', 'b']);
  await removeTemplate(db, id);
  const [left] = await namedTemplates(db);
  expect(left?.title).toBe('Films');
  expect(parseNamedTemplates(JSON.stringify([{ id: 'x' }, left, null, left]))).toEqual([left]);
});

test('folders are safe on every system, and lists in front matter stay lists', async () => {
  const db = database();
  const { clip } = await saveArticle(
    db,
    article({ url: 'https://a.example/', title: 'T', siteName: 'A/B: C', authors: ['X, Y', 'Z'] }),
    {},
    1,
  );
  const filling = createTemplateInput(clip);
  const folder = (text: string) => renderFolder({ ...DEFAULT_TEMPLATE, folder: text }, filling);
  expect(folder('../Clippings//./{{site}}/ con ')).toBe('Clippings/A/B C/con_');
  expect(folder('')).toBe('');
  const front = (text: string) =>
    Object.fromEntries(renderFrontMatter({ name: '', frontMatter: text }, filling));
  expect(
    front('a: [clippings, {{authors}}, "one, two", {{doi}}]\nb: [[{{title}}]]\nc: []'),
  ).toEqual({
    a: ['clippings', 'X, Y', 'Z', 'one, two'],
    b: '[[T]]',
  });
});

test('a template whose output is too large is reported, and other clips are exported with it', async () => {
  const db = database();
  const huge = 'x'.repeat(1000);
  await saveArticle(
    db,
    article({ url: 'https://a.example/1', canonicalUrl: null, title: 'Small' }),
    {},
    1,
  );
  await saveArticle(
    db,
    article({ url: 'https://a.example/2', canonicalUrl: null, title: 'Large' }),
    { note: huge.repeat(100) },
    2,
  );
  const body = `{% set n = note|replace:"x":"${'y'.repeat(80)}" %}by the template`;
  const told: string[] = [];
  const options = optionsFor({
    templateFor: () => ({ name: '{{title}}', frontMatter: '', body }),
    onTemplateFault: ({ title }) => void told.push(title),
  });
  const texts: string[] = [];
  for await (const { data } of markdownFiles(await createJob(db, {}, options))) {
    texts.push(String(data));
  }
  expect(told).toEqual(['Large']);
  expect(texts.map((text) => text.startsWith('by the template'))).toEqual([true, false]);
  expect(texts[1]).toContain('# Large');
});

test('page values are in the front matter, and are removed with the clip', async () => {
  const db = database();
  const { clip } = await saveArticle(db, article({ url: 'https://a.example/1' }), {}, 1);
  await keepPageValues(db, clip.id, { 'schema:@Recipe.yield': [4, 'people'] });
  const options = optionsFor({
    templateFor: () => ({
      name: '{{title}}',
      frontMatter: 'yield: {{schema:@Recipe.yield|first}}\nfor: schema:@Recipe.yield',
    }),
  });
  const [file] = await Array.fromAsync(markdownFiles(await createJob(db, {}, options)));
  expect(file?.data).toMatch(/^---\nyield: 4\nfor:\n {2}- 4\n {2}- people\n---/);
  await editClips(db, [clip.id], { deleted: true }, 2);
  await deleteForGood(db, [clip.id], 3);
  expect(await readPageValues(db, clip.id)).toEqual({});
});

test('exporting one clip to a folder keeps the other files in it', async () => {
  const folder = memoryFolder();
  const file = (path: string) => ({ path, data: path, modified: 0 });
  const files = async function* (...paths: string[]) {
    for (const path of paths) yield file(path);
  };
  await exportToFolder(folder.handle, files('a.md', 'b.md'));
  await exportToFolder(folder.handle, files('Notes/c.md'), { keepOthers: true });
  expect(folder.paths()).toEqual(['.tearsheet.json', 'Notes/c.md', 'a.md', 'b.md']);
  const report = await exportToFolder(folder.handle, files('a.md'));
  expect(report).toEqual({ written: 0, unchanged: 1, removed: 2 });
});
