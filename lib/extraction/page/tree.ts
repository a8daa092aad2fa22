import { PageElement, placeIn, type PageNode } from './element';

/** Creates an element with the given children. */
export function element(name: string, ...children: readonly (PageNode | string)[]): PageElement {
  const made = new PageElement(name);
  made.append(...children);
  return made;
}

/** Whether a node comes after another in the page, or is inside it. */
export function isAfter(node: PageNode, other: PageNode): boolean {
  const [one, two] = [pathOf(other), pathOf(node)];
  let at = 0;
  while (at < one.length && one[at] === two[at]) at += 1;
  const [left, right] = [one[at], two[at]];
  if (!right) return false;
  if (!left) return true;
  const parent = left.parentElement;
  return parent !== null && placeIn(parent, right) > placeIn(parent, left);
}

function pathOf(node: PageNode): PageNode[] {
  const path: PageNode[] = [];
  for (let at: PageNode | null = node; at; at = at.parentElement) path.push(at);
  return path.toReversed();
}

/** Replaces an element's children; the new ones must have no other parent. */
export function fill(parent: PageElement, nodes: readonly PageNode[]): void {
  for (const [place, node] of nodes.entries()) {
    node.parentElement = parent;
    node.place = place;
  }
  parent.childNodes = [...nodes];
}

/** Turns an element into a `div` with only the named attributes. */
export function asDiv(old: PageElement, attributes: readonly string[] = []): void {
  old.localName = 'div';
  for (const name of Object.keys(old.attributes))
    if (!attributes.includes(name)) old.removeAttribute(name);
}

/** Removes all descendants that match a selector. */
export function removeAll(root: PageElement, selector: string): void {
  removeEach(root.querySelectorAll(selector));
}

/** Removes elements from their parents, filtering each parent's children once. */
export function removeEach(elements: readonly PageElement[]): void {
  const gone = new Set<PageNode>(elements);
  const parents = new Set(Array.from(gone, (node) => node.parentElement));
  for (const parent of parents)
    if (parent)
      fill(
        parent,
        parent.childNodes.filter((node) => !gone.has(node)),
      );
  for (const node of gone) node.parentElement = null;
}
