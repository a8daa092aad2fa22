import type { PageElement, PageNode } from '../page/element';

/** Elements without content or end tag. */
const VOID = /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const NAME = /^[a-z][a-z0-9-]*$/;

/** The HTML of an element's content, not yet sanitised. */
export function innerHtml(element: PageElement): string {
  return element.childNodes.map(htmlOf).join('');
}

/**
 * The HTML of a node of the page model, not yet sanitised. Models are shallow enough for recursion.
 */
export function htmlOf(node: PageNode): string {
  if (node.nodeType === 3) return escaped(node.nodeValue);
  const { localName } = node;
  if (!NAME.test(localName)) return innerHtml(node);
  let tag = `<${localName}`;
  for (const [name, value] of Object.entries(node.attributes)) {
    if (NAME.test(name)) tag += ` ${name}="${escaped(value)}"`;
  }
  if (VOID.test(localName)) return `${tag}>`;
  const inner = innerHtml(node);
  // A parser drops the line break that a listing begins with.
  const first = localName === 'pre' && inner.startsWith('\n') ? '\n' : '';
  return `${tag}>${first}${inner}</${localName}>`;
}

function escaped(text: string): string {
  return /[&<>"]/.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
    : text;
}
