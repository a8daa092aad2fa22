import { isBlock } from './blocks';
import { PageElement, type PageNode } from './element';
import { nodesIn } from './walk';
import { fill } from './tree';

/** Elements that are visible without text. */
export const SHOWN = /^(?:img|picture|video|audio|iframe|math|object|embed|hr)$/;
/** Elements that contain only items, rows or cells. */
const NO_TEXT = /^(?:ul|ol|dl|table|tbody|thead|tfoot|tr|html|head)$/;

/**
 * Wraps text next to blocks in paragraphs and splits blocks at double line breaks, so that every
 * text is in a smallest block of its own.
 * @returns the smallest blocks, in reading order
 */
export function splitBlocks(root: PageElement): readonly PageElement[] {
  const leaves = new Set<PageNode>();
  /** Whether there are blocks inside. Models are shallow enough for recursion. */
  const visit = (element: PageElement): boolean => {
    const { localName } = element;
    if (localName === 'math') return false;
    const blocks = new Set<PageNode>();
    if (localName !== 'pre') {
      for (const child of element.childNodes)
        if (child.nodeType === 1 && (visit(child) || isBlock(child))) blocks.add(child);
    }
    const inside = blocks.size > 0;
    if (inside) {
      if (!NO_TEXT.test(localName)) fill(element, wrapRuns(element.childNodes, blocks, leaves));
      return true;
    }
    if (!isBlock(element)) return false;
    if (localName === 'pre' || !splitAtBreaks(element, leaves)) leaves.add(element);
    else return true;
    return false;
  };
  visit(root);
  const ordered: PageElement[] = [];
  for (const node of nodesIn(root)) if (node.nodeType === 1 && leaves.has(node)) ordered.push(node);
  return ordered;
}

/** Wraps each run of inline nodes between blocks in a paragraph. */
function wrapRuns(
  nodes: readonly PageNode[],
  blocks: ReadonlySet<PageNode>,
  leaves: Set<PageNode>,
): readonly PageNode[] {
  const wrapped: PageNode[] = [];
  let run: PageNode[] = [];
  const close = (): void => {
    for (const part of partsOf(run)) wrapped.push(...wrap(part, leaves));
    run = [];
  };
  for (const node of nodes) {
    if (!blocks.has(node)) {
      run.push(node);
      continue;
    }
    close();
    wrapped.push(node);
  }
  close();
  return wrapped;
}

function wrap(part: readonly PageNode[], leaves: Set<PageNode>): readonly PageNode[] {
  if (!part.some(isShown)) return part;
  const paragraph = new PageElement('p');
  fill(paragraph, part);
  leaves.add(paragraph);
  return [paragraph];
}

/** Whether a node has visible content. */
export function isShown(node: PageNode): boolean {
  if (node.nodeType === 3) return node.nodeValue.trim() !== '';
  if (SHOWN.test(node.localName)) return true;
  for (const inner of nodesIn(node)) {
    if (inner.nodeType === 3 ? inner.nodeValue.trim() !== '' : SHOWN.test(inner.localName))
      return true;
  }
  return false;
}

/** Splits a run of nodes at two or more consecutive line breaks. */
function partsOf(run: readonly PageNode[]): readonly PageNode[][] {
  const parts: PageNode[][] = [[]];
  let breaks = 0;
  for (const node of run) {
    if (node.nodeType === 1 && node.localName === 'br') breaks += 1;
    else if (node.nodeType === 1 || node.nodeValue.trim() !== '') {
      if (breaks > 1) parts.push([]);
      breaks = 0;
    }
    parts.at(-1)?.push(node);
  }
  return parts;
}

/** Splits a block of text at double line breaks; returns whether it had any. */
function splitAtBreaks(element: PageElement, leaves: Set<PageNode>): boolean {
  if (element.childNodes.length < 3) return false;
  const parts = partsOf(element.childNodes);
  if (parts.length < 2) return false;
  // A paragraph cannot hold paragraphs.
  if (element.localName === 'p') element.localName = 'div';
  fill(
    element,
    parts.flatMap((part) => wrap(part, leaves)),
  );
  return true;
}
