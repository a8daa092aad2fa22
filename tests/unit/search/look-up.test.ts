// @vitest-environment node
import { beforeAll, expect, test } from 'vitest';
import { lookUp } from '@/lib/search/look-up';
import { parseQuery } from '@/lib/search/query/parse';
import { ClipDatabase } from '@/lib/store/database';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';

const db = new ClipDatabase('look-up');

beforeAll(async () => {
  for (let number = 0; number < 600; number += 1) {
    const url = `https://news.example/${number}`;
    const title = number % 100 === 7 ? `Café ${number}` : `News ${number}`;
    await saveArticle(db, article({ url, canonicalUrl: url, title }), {}, 1000 + number);
  }
});

const titles = async (query: string) =>
  (await lookUp(db, parseQuery(query), 4, 10_000)).map(({ title }) => title);

test('finds the newest matches among all clips', async () => {
  expect(await titles('cafe')).toEqual(['Café 507', 'Café 407', 'Café 307', 'Café 207']);
  expect(await titles('cafe 7')).toEqual(['Café 7']);
  expect(await titles('site:news.example mexico OR news')).toHaveLength(4);
});

test('ignores the trash', async () => {
  const [newest] = await lookUp(db, parseQuery('cafe'), 1, 10_000);
  await editClips(db, [newest?.id ?? ''], { deleted: true }, 5000);
  expect((await titles('cafe'))[0]).toBe('Café 407');
});
