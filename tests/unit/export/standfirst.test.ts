// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { file, importFiles } from '../import/files';
import { exportedText } from './exporting';

const STANDFIRST = 'How *one* storm, of 1874 & later, gave the <b>town</b> its harbour.';
let count = 0;
let db: ClipDatabase;

beforeEach(async () => {
  db = new ClipDatabase(`standfirst-${(count += 1)}`);
  await saveArticle(db, article({ standfirst: STANDFIRST }), {}, Date.UTC(2026, 0, 1));
});

test.each(['html', 'text'] as const)('%s has the standfirst above the text', async (format) => {
  const written = await exportedText(db, format);
  const shown = format === 'html' ? 'How *one* storm, of 1874 &amp; later' : STANDFIRST;
  expect(written.indexOf(shown)).toBeGreaterThan(written.indexOf('Mexico to Restore Relations'));
  expect(written.indexOf(shown)).toBeLessThan(written.indexOf('announced its willingness'));
});

test.each([
  ['markdown', 'clip.md'],
  ['csv', 'clips.csv'],
  ['backup', 'backup.json'],
] as const)(
  'the standfirst survives a round trip through %s, separate from the text',
  async (format, name) => {
    const written = await exportedText(db, format);
    const other = new ClipDatabase(`standfirst-${count}-other`);
    await importFiles(other, [file(name, written)]);
    const [clip] = await other.clips.toArray();
    expect(clip?.standfirst).toBe(STANDFIRST);
    const [contents] = await other.contents.toArray();
    expect(contents?.text ?? '').not.toContain('storm');
  },
);
