import type { PageElement } from './element';
import { foldSpace, wordKey } from './blocks';

/** The fewest characters in the paragraphs of a whole article; teasers have fewer. */
const LEAST_TEXT = 600;
/** Metadata in the page's head that describes the article it was first opened at. */
const ABOUT_FIRST =
  'meta[property^="article:" i], meta[property^="og:" i]:not([property="og:site_name" i]), meta[name*="twitter:" i], meta[name=description i], meta[name=author i], link[rel~=canonical i], link[rel~=next i], script[type*="ld+json" i]';

/**
 * Removes the articles that infinite scrolling loaded below the first. If the site has retitled the
 * page for one of them, that one stays, and the metadata of the first is removed.
 */
export function removeOtherArticles(root: PageElement): void {
  const articles = articlesBeside(root);
  if (articles.length < 2) return;
  const named = wordKey(root.querySelector('head > title')?.textContent ?? '');
  const at = articles.findIndex((article) => {
    const heading = wordKey(headingOf(article)?.textContent ?? '');
    return heading.length >= 8 && named.includes(heading);
  });
  const kept = articles[Math.max(at, 0)];
  for (const article of articles) if (article !== kept) article.remove();
  if (at > 0) for (const element of root.querySelectorAll(ABOUT_FIRST)) element.remove();
}

/** Siblings with the same tag name, each of which is an article with a heading and text. */
function articlesBeside(root: PageElement): readonly PageElement[] {
  const headings = root.querySelectorAll('h1');
  const [first, second] = headings;
  if (!first || !second) return [];
  let parent: PageElement | null = first.parentElement;
  while (parent && !parent.contains(second)) parent = parent.parentElement;
  const children = Array.from(parent?.children ?? []);
  const model = children.find((child) => child.contains(first));
  const articles = children.filter(
    (child) => child.localName === model?.localName && isWholeArticle(child),
  );
  return articles;
}

function headingOf(article: PageElement): PageElement | null {
  return article.querySelector('h1');
}

function isWholeArticle(element: PageElement): boolean {
  if (!headingOf(element)) return false;
  let length = 0;
  for (const paragraph of element.querySelectorAll('p')) {
    length += foldSpace(paragraph.textContent).length;
    if (length >= LEAST_TEXT) return true;
  }
  return false;
}
