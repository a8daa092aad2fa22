import { isElement } from '../page/blocks';
import { removeAround } from './dropped';

/** What an element may hold instead of text. */
const HOLDS = 'img, picture, video, audio, iframe, math, hr, svg, object, embed';
const MAY_BE_EMPTY =
  /^(?:img|br|hr|td|th|col|colgroup|wbr|source|track|iframe|video|audio|math|input)$/;

const INLINE = /^(?:a|span|tt|b|i|em|strong|u|s|small|sub|sup|mark|abbr|cite|time)$/;

/** Removes what the cleaning left empty, innermost first, and line breaks at the ends of blocks. */
export function tidy(part: Element): void {
  for (const element of Array.from(part.querySelectorAll('*')).toReversed()) {
    if (MAY_BE_EMPTY.test(element.localName) || !isBlank(element)) continue;
    if (element.id.startsWith('fn') || element.querySelector(HOLDS)) continue;
    if (element.closest('math, svg, pre, table')) continue;
    // Words on its two sides would become one.
    if (INLINE.test(element.localName) && /\s/.test(element.textContent)) element.before(' ');
    removeAround(element);
  }
  for (const lineBreak of part.querySelectorAll('p > br:first-child, p > br:last-child')) {
    const beside = lineBreak.nextSibling === null || !lineBreak.previousSibling;
    if (beside) lineBreak.remove();
  }
}

/** No text inside; stops at the first. */
function isBlank(element: Element): boolean {
  for (const child of element.childNodes) {
    const blank = isElement(child) ? isBlank(child) : !child.nodeValue?.trim();
    if (!blank && child.nodeType !== Node.COMMENT_NODE) return false;
  }
  return true;
}
