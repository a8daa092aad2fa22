import type { Article } from '../clips/article';
import { cleanArticle } from './cleaning/clean-article';
import { looksLikeArticle } from './content/looks-like-article';
import { preparePage } from './content/prepare';
import { readablePart } from './content/readable-part';
import { readDirection } from './metadata/language';
import { readMetadata } from './metadata/read-metadata';
import { NotAnArticle } from './not-an-article';
import { runningText } from './output/running-text';
import { sanitise, serialise } from './output/sanitise';
import { countWords } from './output/words';
import { copyPage } from './page/copy';

export { NotAnArticle };

/**
 * The article of a page. Works on a copy, with or without layout.
 *
 * @throws NotAnArticle where the page holds none.
 */
export function extractArticle(document: Document, url: string): Article {
  const page = copyPage(document);
  const [metadata, facts] = readMetadata(page, url, new Date());
  const title = metadata.title;
  preparePage(page, url);
  const part = readablePart(page);
  if (!part || title === null) throw new NotAnArticle();
  cleanArticle(part, { title, authors: metadata.authors, lang: metadata.lang });
  const fragment = sanitise(part.innerHTML);
  const text = runningText(fragment);
  if (!looksLikeArticle(part, page, text)) throw new NotAnArticle();
  return {
    ...metadata,
    title,
    dir: readDirection(page, facts.heading, text),
    html: serialise(fragment),
    text,
    wordCount: countWords(text),
  };
}
