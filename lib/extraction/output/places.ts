import type { Bin } from '../cleaning/dropped';
import { isAfter } from '../page/blocks';
import { piecesIn } from './pieces';

/** Where what was dropped stood: before the article's piece of that number. */
export type Places = ReadonlyMap<number, number>;

/** Characters of text that stood around the part and may be missed all the same. */
const LEAST_PROSE = 150;

/** An id that sanitising keeps, on an element that shows nothing. */
const markOf = (bin: Bin) => `fn-${bin.key}`;

/**
 * Makes the comments that a bin left elements that sanitising keeps. Blocks that stood around the
 * part stand at its beginning or end then.
 */
export function markPlaces(part: Element, bin: Bin): void {
  let whole = part;
  while (whole.parentElement) whole = whole.parentElement;
  const walker = part.ownerDocument.createTreeWalker(whole, NodeFilter.SHOW_COMMENT);
  const before: Element[] = [];
  const after: Element[] = [];
  const inside: [Node, Element][] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.nodeValue?.startsWith(bin.key)) continue;
    const index = Number(node.nodeValue.slice(bin.key.length));
    const within = part.contains(node);
    if (!within && !isProse(bin, index)) continue;
    const mark = part.ownerDocument.createElement('wbr');
    mark.id = markOf(bin) + String(index);
    if (within) inside.push([node, mark]);
    else if (part.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING)
      before.push(mark);
    else after.push(mark);
  }
  for (const [comment, mark] of inside) comment.parentNode?.replaceChild(mark, comment);
  part.prepend(...before);
  part.append(...after);
}

/** Around the article stand mostly menus and lists; a text about its author may be wanted. */
function isProse(bin: Bin, index: number): boolean {
  const dropped = bin.dropped[index];
  if (!dropped || dropped.text.length < LEAST_PROSE) return false;
  return dropped.element.getElementsByTagName('a').length * LEAST_PROSE < dropped.text.length;
}

/** Takes the marks out of a sanitised article, and tells the places that they held. */
export function takePlaces(article: DocumentFragment, bin: Bin): Places {
  const places = new Map<number, number>();
  const marks = article.querySelectorAll(`wbr[id^="${markOf(bin)}"]`);
  const pieces = piecesIn(article);
  let at = 0;
  for (const mark of marks) {
    while (at < pieces.length && pieces[at] && isBefore(pieces[at], mark)) at += 1;
    places.set(Number(mark.id.slice(markOf(bin).length)), at);
  }
  for (const mark of marks) mark.remove();
  return places;
}

function isBefore(piece: Element | undefined, mark: Element): boolean {
  return piece !== undefined && isAfter(mark, piece);
}
