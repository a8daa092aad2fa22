import type { PageElement, PageNode } from './element';
import { foldSpace } from './blocks';

/** A text on the page and the element that contains it. */
export interface NearbyText {
  readonly text: string;
  readonly parent: PageElement;
}

const UNSEEN = /^(?:script|style|noscript|template|title)$/;

/** The next texts after or before an element, nearest first. */
export function nearbyTexts(
  root: PageElement,
  start: PageElement,
  step: Step,
  limit: number,
): readonly NearbyText[] {
  const found: NearbyText[] = [];
  for (let node = beside(start, root, step); node; node = following(node, root, step)) {
    if (found.length >= limit) break;
    const parent = node.parentElement;
    if (node.nodeType === 1 || !parent || UNSEEN.test(parent.localName)) continue;
    const text = foldSpace(node.nodeValue);
    if (text) found.push({ text, parent });
  }
  return found;
}

/** The text of the smallest block around an element. */
export function lineAround(element: PageElement): string {
  const block = element.closest('p, div, li, td, header, address, section, figcaption') ?? element;
  const text = block.textContent;
  // Text much longer than a line is slow to fold, and is not a line anyway.
  return text.length > 4000 ? text : foldSpace(text);
}

type Step = 'nextNode' | 'previousNode';

/** The next node outside an element, in the given direction. */
function beside(node: PageNode, root: PageElement, step: Step): PageNode | null {
  for (let at: PageNode | null = node; at && at !== root; at = at.parentElement) {
    const next = step === 'nextNode' ? at.nextSibling : at.previousSibling;
    if (next) return next;
  }
  return null;
}

/** The next node in the given direction; descendants come first. */
function following(node: PageNode, root: PageElement, step: Step): PageNode | null {
  const inside = node.nodeType === 1 ? node.childNodes.at(step === 'nextNode' ? 0 : -1) : undefined;
  return inside ?? beside(node, root, step);
}
