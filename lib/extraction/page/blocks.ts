import type { PageElement, PageNode } from './element';
/** Block-level elements. */
const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre ' +
    'section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Whether elements with this name are block-level. */
export function isBlockName(name: string): boolean {
  return BLOCK_TAGS.has(name);
}

/** Whether the node is an element; unlike `instanceof` also for nodes of another frame. */
export function isElement(node: PageNode | null | undefined): node is PageElement {
  return node?.nodeType === 1;
}

/** Whether the node is a block-level element. */
export function isBlock(node: PageNode | null): node is PageElement {
  return isElement(node) && BLOCK_TAGS.has(node.localName);
}

/** Whether the element contains a block-level element. */
export function hasBlockInside(element: PageElement): boolean {
  for (const child of element.children) {
    if (BLOCK_TAGS.has(child.localName) || hasBlockInside(child)) return true;
  }
  return false;
}

const UNFOLDED = /[^\S ]|[\u00AD\u200B\uFEFF]| {2}/;

/** Collapses runs of white space to one space, as HTML rendering does, and trims. */
export function foldSpace(text: string): string {
  // Most texts need no folding, and testing is cheaper than replacing.
  const folded = UNFOLDED.test(text)
    ? text.replaceAll('\u00AD', '').replace(/[\s\u200B\uFEFF]+/g, ' ')
    : text;
  return folded.trim();
}

/**
 * An element's text, folded; empty if it has more than `most` characters, since folding is slow.
 */
export function shortText(element: PageElement | null | undefined, most: number): string {
  const text = element?.textContent ?? '';
  return text.length > most ? '' : foldSpace(text);
}

/**
 * Lower-cases a text and removes its white space, both of which differ between a page and its clip.
 */
export function withoutCaseAndSpace(text: string): string {
  return text.replaceAll(/\s+/g, '').toLowerCase();
}

/** Returns a key that is equal for texts that differ only in case, spacing and punctuation. */
export function wordKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
