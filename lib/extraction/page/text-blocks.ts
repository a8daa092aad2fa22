import { foldSpace } from './blocks';
import type { PageElement, PageNode } from './element';
import { nodesIn } from './walk';
import { measureText, type TextMeasure } from './measure-text';
import { splitBlocks } from './split-blocks';

/**
 * A line of text that is judged individually: a smallest block, or a part of it between line
 * breaks.
 */
export interface TextBlock {
  /** The smallest block around it. */
  readonly element: PageElement;
  /** The children of `element` that contain the line. */
  readonly nodes: readonly PageNode[];
  /** The index of the line in its block, and the number of lines. */
  readonly line: number;
  readonly lines: number;
  readonly text: string;
  readonly measure: TextMeasure;
  /** Word counts in links, bold, italics and buttons. */
  readonly linked: number;
  readonly bold: number;
  readonly italic: number;
  readonly button: number;
  readonly links: number;
  readonly images: number;
}

/** The text blocks of a page, and the smallest blocks with visible content but no text. */
export interface Blocks {
  readonly texts: readonly TextBlock[];
  readonly silent: readonly PageElement[];
}

/** Splits a page into its text blocks, in reading order. */
export function textBlocks(body: PageElement): Blocks {
  const texts: TextBlock[] = [];
  const silent: PageElement[] = [];
  for (const element of splitBlocks(body)) {
    const parts = linesOf(element).filter((nodes) => nodes.some(hasText));
    if (parts.length === 0) silent.push(element);
    for (const [line, nodes] of parts.entries())
      texts.push(blockOf(element, nodes, line, parts.length));
  }
  return { texts, silent };
}

/** Splits a block's nodes at line breaks; a code listing or table is one run. */
function linesOf(element: PageElement): readonly (readonly PageNode[])[] {
  const isBreak = (node: PageNode): boolean => node.nodeType === 1 && node.localName === 'br';
  if (element.localName === 'pre' || !element.childNodes.some(isBreak)) return [element.childNodes];
  const lines: PageNode[][] = [[]];
  for (const node of element.childNodes) {
    if (isBreak(node)) lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines;
}

function hasText(node: PageNode): boolean {
  if (node.nodeType === 3) return node.nodeValue.trim() !== '';
  for (const inner of nodesIn(node))
    if (
      inner.nodeType === 3 &&
      inner.nodeValue.trim() !== '' &&
      inner.parentElement?.localName !== 'script'
    )
      return true;
  return false;
}

const BOLD = /^(?:b|strong|h[1-6])$/;
const ITALIC = /^(?:i|em|cite)$/;

/** Which kinds of elements a text is inside. */
interface Setting {
  readonly link: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly button: boolean;
}

/** Creates the block of a line, and counts how much of it is linked or highlighted. */
function blockOf(
  element: PageElement,
  nodes: readonly PageNode[],
  line: number,
  lines: number,
): TextBlock {
  const around = {
    link: element.closest('a[href]') !== null,
    button: element.closest('button') !== null,
  };
  const parts: string[] = [];
  const counts = { linked: 0, bold: 0, italic: 0, button: 0, links: 0, images: 0 };
  const visit = (node: PageNode, { link, bold, italic, button }: Setting): void => {
    if (node.nodeType === 3) {
      parts.push(node.nodeValue);
      if (!link && !bold && !italic && !button) return;
      const { words } = measureText(node.nodeValue);
      if (link) counts.linked += words;
      if (bold) counts.bold += words;
      if (italic) counts.italic += words;
      if (button) counts.button += words;
      return;
    }
    const name = node.localName;
    if (name === 'script' || name === 'noscript') return;
    if (name === 'br') parts.push(' ');
    if (name === 'img') counts.images += 1;
    const isLink = name === 'a' && (node.hasAttribute('href') || node.hasAttribute('onclick'));
    if (isLink) counts.links += 1;
    const inside = {
      link: link || isLink,
      bold: bold || BOLD.test(name),
      italic: italic || ITALIC.test(name),
      button: button || name === 'button',
    };
    for (const child of node.childNodes) visit(child, inside);
  };
  const isBold = BOLD.test(element.localName);
  for (const node of nodes) visit(node, { ...around, bold: isBold, italic: false });
  const text = foldSpace(parts.join(''));
  const measure = measureText(text);
  return {
    element,
    nodes,
    line,
    lines,
    text,
    measure,
    ...counts,
    links: counts.links + (around.link ? 1 : 0),
  };
}
