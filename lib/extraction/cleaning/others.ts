import { countParts } from '../output/words';
import { namesOf } from './boxes';
import type { Bin } from './dropped';

/** Where markup declares an article's text: microdata, hAtom and microformats2. */
const DECLARED = '[itemprop~=articleBody], .entry-content, .e-content';
const MAYBE_COMMENTS =
  '[id*=comment i]:not(body, html), [class*=comment i]:not(body, html), #disqus_thread';
const COMMENTS =
  /(?:^|[\s_-])(?:comments|comments?-?(?:list|section|area|thread)|disqus)(?:$|[\s_-])/;
/** What tells of an article that it is a post of its own rather than a section of this one. */
const POST =
  '.hentry, [itemtype$=Posting], [itemtype$=Article], [id^=post-], :has(> :is(h2, h3, h4) a[href], > header :is(h2, h3, h4) a[href], > a[href] :is(h2, h3, h4))';
const REASONS = { article: 'another article', comments: 'readers’ comments' };
/** Words in paragraphs of an article that stands on its own. */
const ENOUGH = 40;

/**
 * Takes out other articles and readers' comments, however long, where the page declares which
 * article is its own and that holds text without them.
 */
export function dropOthers(body: Element, heading: Element | null, bin: Bin): void {
  const own = ownArticle(body, heading);
  if (!own) return;
  for (const other of body.querySelectorAll('article')) {
    if (!body.contains(other) || own.contains(other) || other.contains(own)) continue;
    if (other.matches(POST) && proseIn(own, null) >= ENOUGH) bin.drop(other, REASONS.article);
  }
  for (const box of body.querySelectorAll(MAYBE_COMMENTS)) {
    if (!body.contains(box) || box.contains(own) || !COMMENTS.test(namesOf(box))) continue;
    if (proseIn(own, box) >= ENOUGH) bin.drop(box, REASONS.comments);
  }
}

/** Characters of what was taken out as others: an article may be short beside long ones. */
export function lengthOfOthers({ dropped }: Bin): number {
  const others = dropped.filter(({ reason }) => Object.values(REASONS).includes(reason));
  return others.reduce((sum, { text }) => sum + text.length, 0);
}

/** The article that the page's heading stands in, or the only text that is declared one. */
function ownArticle(body: Element, heading: Element | null): Element | null {
  const around = heading?.closest('article');
  if (around) return around;
  const [only, ...more] = body.querySelectorAll(DECLARED);
  return only && more.length === 0 ? only : null;
}

/** Words in the paragraphs of an article that are not in a box. */
function proseIn(article: Element, box: Element | null): number {
  let words = 0;
  for (const paragraph of article.querySelectorAll('p')) {
    if (!box?.contains(paragraph)) words += countParts(paragraph.textContent);
    if (words >= ENOUGH) break;
  }
  return words;
}
