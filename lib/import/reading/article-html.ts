import type { ImportItem } from '../item';
import { plainTitle } from './fields';

/** Whether a text is an article's HTML rather than a description: block-level markup. */
export const isArticle = (text: string | null): text is string =>
  text !== null && /<(?:p|div|article|section|h[1-6])[\s>]/i.test(text);

/**
 * What an item has of an article and of its summary, either of which may be the text: the first
 * with block-level markup is the text, and a summary that is not is the excerpt.
 */
export function articleOr(
  content: string | null,
  summary: string | null,
): Pick<ImportItem, 'html' | 'excerpt'> {
  const html = [content, summary].find((text) => isArticle(text)) ?? null;
  return { html, excerpt: html === summary ? null : plainTitle(summary) };
}
