import { testOf } from './selectors';

/** A node of the page model. */
export type PageNode = PageElement | PageText;

/** A run of text in the page model. */
export class PageText {
  readonly nodeType = 3;
  parentElement: PageElement | null = null;
  /** Where it was last seen among its parent's children; checked before it is trusted. */
  place = 0;

  nodeValue: string;

  constructor(text: string) {
    this.nodeValue = text;
  }

  get textContent(): string {
    return this.nodeValue;
  }

  /** Removes the text from its parent. */
  remove(): void {
    this.parentElement?.cut(this, []);
  }

  /** Replaces the text with other nodes. */
  replaceWith(...nodes: readonly (PageNode | string)[]): void {
    this.parentElement?.cut(this, nodes);
  }

  get nextSibling(): PageNode | null {
    return siblingOf(this, 1);
  }

  get previousSibling(): PageNode | null {
    return siblingOf(this, -1);
  }
}

/**
 * An element of the page model: a plain object with the subset of the DOM interface that extraction
 * uses. Nothing in it loads, runs or leads back to the page.
 */
export class PageElement {
  readonly nodeType = 1;
  parentElement: PageElement | null = null;
  /** Where it was last seen among its parent's children; checked before it is trusted. */
  place = 0;
  childNodes: PageNode[] = [];
  /** The number of the footnote that this link refers to. Pages cannot set it by an attribute. */
  note: number | null = null;

  localName: string;
  /** Without a prototype, so that no attribute name of a page resolves to an inherited property. */
  readonly attributes: Record<string, string>;

  constructor(name: string, attributes: Readonly<Record<string, string>> = {}) {
    this.localName = name;
    this.attributes = Object.assign(Object.create(null) as Record<string, string>, attributes);
  }

  getAttribute(name: string): string | null {
    return this.attributes[name] ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.attributes[name] !== undefined;
  }

  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }

  removeAttribute(name: string): void {
    delete this.attributes[name];
  }

  get id(): string {
    return this.attributes['id'] ?? '';
  }

  set id(value: string) {
    this.attributes['id'] = value;
  }

  get className(): string {
    return this.attributes['class'] ?? '';
  }

  set className(value: string) {
    this.attributes['class'] = value;
  }

  get firstChild(): PageNode | null {
    return this.childNodes[0] ?? null;
  }

  get children(): PageElement[] {
    return this.childNodes.filter((node): node is PageElement => node.nodeType === 1);
  }

  get childElementCount(): number {
    let count = 0;
    for (const node of this.childNodes) if (node.nodeType === 1) count += 1;
    return count;
  }

  get firstElementChild(): PageElement | null {
    for (const node of this.childNodes) if (node.nodeType === 1) return node;
    return null;
  }

  get nextSibling(): PageNode | null {
    return siblingOf(this, 1);
  }

  get previousSibling(): PageNode | null {
    return siblingOf(this, -1);
  }

  get nextElementSibling(): PageElement | null {
    let node = this.nextSibling;
    while (node && node.nodeType !== 1) node = node.nextSibling;
    return node;
  }

  get previousElementSibling(): PageElement | null {
    let node = this.previousSibling;
    while (node && node.nodeType !== 1) node = node.previousSibling;
    return node;
  }

  get textContent(): string {
    const [only, another] = this.childNodes;
    if (!only) return '';
    if (!another && only.nodeType === 3) return only.nodeValue;
    const parts: string[] = [];
    visit(this, (node) => {
      if (node.nodeType === 3) parts.push(node.nodeValue);
      return false;
    });
    return parts.join('');
  }

  set textContent(text: string) {
    this.replaceChildren(text);
  }

  querySelector(selector: string): PageElement | null {
    const fits = testOf(selector);
    let found: PageElement | null = null;
    visit(this, (node) => {
      if (node.nodeType !== 1 || !fits(node)) return false;
      found = node;
      return true;
    });
    return found;
  }

  querySelectorAll(selector: string): PageElement[] {
    const fits = testOf(selector);
    const found: PageElement[] = [];
    visit(this, (node) => {
      if (node.nodeType === 1 && fits(node)) found.push(node);
      return false;
    });
    return found;
  }

  matches(selector: string): boolean {
    return testOf(selector)(this);
  }

  closest(selector: string): PageElement | null {
    const fits = testOf(selector);
    if (fits(this)) return this;
    for (let at = this.parentElement; at; at = at.parentElement) if (fits(at)) return at;
    return null;
  }

  contains(node: PageNode | null): boolean {
    for (let at: PageNode | null = node; at; at = at.parentElement) if (at === this) return true;
    return false;
  }

  append(...nodes: readonly (PageNode | string)[]): void {
    for (const node of nodes) {
      const child = adopted(node, this);
      child.place = this.childNodes.length;
      this.childNodes.push(child);
    }
  }

  prepend(...nodes: readonly (PageNode | string)[]): void {
    this.childNodes.unshift(...nodes.map((node) => adopted(node, this)));
  }

  before(...nodes: readonly (PageNode | string)[]): void {
    this.parentElement?.insert(nodes, this);
  }

  remove(): void {
    this.parentElement?.cut(this, []);
  }

  replaceWith(...nodes: readonly (PageNode | string)[]): void {
    this.parentElement?.cut(this, nodes);
  }

  replaceChildren(...nodes: readonly (PageNode | string)[]): void {
    for (const node of this.childNodes) node.parentElement = null;
    this.childNodes = [];
    this.append(...nodes);
  }

  /** Replaces one of this element's children with nodes. */
  cut(child: PageNode, nodes: readonly (PageNode | string)[]): void {
    this.insert(nodes, child);
    this.childNodes.splice(placeIn(this, child), 1);
    child.parentElement = null;
  }

  /** Inserts nodes before one of this element's children. */
  insert(nodes: readonly (PageNode | string)[], child: PageNode): void {
    const added = nodes.map((node) => adopted(node, this));
    if (added.length > 0) this.childNodes.splice(placeIn(this, child), 0, ...added);
  }

  /** Copies the element with all its content, without a parent. */
  clone(): PageElement {
    const copy = new PageElement(this.localName, this.attributes);
    copy.note = this.note;
    const waiting: [PageElement, PageElement][] = [[this, copy]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [from, to] = next;
      for (const node of from.childNodes) {
        if (node.nodeType === 3) to.append(new PageText(node.nodeValue));
        else {
          const child = new PageElement(node.localName, node.attributes);
          child.note = node.note;
          to.append(child);
          waiting.push([node, child]);
        }
      }
    }
    return copy;
  }
}

function adopted(node: PageNode | string, parent: PageElement): PageNode {
  const child = typeof node === 'string' ? new PageText(node) : node;
  if (child.parentElement) child.remove();
  child.parentElement = parent;
  return child;
}

function siblingOf(node: PageNode, step: number): PageNode | null {
  const parent = node.parentElement;
  return parent?.childNodes[placeIn(parent, node) + step] ?? null;
}

/** The index of a child; all indices are updated if the cached one is stale. */
export function placeIn(parent: PageElement, child: PageNode): number {
  if (parent.childNodes[child.place] !== child)
    for (const [place, node] of parent.childNodes.entries()) node.place = place;
  return child.place;
}

/** Visits all descendants in reading order, at any depth, until the callback returns true. */
function visit(root: PageElement, isLast: (node: PageNode) => boolean): void {
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
