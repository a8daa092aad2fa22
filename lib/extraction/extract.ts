import type { Article } from '../clips/article';
import { Bin } from './cleaning/dropped';
import { findArticle, plainArticle, wholeRegion } from './content/find-article';
import { isTeaserList, looksLikeArticle } from './content/looks-like-article';
import { baseOf } from './content/prepare';
import { finish } from './finish';
import type { PageFacts } from './metadata/page-facts';
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
  if (region) {
    if (hasTooMuch(region)) throw new NotAnArticle(TOO_LARGE);
    const copy = copyRegion(document, region);
    const found = articleIn(copy, url, true, (_facts, bin) => wholeRegion(copy, url, bin));
    if (!found) throw new NotAnArticle();
    return found;
  }
  const copy = copyPage(document);
  if (!copy) throw new NotAnArticle('This page is empty.');
  const found = articleIn(copy, url, true, ({ heading }, bin) =>
    findArticle(copy, heading, () => copyPage(document, 'kept'), url, bin),
  );
  if (found) return found;
  // Where nothing is left that reads like an article, a box or a line that went was the article.
  const untouched = copyPage(document, 'kept');
  const plain =
    untouched &&
    articleIn(untouched, url, false, ({ heading }) => plainArticle(untouched, heading, url));
  if (!plain) throw new NotAnArticle();
  return plain;
}

/** What a copy of a page becomes, given how its article is found; `null` where it does not read like one. */
function articleIn(
  copy: Element,
  url: string,
  clean: boolean,
  find: (facts: PageFacts, bin: Bin) => Element | null,
): Article | null {
  const shown = copy.querySelector('body')?.textContent ?? '';
  if (isTooLong(shown)) throw new NotAnArticle(TOO_LARGE);
  const wordsVisible = countParts(shown);
  const [metadata, facts] = readMetadata(copy, url, new Date());
  // A site's login in the corner of an article does not make it a login page.
  const isLogin = wordsVisible < 200 && copy.querySelector('input[type=password]') !== null;
  const bin = new Bin();
  const base = baseOf(copy, url);
  const part = find(facts, bin);
  if (!part) return null;
  if (!facts.isDeclaredArticle && isTeaserList(part))
    throw new NotAnArticle('This page lists articles rather than being one.');
  const article = finish({ part, bin, metadata, facts, wordsVisible, base }, clean);
  return looksLikeArticle(part, isLogin, article.text) ? article : null;
}
