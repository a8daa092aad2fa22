import { foldSpace } from './blocks';

/** A text of the page and the element that holds it. */
export interface NearbyText {
  readonly text: string;
  readonly parent: Element;
}

const UNSEEN = /^(?:script|style|noscript|template|title)$/;

/** The next texts after an element, or before it, nearest first. */
export function nearbyTexts(
  root: Element,
  start: Element,
  step: 'nextNode' | 'previousNode',
  limit: number,
): readonly NearbyText[] {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  walker.currentNode = start;
  const found: NearbyText[] = [];
  for (let node = walker[step](); node && found.length < limit; node = walker[step]()) {
    const parent = node.parentElement;
    if (!parent || UNSEEN.test(parent.localName) || start.contains(node)) continue;
    const text = foldSpace(node.nodeValue ?? '');
    if (text) found.push({ text, parent });
  }
  return found;
}

/** The text of the smallest block around an element. */
export function lineAround(element: Element): string {
  const block = element.closest('p, div, li, td, header, address, section, figcaption') ?? element;
  const text = block.textContent;
  // What is much longer than any line takes long to fold, and is none when it is folded.
  return text.length > 4000 ? text : foldSpace(text);
}
