/**
 * The nodes rendered inside an element: its shadow tree's, the ones assigned to a slot, or its
 * children.
 */
export function composedChildren(element: Element, name: string): readonly Node[] {
  const shadow: unknown = Reflect.get(Element.prototype, 'shadowRoot', element);
  if (shadow) return childrenOf(shadow as Node);
  if (name === 'slot') {
    const assigned = HTMLSlotElement.prototype.assignedNodes.call(element as HTMLSlotElement);
    if (assigned.length > 0) return assigned;
  }
  return childrenOf(element);
}

/** A node's children, unaffected by names that shadow DOM properties. */
export function childrenOf(parent: Node): readonly Node[] {
  const children: Node[] = [];
  const read = (name: 'firstChild' | 'nextSibling', node: Node): Node | null =>
    Reflect.get(Node.prototype, name, node) as Node | null;
  for (let node = read('firstChild', parent); node; node = read('nextSibling', node))
    children.push(node);
  return children;
}
