import { isBlock, isElement } from '../page/blocks';

/** Carries a block's number through Readability, which moves and renames elements. */
export const NUMBER = 'data-tearsheet';

/** Shown without being text. */
const SHOWN = 'img, picture, video, audio, iframe, math, object, embed, amp-img';

/**
 * Wraps text that stands beside blocks into paragraphs, splits those at double line breaks, and
 * numbers every smallest block.
 */
export function numberBlocks(root: Element): void {
  let count = 0;
  const number = (leaf: Element): void => {
    leaf.setAttribute(NUMBER, String(count));
    count += 1;
  };
  // One search for all: a search in every block would cost more than everything else here.
  const broken = new Set<Element | null>(
    Array.from(root.querySelectorAll('br + br'), (br) => br.parentElement),
  );
  /** Whether there are blocks inside. */
  const visit = (element: Element): boolean => {
    const { localName } = element;
    if (localName === 'math') return false;
    let inside = false;
    if (localName !== 'pre' && element.firstElementChild) {
      const blocks = new Set<Node>();
      for (const child of Array.from(element.children)) {
        if (visit(child) || isBlock(child)) blocks.add(child);
      }
      inside = blocks.size > 0;
      if (inside) wrapBeside(element, blocks, number);
      else if (broken.has(element)) {
        const parts = splitAtBreaks(element, number);
        if (parts) return parts === 'inside';
      }
    }
    if (!inside && isBlock(element)) number(element);
    return inside;
  };
  visit(root);
}

/** Takes the numbers off an element and all in it. */
export function unnumber(element: Element): void {
  for (const block of [element, ...element.querySelectorAll(`[${NUMBER}]`)])
    block.removeAttribute(NUMBER);
}

/** Gives each run of text beside blocks a paragraph of its own. */
function wrapBeside(
  element: Element,
  blocks: ReadonlySet<Node>,
  number: (leaf: Element) => void,
): void {
  if (/^(?:ul|ol|dl|table|tbody|thead|tfoot|tr|html|head)$/.test(element.localName)) return;
  let run: ChildNode[] = [];
  for (const child of [...Array.from(element.childNodes), null]) {
    if (child !== null && !blocks.has(child) && !isBlock(child)) {
      run.push(child);
      continue;
    }
    for (const part of splitRun(run)) wrap(element, part, number);
    run = [];
  }
}

/** Parts of a run between line breaks of two and more. */
function splitRun(run: readonly ChildNode[]): readonly ChildNode[][] {
  const parts: ChildNode[][] = [[]];
  let breaks = 0;
  for (const node of run) {
    const isBreak = isElement(node) && node.localName === 'br';
    if (isBreak) breaks += 1;
    else if (isElement(node) || (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())) {
      if (breaks > 1) parts.push([]);
      breaks = 0;
    }
    parts.at(-1)?.push(node);
  }
  return parts;
}

function wrap(element: Element, part: readonly ChildNode[], number: (leaf: Element) => void): void {
  const first = part[0];
  if (!first) return;
  const shows = part.some(
    (node) =>
      (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) ||
      (isElement(node) &&
        (node.textContent.trim() || node.matches(SHOWN) || node.querySelector(SHOWN))),
  );
  if (!shows) return;
  const paragraph = element.ownerDocument.createElement('p');
  element.insertBefore(paragraph, first);
  paragraph.append(...part);
  number(paragraph);
}

/** Splits a block of text at double line breaks; where its parts are then, if it had any. */
function splitAtBreaks(
  element: Element,
  number: (leaf: Element) => void,
): 'inside' | 'in its place' | null {
  if (!isBlock(element)) return null;
  const parts = splitRun(Array.from(element.childNodes));
  if (parts.length < 2) return null;
  if (element.localName !== 'p') {
    for (const part of parts) wrap(element, part, number);
    return 'inside';
  }
  // A paragraph cannot hold paragraphs, so the parts stand in its place.
  for (const part of parts) {
    const paragraph = element.ownerDocument.createElement('p');
    for (const { name, value } of element.attributes) paragraph.setAttribute(name, value);
    paragraph.append(...part);
    element.before(paragraph);
    number(paragraph);
  }
  element.remove();
  return 'in its place';
}
