import { isBlockName } from '../page/blocks';
import type { PageElement, PageNode } from '../page/element';
import { PageText } from '../page/element';
import { fill } from '../page/tree';

/** Content that an element may have instead of text. */
const HOLDS = /^(?:img|picture|video|audio|iframe|math|hr|wbr)$/;
const MAY_BE_EMPTY = /^(?:img|br|hr|t[dhr]|col|colgroup|wbr|source|math)$/;
const UNTOUCHED = /^(?:math|pre)$/;

/** Removes empty elements, and line breaks at the ends of blocks. */
export function tidy(root: PageElement): void {
  const next: PageNode[] = [];
  for (const node of root.childNodes) {
    if (node.nodeType === 3 || UNTOUCHED.test(node.localName)) {
      next.push(node);
      continue;
    }
    tidy(node);
    if (MAY_BE_EMPTY.test(node.localName) || node.note !== null || holds(node)) next.push(node);
    // The words on both sides would run together.
    else if (!isBlockName(node.localName) && /\s/.test(node.textContent))
      next.push(new PageText(' '));
  }
  if (isBlockName(root.localName)) {
    while (isEnd(next[0])) next.shift();
    while (isEnd(next.at(-1))) next.pop();
  }
  if (next.length !== root.childNodes.length || next.some((node) => node.parentElement !== root))
    fill(root, next);
}

/** Whether a tidied element is kept: it has visible content, is a cell, or is a footnote. */
function holds(element: PageElement): boolean {
  if (element.id.startsWith('fn') && /^(?:a|li|p|div|section)$/.test(element.localName))
    return true;
  return element.childNodes.some((node) =>
    node.nodeType === 3
      ? node.nodeValue.trim() !== ''
      : HOLDS.test(node.localName) || /^t[dh]$/.test(node.localName) || holds(node),
  );
}

function isEnd(node: PageNode | undefined): boolean {
  return node?.nodeType === 1 && node.localName === 'br';
}
