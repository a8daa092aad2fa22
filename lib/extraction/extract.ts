import type { Article } from '../clips/article';
import { cleanArticle } from './cleaning/clean-article';
import { Bin } from './cleaning/dropped';
import { findArticle } from './content/find-article';
import { doubtOf, isTeaserList, looksLikeArticle } from './content/looks-like-article';
import { baseOf } from './content/prepare';
import { readDirection } from './metadata/language';
import { readMetadata } from './metadata/read-metadata';
import { NotAnArticle } from './not-an-article';
import { markPlaces, takePlaces } from './output/places';
import { receiptOf } from './output/receipt';
import { runningText } from './output/running-text';
import { sanitise, serialise } from './output/sanitise';
import { countWords } from './output/words';
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
  const wordsVisible = copy.querySelector('body')?.textContent.match(/\S+/g)?.length ?? 0;
  // A site's login in the corner of an article does not make it a login page.
  const isLogin = wordsVisible < 200 && copy.querySelector('input[type=password]') !== null;
  const bin = new Bin();
  const base = baseOf(copy, url);
  const part = findArticle(copy, facts.heading, () => copyPage(document, 'kept'), url, bin);
  if (!part) throw new NotAnArticle();
  if (!facts.isDeclaredArticle && isTeaserList(part))
    throw new NotAnArticle('This page lists articles rather than being one.');
  const title = metadata.title ?? titleIn(part, url);
  cleanArticle(part, { title, authors: metadata.authors, lang: metadata.lang }, bin);
  markPlaces(part, bin);
  const fragment = sanitise(part.innerHTML);
  const places = takePlaces(fragment, bin);
  const text = runningText(fragment);
  if (!looksLikeArticle(part, isLogin, text)) throw new NotAnArticle();
  const wordCount = countWords(text);
  return {
    ...metadata,
    title,
    receipt: receiptOf({
      article: fragment,
      wordsKept: wordCount,
      wordsVisible,
      bin,
      places,
      base,
      doubt: doubtOf(part, wordCount, wordsVisible, facts.isDeclaredArticle),
    }),
    dir: readDirection(facts.root, facts.heading, text),
    html: serialise(fragment),
    text,
    wordCount,
  };
}

/** A page without any title is called by its first heading, or by its address. */
function titleIn(part: Element, url: string): string {
  return part.querySelector('h1, h2, h3')?.textContent.trim() || url;
}
