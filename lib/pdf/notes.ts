import type { Block } from './blocks';
import { piecesOf, textOf } from './lines';
import type { LinedPage } from './repeats';
import type { Style } from './style';

/** The size of footnotes relative to running text. */
const SMALL = 0.94;
/** The mark at the start of a footnote. */
export const NOTE_MARK = /^\s*(\d{1,3}|[*∗†‡§¶])[.)]?\s*/u;

/** Turns small blocks at the foot of a column that begin with a mark into footnotes. */
export function detectNotes(
  blocks: readonly Block[],
  page: LinedPage,
  style: Style,
): readonly Block[] {
  const isSmall = ({ lines }: Block) => lines.every(({ line }) => line.size <= style.size * SMALL);
  const lastBody = blocks.findLastIndex((block) => !isSmall(block));
  const first = blocks.findIndex((block, index) => index > lastBody && isNote(block, page));
  if (first === -1) return blocks;
  const result: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    if (index < first) result.push(block);
    else result.push(...parted(block).map((lines): Block => ({ kind: 'note', lines })));
  }
  return joined(result);
}

function isNote({ lines: [first] }: Block, { height }: LinedPage): boolean {
  if (!first || first.line.y < height * 0.4) return false;
  const [mark] = piecesOf(first.line);
  return (
    (mark?.raised === true && NOTE_MARK.test(mark.text)) ||
    /^(?:\d{1,3}|[*∗†‡§¶])\s*[\p{L}“"(]/u.test(textOf(first.line))
  );
}

/** Splits a block into notes: each begins at a line with a superscript mark. */
function parted({ lines }: Block): readonly Block['lines'][] {
  const notes: Block['lines'][number][][] = [];
  for (const each of lines) {
    const [mark] = piecesOf(each.line);
    const begins = mark?.raised === true && NOTE_MARK.test(mark.text);
    const note = notes.at(-1);
    if (note && !begins) note.push(each);
    else notes.push([each]);
  }
  return notes;
}

/** Joins a note with a following one that has no mark. */
function joined(blocks: readonly Block[]): readonly Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    const [first] = block.lines;
    const isMarked = first !== undefined && NOTE_MARK.test(textOf(first.line));
    if (last?.kind === 'note' && block.kind === 'note' && !isMarked) {
      result[result.length - 1] = { ...last, lines: [...last.lines, ...block.lines] };
    } else result.push(block);
  }
  return result;
}
