import { compile, type Options } from 'css-select';

/** The properties of a model node that the selector engine reads. */
interface TreeNode {
  readonly nodeType: 1 | 3;
  readonly parentElement: TreeElement | null;
  readonly textContent: string;
}

interface TreeElement extends TreeNode {
  readonly nodeType: 1;
  readonly localName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly childNodes: TreeNode[];
  readonly previousElementSibling: TreeElement | null;
}

const isElement = (node: TreeNode): node is TreeElement => node.nodeType === 1;

const options: Options<TreeNode, TreeElement> = {
  xmlMode: true,
  adapter: {
    isTag: isElement,
    getAttributeValue: (element, name) => element.attributes[name],
    getChildren: (node) => (isElement(node) ? node.childNodes : []),
    getName: (element) => element.localName,
    getParent: (node) => node.parentElement,
    getSiblings: (node) => node.parentElement?.childNodes ?? [node],
    prevElementSibling: (node) => (isElement(node) ? node.previousElementSibling : null),
    getText: (node) => node.textContent,
    hasAttrib: (element, name) => element.attributes[name] !== undefined,
    removeSubsets: (nodes) => nodes,
  },
};

const compiled = new Map<string, (element: TreeElement) => boolean>();

/** Compiles a selector (once) to a test for elements of the page model. */
export function testOf(selector: string): (element: TreeElement) => boolean {
  const known = compiled.get(selector);
  if (known) return known;
  const test = compile<TreeNode, TreeElement>(selector, options);
  compiled.set(selector, test);
  return test;
}
