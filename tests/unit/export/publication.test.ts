// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Publication } from '@/lib/clips/publication';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { importFiles } from '../import/files';
import { exported, exportedText } from './exporting';

let count = 0;

async function databaseOf(publication?: Publication, change = {}) {
  const db = new ClipDatabase(`publication-${(count += 1)}`);
  if (!publication) return db;
  const title = 'T & {T}';
  await saveArticle(
    db,
    article({ title, siteName: null, publication, ...change }),
    {},
    1_700_000_000_000,
  );
  return db;
}

const JOURNAL: Publication = {
  type: 'article-journal',
  container: 'Öl & Gas_Journal',
  volume: '12',
  issue: '3',
  pages: '45–67',
  publisher: 'A {Press}',
  issn: '1234-5678',
};

test.each(
  (['bibtex', 'ris', 'csl', 'backup'] as const).flatMap((id) =>
    (
      [
        JOURNAL,
        { type: 'report', publisher: 'An Institute', edition: '2' },
        { type: 'thesis', publisher: 'A University' },
        { type: 'paper-conference', container: 'Proceedings', pages: '7' },
        { type: 'chapter', container: 'A Book', publisher: 'A Press', edition: '3' },
        { type: 'book', publisher: 'A Press', volume: '1', edition: '3' },
      ] as Publication[]
    ).map((publication) => [id, publication] as const),
  ),
)('%s preserves publication data: %j', async (id, publication) => {
  const db = await databaseOf(publication);
  const { blob, name } = await exported(db, id);
  const target = await databaseOf();
  await importFiles(target, [{ name, blob: new Blob([await blob.text()]) }]);
  const [row] = await target.clips.toArray();
  expect(row && clipOf(row).publication).toEqual(publication);
});

test('a page without publication data is exported as a web page, and is imported without any', async () => {
  const db = await databaseOf({ accessed: '2020-01-02' }, { siteName: 'A site' });
  for (const id of ['bibtex', 'ris', 'csl'] as const) {
    const text = await exportedText(db, id);
    expect(text).toMatch(/@misc|TY {2}- ELEC|"webpage"/);
    expect(text).toMatch(/2020-01-02|2020\/01\/02|\[2020,1,2\]/);
    const target = await databaseOf();
    await importFiles(target, [{ name: `x.${id}`, blob: new Blob([text]) }]);
    const [row] = await target.clips.toArray();
    expect(row && clipOf(row)).toMatchObject({ siteName: 'A site' });
    expect(row && clipOf(row)).not.toHaveProperty('publication');
  }
});

test('the journal’s own name is used instead of the site’s', async () => {
  const text = await exportedText(await databaseOf(JOURNAL, { doi: '10.1/x' }), 'bibtex');
  expect(text).toContain('journal = {Öl \\& Gas\\_Journal}');
  expect(text).toContain('pages = {45--67}');
});

test('CSV and front matter have a field for each part of the publication', async () => {
  const db = await databaseOf(JOURNAL);
  const [header = '', row = ''] = (await exportedText(db, 'csv')).split('\r\n');
  expect(header).toContain('type,container,volume,issue,pages,publisher,issn,edition,accessed');
  expect(row).toContain('article-journal,Öl & Gas_Journal,12,3,45–67,A {Press},1234-5678,,');
  expect(await exportedText(db, 'markdown')).toMatch(
    /^container: Öl & Gas_Journal\nvolume: "12"$/m,
  );
});
