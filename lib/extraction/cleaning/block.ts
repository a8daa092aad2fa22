import { foldSpace, hasBlockInside, isBlock, isElement } from '../page/blocks';

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

/** Wraps text that stands beside blocks, so that every line of the article is a block of its own. */
export function wrapLooseText(root: Element): void {
  for (const element of [
    root,
    ...root.querySelectorAll(
      'div,section,article,main,blockquote,li,td,dd,center,header,footer,aside,figure',
    ),
  ]) {
    if (!hasBlockInside(element)) continue;
    let run: Node[] = [];
    for (const child of [...Array.from(element.childNodes), null]) {
      if (child !== null && !isBlock(child) && !(isElement(child) && hasBlockInside(child))) {
        run.push(child);
        continue;
      }
      if (run.some((node) => node.textContent?.trim() && node.nodeType !== Node.COMMENT_NODE)) {
        const paragraph = element.ownerDocument.createElement('p');
        element.insertBefore(paragraph, child);
        paragraph.append(...run);
      }
      run = [];
    }
  }
}

/** Splits paragraphs at runs of two and more line breaks. */
export function splitAtBreaks(root: Element): void {
  for (const first of root.querySelectorAll('br + br')) {
    const paragraph = first.parentElement;
    if (paragraph?.localName !== 'p' || (!first.isConnected && !root.contains(first))) continue;
    const before = root.ownerDocument.createElement('p');
    while (paragraph.firstChild && paragraph.firstChild !== first)
      before.append(paragraph.firstChild);
    first.remove();
    paragraph.before(before);
  }
}
