import type { PageElement, PageNode } from './element';

/** All nodes in an element, in reading order, without itself; stops at no depth. */
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

/** Shows all nodes in an element in reading order, until one is said to be the last; at any depth. */
export function visit(root: PageElement, isLast: (node: PageNode) => boolean): void {
  const waiting = [root.childNodes];
  const places = [0];
  for (let depth = 0; depth >= 0;) {
    const node = waiting[depth]?.[places[depth] ?? 0];
    if (!node) {
      depth -= 1;
      continue;
    }
    places[depth] = (places[depth] ?? 0) + 1;
    if (isLast(node)) return;
    if (node.nodeType === 1 && node.childNodes.length > 0) {
      depth += 1;
      waiting[depth] = node.childNodes;
      places[depth] = 0;
    }
  }
}
