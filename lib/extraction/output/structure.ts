import { hasBlockInside, isBlock } from '../page/blocks';
import type { PageElement, PageNode } from '../page/element';
import { PageText } from '../page/element';
import { fill, removeEach } from '../page/tree';

/** Holds other blocks together for a page's styles and scripts, and says nothing to a reader. */
const WRAPPER = /^(?:div|section|article|main|header|hgroup|center|[a-z]+-.*)$/;
/** What an attribute says to a reader; ids are led to by footnotes and page numbers. */
const TELLS = ['dir', 'lang'];
const LED_TO = /^(?:fn|page-)/;
/** Their white space is theirs. */
const UNTOUCHED = /^(?:code|kbd|math|pre|samp)$/;
/** A line in one of these is none of the text's paragraphs. */
const NO_PARAGRAPHS = /^(?:li|td|th|dt|dd|caption|figure|figcaption|summary)$/;
const SHOWS = 'img, picture, video, audio, iframe, math, table';

/**
 * Makes an article's structure the plain one that its text has: no wrappers around blocks and no
 * white space between them, lines of text as paragraphs, headings below the title's level, and
 * rules only between what they divide.
 */
export function simplifyStructure(root: PageElement): void {
  unwrapBlocks(root);
  lowerHeadings(root);
  dropIdleRules(root);
  // For whoever looks at a file that it is exported to.
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
      // One by one, for there may be more of them than a call takes arguments.
      for (const child of node.childNodes) next.push(child);
    } else {
      if (isLine(node, parent)) node.localName = 'p';
      next.push(node);
    }
  }
  if (isBlock(parent)) trim(next);
  fill(parent, areOnlyBlocks(next) ? next.filter((node) => node.nodeType === 1) : next);
}

/** Takes the white space off the two ends of a block, which shows none there. */
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

/** White space, and what stands for a part that was left out. */
const isBetweenBlocks = (node: PageNode): boolean =>
  node.nodeType === 3 ? node.nodeValue.trim() === '' : node.localName === 'wbr';

/** Whether a division is a line of text among paragraphs. */
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

/** The title is the article's only heading of the first level. */
function lowerHeadings(root: PageElement): void {
  if (!root.querySelector('h1')) return;
  for (const heading of root.querySelectorAll('h1, h2, h3, h4, h5')) {
    heading.localName = `h${Number(heading.localName.slice(1)) + 1}`;
  }
}

/** Drops rules at the beginning, at the end, and right after another. */
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
