import type { Article } from '../clips/article';
import { cleanArticle } from './cleaning/clean-article';
import type { Bin } from './cleaning/dropped';
import { tidy } from './cleaning/tidy';
import { doubtOf } from './content/looks-like-article';
import { readDirection } from './metadata/language';
import type { PageFacts } from './metadata/page-facts';
import type { Metadata } from './metadata/read-metadata';
import { markPlaces, takePlaces } from './output/places';
import { receiptOf } from './output/receipt';
import { runningText } from './output/running-text';
import { sanitise, serialise } from './output/sanitise';
import { countWords } from './output/words';

/** The part of a page that becomes an article, with all that is known of it. */
export interface Found {
  readonly part: Element;
  readonly bin: Bin;
  readonly metadata: Metadata;
  readonly facts: PageFacts;
  readonly wordsVisible: number;
  /** What the page's relative addresses are relative to. */
  readonly base: string;
}

/**
 * Makes the part of a page that was found an article.
 * @param clean whether lines that are none of it are taken out
 */
export function finish(
  { part, bin, metadata, facts, wordsVisible, base }: Found,
  clean = true,
): Article {
  const title = metadata.title ?? titleIn(part, facts.url);
  const known = { title, authors: metadata.authors, lang: metadata.lang };
  if (clean) cleanArticle(part, known, bin);
  else tidy(part);
  markPlaces(part, bin);
  const article = sanitise(part.innerHTML);
  const places = takePlaces(article, bin);
  const text = runningText(article);
  const wordsKept = countWords(text);
  const doubt = doubtOf(part, wordsKept, wordsVisible, facts.isDeclaredArticle);
  return {
    ...metadata,
    title,
    receipt: receiptOf({ article, wordsKept, wordsVisible, bin, places, base, doubt }),
    dir: readDirection(facts.root, facts.heading, text),
    html: serialise(article),
    text,
    wordCount: wordsKept,
  };
}

/** A page without any title is called by its first heading, or by its address. */
function titleIn(part: Element, url: string): string {
  return part.querySelector('h1, h2, h3')?.textContent.trim() || url;
}
