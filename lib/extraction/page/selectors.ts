import { compile, type Options } from 'css-select';
import { nodesIn, type PageElement, type PageNode } from './element';

type Test = (element: PageElement) => boolean;

/** How the selector engine reads the page model. */
const options: Options<PageNode, PageElement> = {
  xmlMode: true,
  adapter: {
    isTag: (node): node is PageElement => node.nodeType === 1,
    getAttributeValue: (element, name) => element.attributes[name],
    getChildren: (node) => (node.nodeType === 1 ? node.childNodes : []),
    getName: (element) => element.localName,
    getParent: (node) => node.parentElement,
    getSiblings: (node) => node.parentElement?.childNodes ?? [node],
    prevElementSibling: (node) => (node.nodeType === 1 ? node.previousElementSibling : null),
    getText: (node) => node.textContent,
    hasAttrib: (element, name) => element.attributes[name] !== undefined,
    removeSubsets: (nodes) => nodes,
  },
};

const compiled = new Map<string, Test>();

/** A selector of ours, compiled once. */
function test(selector: string): Test {
  let known = compiled.get(selector);
  if (!known) {
    known = compile<PageNode, PageElement>(selector, options);
    compiled.set(selector, known);
  }
  return known;
}

/** Whether an element fits a selector. */
export function hasMatch(element: PageElement, selector: string): boolean {
  return test(selector)(element);
}

/** The first element inside another that fits a selector. */
export function select(root: PageElement, selector: string): PageElement | null {
  const fits = test(selector);
  for (const node of nodesIn(root)) if (node.nodeType === 1 && fits(node)) return node;
  return null;
}

/** All elements inside another that fit a selector, in reading order. */
export function selectAll(root: PageElement, selector: string): PageElement[] {
  const fits = test(selector);
  const found: PageElement[] = [];
  for (const node of nodesIn(root)) if (node.nodeType === 1 && fits(node)) found.push(node);
  return found;
}
