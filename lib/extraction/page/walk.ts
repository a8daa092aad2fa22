import type { PageElement, PageNode } from './element';

/** Iterates over all descendants of an element in reading order, at any depth. */
export function* nodesIn(root: PageElement): Generator<PageNode> {
  const stack: { nodes: readonly PageNode[]; at: number }[] = [{ nodes: root.childNodes, at: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const node = top.nodes[top.at];
    top.at += 1;
    if (!node) {
      stack.pop();
      continue;
    }
    yield node;
    if (node.nodeType === 1 && node.childNodes.length > 0)
      stack.push({ nodes: node.childNodes, at: 0 });
  }
}
