// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle, NotAnArticle } from '../../../lib/extraction/extract';
import { readFixtures } from './fixtures';

const fixtures = readFixtures();
const parse = (source: string): Document => new DOMParser().parseFromString(source, 'text/html');

describe('extracts the article', () => {
  it.each(fixtures.filter(({ expected }) => !expected.notAnArticle))(
    '$slug',
    ({ source, expected, html }) => {
      const document = parse(source);
      const before = document.documentElement.outerHTML;
      const { text, url = 'https://page.example/article', ...fields } = expected;
      const article = extractArticle(document, url);
      expect(article).toMatchObject(fields);
      expect(article.text.split('\n')).toEqual(text);
      expect(article.html).toBe(html ?? article.html);
      expect(document.documentElement.outerHTML, 'the page is left as it was').toBe(before);
    },
  );
});

describe('finds no article', () => {
  it.each(fixtures.filter(({ expected }) => expected.notAnArticle))('$slug', ({ source, slug }) => {
    const url = `https://page.example/${slug}`;
    expect(() => extractArticle(parse(source), url)).toThrow(NotAnArticle);
  });
});
