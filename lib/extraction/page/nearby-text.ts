import type { PageElement, PageNode } from './element';
import { foldSpace } from './blocks';

/** A text of the page and the element that holds it. */
export interface NearbyText {
  readonly text: string;
  readonly parent: PageElement;
}

const UNSEEN = /^(?:script|style|noscript|template|title)$/;

/** The next texts after an element, or before it, nearest first. */
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
  // Text much longer than a line takes long to fold, and would not be a line anyway.
  return text.length > 4000 ? text : foldSpace(text);
}

type Step = 'nextNode' | 'previousNode';

/** The next node beyond an element and all in it. */
function beside(node: PageNode, root: PageElement, step: Step): PageNode | null {
  for (let at: PageNode | null = node; at && at !== root; at = at.parentElement) {
    const next = step === 'nextNode' ? at.nextSibling : at.previousSibling;
    if (next) return next;
  }
  return null;
}

/** The next node in reading order or against it; what is inside a node comes first. */
function following(node: PageNode, root: PageElement, step: Step): PageNode | null {
  const inside = node.nodeType === 1 ? node.childNodes.at(step === 'nextNode' ? 0 : -1) : undefined;
  return inside ?? beside(node, root, step);
}
