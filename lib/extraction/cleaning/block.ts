import { countParts } from '../output/words';
import { foldSpace, isBlock } from '../page/blocks';

/** Parts of an article that are not cleaned line by line: notes, and what people wrote. */
export const NOT_CLEANED = '.footnotes, .thread';

/** A paragraph, heading, list item or other smallest block of the article. */
export interface Block {
  readonly element: Element;
  readonly text: string;
  readonly words: number;
  /** Share of the text that is inside links. */
  readonly linkShare: number;
}

/** The smallest blocks inside an element, in reading order. */
export function blocksIn(root: Element): readonly Block[] {
  const blocks: Block[] = [];
  /** Whether there are blocks inside. */
  const visit = (element: Element): boolean => {
    let inside = false;
    for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
      const within = visit(child);
      const block = isBlock(child);
      if (block && !within) blocks.push(blockOf(child));
      if (block || within) inside = true;
    }
    return inside;
  };
  visit(root);
  return blocks;
}

/** In characters: a card may be a link as a whole; more is in one that nobody closed. */
const LONGEST_LINK = 500;

/**
 * Whether an anchor is a link, if only by script, rather than a named place to come to, or a
 * heading's link to itself.
 */
function leads(link: Element, isInHeading: boolean): boolean {
  const href = link.getAttribute('href');
  if (href === null) return !link.hasAttribute('id') && !link.hasAttribute('name');
  return !(isInHeading && href.startsWith('#'));
}

/** The element as a block. */
export function blockOf(element: Element): Block {
  const text = foldSpace(element.textContent);
  const around = element.closest('a[href]');
  let linked = around && around.textContent.length <= LONGEST_LINK ? text.length : 0;
  if (linked === 0 && element.firstElementChild && text !== '') {
    const isHeading = /^h[1-6]$/.test(element.localName);
    for (const link of element.getElementsByTagName('a'))
      if (leads(link, isHeading)) linked += foldSpace(link.textContent).length;
  }
  return {
    element,
    text,
    words: countParts(text),
    linkShare: text === '' ? 0 : linked / text.length,
  };
}
