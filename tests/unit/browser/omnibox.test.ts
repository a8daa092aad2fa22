// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';

vi.mock('webextension-polyfill', () => ({ default: {} }));
const { describe, suggestClips } = await import('@/lib/browser/omnibox');

test('a title is escaped, and does not affect the other suggestions', () => {
  const clip = { title: '<b>Q&A</b>\u0000 "it\'s"\n', canonicalUrl: 'https://www.news.example/' };
  expect(describe(clip, true)).toBe(
    '&lt;b&gt;Q&amp;A&lt;/b&gt; &quot;it&apos;s&quot; <dim>news.example</dim>',
  );
  expect(describe(clip, false)).toBe('<b>Q&A</b> "it\'s" · news.example');
});

test('suggests clips that match so far, and none for an invalid query', async () => {
  const db = new ClipDatabase('omnibox');
  const { clip } = await saveArticle(db, article(), {}, 1000);
  expect(await suggestClips(db, 'mexico rest', true)).toEqual([
    {
      content: `clip:${clip.id}`,
      description: 'Mexico to Restore Relations <dim>news.example</dim>',
    },
  ]);
  expect(await suggestClips(db, 'mexico "rest', true)).toEqual([]);
  expect(await suggestClips(db, ' ', true)).toEqual([]);
});
