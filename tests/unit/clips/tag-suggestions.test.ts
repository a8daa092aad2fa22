import { expect, test } from 'vitest';
import { suggestFromClips, suggestFromPage } from '@/lib/clips/tag-suggestions';

const clip = (id: number, path: string, title: string, tags: string[]) => ({
  id: String(id),
  canonicalUrl: `https://${path}/${id}`,
  title,
  tags,
});
const about = { id: null, url: 'https://www.news.example/today', title: 'Seoul answers Mexico' };

test('suggests a tag that most clips from the site have, with their number', () => {
  const clips = [
    clip(1, 'news.example', 'One', ['politics', 'rare']),
    clip(2, 'www.news.example', 'Two', ['politics']),
    clip(3, 'news.example', 'Three', []),
    clip(4, 'other.example', 'Four', ['art']),
    clip(5, 'other.example', 'Five', ['art']),
  ];
  expect(suggestFromClips(about, clips)).toEqual([
    { tag: 'politics', why: { from: 'site', clips: 2, of: 3 } },
  ]);
});

test('suggests a tag of clips that share a rare word in the title, with the word', () => {
  const clips = [
    clip(1, 'a.example', 'Mexico votes', ['latin america']),
    clip(2, 'b.example', 'In Mexico again', ['latin america', 'travel']),
    ...Array.from({ length: 30 }, (_, index) =>
      clip(index + 10, 'c.example', 'Seoul news', ['korea']),
    ),
  ];
  // Nearly every clip mentions Seoul, so the word carries little information.
  expect(suggestFromClips(about, clips)).toEqual([
    { tag: 'latin america', why: { from: 'words', clips: 2, of: 2, words: ['mexico'] } },
  ]);
});

test('suggests nothing because of the clip itself, a single clip or a tag rarely used on the site', () => {
  const own = { ...about, id: '1' };
  expect(
    suggestFromClips(own, [
      clip(1, 'news.example', 'Seoul answers Mexico', ['x']),
      clip(2, 'news.example', 'Mexico', ['x']),
    ]),
  ).toEqual([]);
  const many = Array.from({ length: 10 }, (_, index) =>
    clip(index, 'news.example', 'Else', index < 2 ? ['seldom'] : ['often']),
  );
  expect(suggestFromClips(about, many).map(({ tag }) => tag)).toEqual(['often']);
});

test('suggests the page’s keywords as tags, each once', () => {
  expect(suggestFromPage(['Trade', ' #trade', 'UN, votes'])).toEqual([
    { tag: 'Trade', why: { from: 'page' } },
    { tag: 'UN votes', why: { from: 'page' } },
  ]);
});
