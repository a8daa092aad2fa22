import type { Tag } from './page';

/** A node of a page's structure tree in PDF.js. */
export interface StructureNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructureNode[];
}

/** Roles of block-level elements. */
const BLOCKS =
  /^(?:P|H[1-6]?|Title|LI|TR|TOCI|Caption|BlockQuote|Note|FENote|Code|Formula|Figure|Aside)$/;
/** Roles of elements that take precedence over blocks nested in them. */
const KEEPS = /^(?:LI|TR|TOCI|Note|FENote)$/;
const DEEPEST = 200;

/**
 * Maps the marked content ids of a page to its blocks. A paragraph within a list item or table row
 * counts as that item or row.
 */
export function tagsIn(root: StructureNode): ReadonlyMap<string, Tag> {
  const tags = new Map<string, Tag>();
  let order = 0;
  const visit = (node: StructureNode, block: Tag | null, depth: number, isItem = false): void => {
    if (node.type === 'content' && node.id !== undefined) {
      order += block ? 0 : 1;
      tags.set(node.id, block ?? { order, role: 'P' });
      return;
    }
    // A list's children are its items, whatever their role: Chromium writes none.
    const named = node.role ?? '';
    const role = isItem && !/^(?:L|Caption)$/.test(named) ? 'LI' : named;
    let inside = block;
    if (BLOCKS.test(role) && !(block && KEEPS.test(block.role) && role !== 'LI')) {
      order += 1;
      inside = { order, role };
    }
    if (depth < DEEPEST) {
      for (const child of node.children ?? []) visit(child, inside, depth + 1, role === 'L');
    }
    // Text after an element does not belong to the block before it.
    if (inside !== block) order += 1;
  };
  visit(root, null, 0);
  return tags;
}
