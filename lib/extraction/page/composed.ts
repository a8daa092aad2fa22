/** The nodes shown inside an element: its shadow tree's, what a slot is given, or its children. */
export function composedChildren(element: Element, name: string): readonly Node[] {
  const shadow: unknown = Reflect.get(Element.prototype, 'shadowRoot', element);
  if (shadow) return childrenOf(shadow as Node);
  if (name === 'slot') {
    const assigned = HTMLSlotElement.prototype.assignedNodes.call(element as HTMLSlotElement);
    if (assigned.length > 0) return assigned;
  }
  return childrenOf(element);
}

/** A node's children, read past names that shadow the DOM. */
export function childrenOf(parent: Node): readonly Node[] {
  const children: Node[] = [];
  const read = (name: 'firstChild' | 'nextSibling', node: Node): Node | null =>
    Reflect.get(Node.prototype, name, node) as Node | null;
  for (let node = read('firstChild', parent); node; node = read('nextSibling', node))
    children.push(node);
  return children;
}
