import type { Article } from '../clips/article';
import { Bin } from './cleaning/dropped';
import { findArticle } from './content/find-article';
import { isTeaserList, looksLikeArticle } from './content/looks-like-article';
import { baseOf } from './content/prepare';
import { finish } from './finish';
import { readMetadata } from './metadata/read-metadata';
import { NotAnArticle } from './not-an-article';
import { copyPage } from './page/copy';
import { isTooLarge } from './page/size';

export { NotAnArticle };

/**
 * The article of a page. Works on a copy, with or without layout.
 *
 * @throws NotAnArticle where the page holds none.
 */
export function extractArticle(document: Document, url: string): Article {
  if (isTooLarge(document)) throw new NotAnArticle('This page is too large to be clipped.');
  const copy = copyPage(document);
  if (!copy) throw new NotAnArticle('This page is empty.');
  const [metadata, facts] = readMetadata(copy, url, new Date());
  const wordsVisible = wordsIn(copy);
  // A site's login in the corner of an article does not make it a login page.
  const isLogin = wordsVisible < 200 && copy.querySelector('input[type=password]') !== null;
  const bin = new Bin();
  const base = baseOf(copy, url);
  const part = findArticle(copy, facts.heading, () => copyPage(document, 'kept'), url, bin);
  if (!part) throw new NotAnArticle();
  if (!facts.isDeclaredArticle && isTeaserList(part))
    throw new NotAnArticle('This page lists articles rather than being one.');
  const article = finish({ part, bin, metadata, facts, wordsVisible, base });
  if (!looksLikeArticle(part, isLogin, article.text)) throw new NotAnArticle();
  return article;
}

/** Words of the page's body, split at white space. */
export function wordsIn(root: Element): number {
  return root.querySelector('body')?.textContent.match(/\S+/g)?.length ?? 0;
}
