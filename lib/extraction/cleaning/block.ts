import { foldSpace, hasBlockInside, isBlock } from '../page/blocks';

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
  for (const element of root.querySelectorAll('*')) {
    if (isBlock(element) && !hasBlockInside(element)) blocks.push(blockOf(element));
  }
  return blocks;
}

/** The element as a block. */
export function blockOf(element: Element): Block {
  const text = foldSpace(element.textContent);
  let linked = 0;
  for (const link of element.getElementsByTagName('a'))
    linked += foldSpace(link.textContent).length;
  return {
    element,
    text,
    words: text === '' ? 0 : text.split(' ').length,
    linkShare: text === '' ? 0 : linked / text.length,
  };
}
