/** The text that positions in an article refer to, with the offset of each text node in it. */
export interface ArticleText {
  readonly text: string;
  readonly pieces: readonly { readonly node: Text; readonly start: number }[];
}

const BLOCKS = new Set(
  'address article aside blockquote body br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr img li main math ol p pre section summary table tbody td tfoot th thead tr ul video'.split(
    ' ',
  ),
);

const isBlock = (node: Node | null) => node === null || BLOCKS.has(node.nodeName.toLowerCase());

/** Whether a text node is only whitespace between blocks. */
function isLayout(node: Text): boolean {
  return (
    node.data.trim() === '' &&
    (isBlock(node.previousSibling) || isBlock(node.nextSibling)) &&
    !node.parentElement?.closest('pre')
  );
}

/**
 * The text under an element, with a line feed wherever a block begins or ends. Positions and quotes
 * of highlights refer to it. Marks and coloured code do not change it.
 */
export function articleText(root: Node): ArticleText {
  const pieces: { node: Text; start: number }[] = [];
  let text = '';
  const breakLine = () => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const read = (parent: Node): void => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const piece = node as Text;
        if (isLayout(piece)) continue;
        pieces.push({ node: piece, start: text.length });
        text += piece.data;
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        // The placeholder for an image is ours, and an image is a block.
        const label = (node as Element).classList.contains('missing-image');
        const block = label || isBlock(node);
        if (block) breakLine();
        if (!label) read(node);
        if (block) breakLine();
      }
    }
  };
  read(root);
  return { text, pieces };
}

/** The parts of text nodes that a range of the text covers. */
export function partsOf(
  { pieces }: ArticleText,
  start: number,
  end: number,
): readonly { node: Text; from: number; to: number }[] {
  return pieces.flatMap(({ node, start: at }) => {
    const from = Math.max(0, start - at);
    const to = Math.min(node.data.length, end - at);
    return from < to ? [{ node, from, to }] : [];
  });
}

/** The selected range of the text; `null` if nothing in the article is selected. */
export function selectedRange(
  { text, pieces }: ArticleText,
  selection: Pick<Selection, 'rangeCount' | 'getRangeAt' | 'isCollapsed'>,
): { readonly start: number; readonly end: number } | null {
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  let start = -1;
  let end = -1;
  for (const { node, start: at } of pieces) {
    if (!range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    if (start < 0) start = at + from;
    end = at + to;
  }
  // Whitespace at the edges is rarely meant to be part of the selection.
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (start < end && /\s/.test(text.charAt(end - 1))) end -= 1;
  return start >= 0 && start < end ? { start, end } : null;
}
