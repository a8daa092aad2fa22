import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../../../lib/clips/article';
import { extractArticle, NotAnArticle } from '../../../../lib/extraction/extract';
import { mayBeOfKind } from '../../../../lib/extraction/kinds/has-kind';
import { addKindContent } from '../../../../lib/extraction/kinds/add-kind-content';

const LABELS = {
  chapters: 'Chapters',
  transcript: 'Transcript',
  ingredients: 'Ingredients',
  steps: 'Steps',
  price: 'Price',
  brand: 'Brand',
  sku: 'Item number',
  rating: 'Rating',
  language: 'Programming language',
  licence: 'Licence',
  stars: 'Stars',
};

/** Source of a fixture page. */
export const fixture = (slug: string): string =>
  readFileSync(join(import.meta.dirname, '../../../pages', slug, 'source.html'), 'utf8');

/** Clips a page as the popup does: its article, and the additions for its kind. */
export async function clipOf(
  html: string,
  url = 'https://page.example/thing',
): Promise<{ article: Article | null; before: Article | null; hasKind: boolean }> {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const before = found(page, url);
  const hasKind = mayBeOfKind(page);
  const article = hasKind ? await addKindContent(page, url, before, { labels: LABELS }) : before;
  return { article, before, hasKind };
}

function found(page: Document, url: string): Article | null {
  try {
    return extractArticle(page, url);
  } catch (error) {
    if (error instanceof NotAnArticle) return null;
    throw error;
  }
}
