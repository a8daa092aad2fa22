import { isBlockName } from '../page/blocks';

/** Elements kept or left out as a whole. */
const WHOLE = /^(?:table|figure|pre|dl|math)$/;

/**
 * Returns the parts of an article that can be kept or left out individually: paragraphs, items,
 * tables, figures.
 */
export function piecesIn(root: Element | DocumentFragment): readonly Element[] {
  const pieces: Element[] = [];
  for (const child of root.children) {
    if (WHOLE.test(child.localName) || (isBlockName(child.localName) && !hasBlockInside(child)))
      pieces.push(child);
    else pieces.push(...piecesIn(child));
  }
  return pieces;
}

function hasBlockInside(element: Element): boolean {
  for (const child of element.children)
    if (isBlockName(child.localName) || hasBlockInside(child)) return true;
  return false;
}
