import { hasBlockInside, isBlock } from '../page/blocks';
import type { PageElement, PageNode } from '../page/element';
import { PageText } from '../page/element';
import { fill, removeEach } from '../page/tree';

/** Elements that only group other blocks for styles and scripts, without meaning for a reader. */
const WRAPPER = /^(?:div|section|article|main|header|hgroup|center|[a-z]+-.*)$/;
/** Attributes with meaning for a reader; and ids that footnotes and page numbers link to. */
const TELLS = ['dir', 'lang'];
const LED_TO = /^(?:fn|page-)/;
/** Elements whose white space is significant. */
const UNTOUCHED = /^(?:code|kbd|math|pre|samp)$/;
/** A line directly in one of these is not a paragraph. */
const NO_PARAGRAPHS = /^(?:li|td|th|dt|dd|caption|figure|figcaption|summary)$/;
const SHOWS = 'img, picture, video, audio, iframe, math, table';

/**
 * Simplifies an article's structure: no wrappers around blocks and no white space between them,
 * lines of text as paragraphs, headings below the title's level, and rules only as separators.
 */
export function simplifyStructure(root: PageElement): void {
  unwrapBlocks(root);
  lowerHeadings(root);
  dropIdleRules(root);
  // For readability of exported files.
  const lines = root.childNodes.flatMap((node, at) =>
    at > 0 && isBlock(node) ? [new PageText('\n'), node] : [node],
  );
  fill(root, lines);
}

function unwrapBlocks(parent: PageElement): void {
  const next: PageNode[] = [];
  for (const node of parent.childNodes) {
    if (node.nodeType === 3) node.nodeValue = node.nodeValue.replaceAll(/[ \t\n\r\f]+/g, ' ');
    if (node.nodeType === 3 || UNTOUCHED.test(node.localName)) {
      next.push(node);
      continue;
    }
    unwrapBlocks(node);
    if (isWrapper(node) && areOnlyBlocks(node.childNodes)) {
      // One by one, since there may be more than the maximum number of arguments.
      for (const child of node.childNodes) next.push(child);
    } else {
      if (isLine(node, parent)) node.localName = 'p';
      next.push(node);
    }
  }
  if (isBlock(parent)) trim(next);
  fill(parent, areOnlyBlocks(next) ? next.filter((node) => node.nodeType === 1) : next);
}

/** Trims the white space at both ends of a block, where it is not displayed. */
function trim(nodes: PageNode[]): void {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first?.nodeType === 3) first.nodeValue = first.nodeValue.replace(/^ /, '');
  if (last?.nodeType === 3) last.nodeValue = last.nodeValue.replace(/ $/, '');
}

function isWrapper(element: PageElement): boolean {
  return (
    WRAPPER.test(element.localName) &&
    element.note === null &&
    !LED_TO.test(element.id) &&
    !TELLS.some((name) => element.hasAttribute(name))
  );
}

const areOnlyBlocks = (nodes: readonly PageNode[]): boolean =>
  nodes.some(isBlock) && nodes.every((node) => isBetweenBlocks(node) || isBlock(node));

/** Whether a node is white space or the mark of a part left out. */
const isBetweenBlocks = (node: PageNode): boolean =>
  node.nodeType === 3 ? node.nodeValue.trim() === '' : node.localName === 'wbr';

/** Whether a `div` is a line of text among paragraphs. */
function isLine(element: PageElement, parent: PageElement): boolean {
  return (
    element.localName === 'div' &&
    element.note === null &&
    !LED_TO.test(element.id) &&
    !NO_PARAGRAPHS.test(parent.localName) &&
    !hasBlockInside(element) &&
    element.textContent.trim() !== ''
  );
}

/** Lowers all headings by one level if there is an `h1`: the title is the article's only one. */
function lowerHeadings(root: PageElement): void {
  if (!root.querySelector('h1')) return;
  for (const heading of root.querySelectorAll('h1, h2, h3, h4, h5')) {
    heading.localName = `h${Number(heading.localName.slice(1)) + 1}`;
  }
}

/** Drops rules at the beginning, at the end, and right after another rule. */
function dropIdleRules(root: PageElement): void {
  const rules = root.querySelectorAll('hr');
  if (rules.length === 0) return;
  let before: PageElement | null = null;
  let hasText = false;
  const drop: PageElement[] = [];
  const visit = (node: PageNode): void => {
    if (node.nodeType === 3) hasText ||= node.nodeValue.trim() !== '';
    else if (node.localName === 'hr') {
      if (!hasText) drop.push(node);
      else before = node;
      hasText = false;
    } else {
      hasText ||= node.matches(SHOWS);
      for (const child of node.childNodes) visit(child);
    }
  };
  visit(root);
  if (!hasText && before) drop.push(before);
  removeEach(drop);
}
