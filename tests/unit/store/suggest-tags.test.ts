import { expect, test } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { editClips, saveArticle } from '@/lib/store/save';
import { suggestTags } from '@/lib/store/suggest-tags';
import { article } from '../articles';

test('clips from the site count regardless of protocol and www, except those in the trash', async () => {
  const db = new ClipDatabase('suggest');
  const save = async (url: string, tags: string[]) =>
    (await saveArticle(db, article({ url, canonicalUrl: url, title: url.slice(-3) }), { tags }, 1))
      .clip.id;
  await save('https://www.news.example/1', ['politics']);
  await save('http://news.example/2', ['politics']);
  await save('https://news.example.org/3', ['other']);
  const gone = await save('https://news.example/4', ['other']);
  await editClips(db, [gone], { deleted: true }, 2);
  expect(
    await suggestTags(db, { id: null, url: 'https://news.example/5', title: 'Untold' }),
  ).toEqual([{ tag: 'politics', why: { from: 'site', clips: 2, of: 2 } }]);
});
