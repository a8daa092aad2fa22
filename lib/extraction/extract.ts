import type { Article } from '../clips/article';
import { Bin } from './cleaning/dropped';
import { findArticle, wholeRegion } from './content/find-article';
import { isTeaserList, looksLikeArticle } from './content/looks-like-article';
import { baseOf } from './content/prepare';
import { finish } from './finish';
import { readMetadata } from './metadata/read-metadata';
import { NotAnArticle } from './not-an-article';
import { copyPage, copyRegion } from './page/copy';
import { countParts } from './output/words';
import { mainRegion } from './page/main-region';
import { hasTooMuch, isLarge, isTooLong } from './page/size';

export { NotAnArticle };

const TOO_LARGE = 'This page is too large to be clipped.';

/**
 * The article of a page. Works on a copy, with or without layout.
 *
 * @throws NotAnArticle where the page holds none.
 */
export function extractArticle(document: Document, url: string): Article {
  const region = isLarge(document) ? mainRegion(document) : null;
  if (region && hasTooMuch(region)) throw new NotAnArticle(TOO_LARGE);
  const copy = region ? copyRegion(document, region) : copyPage(document);
  if (!copy) throw new NotAnArticle('This page is empty.');
  const shown = copy.querySelector('body')?.textContent ?? '';
  if (isTooLong(shown)) throw new NotAnArticle(TOO_LARGE);
  const wordsVisible = countParts(shown);
  const [metadata, facts] = readMetadata(copy, url, new Date());
  // A site's login in the corner of an article does not make it a login page.
  const isLogin = wordsVisible < 200 && copy.querySelector('input[type=password]') !== null;
  const bin = new Bin();
  const base = baseOf(copy, url);
  const part = region
    ? wholeRegion(copy, url, bin)
    : findArticle(copy, facts.heading, () => copyPage(document, 'kept'), url, bin);
  if (!part) throw new NotAnArticle();
  if (!facts.isDeclaredArticle && isTeaserList(part))
    throw new NotAnArticle('This page lists articles rather than being one.');
  const article = finish({ part, bin, metadata, facts, wordsVisible, base });
  if (!looksLikeArticle(part, isLogin, article.text)) throw new NotAnArticle();
  return article;
}
