import type { Block } from './blocks';
import type { WordUse } from './hyphens';
import { joinLines } from './hyphens';
import { piecesOf } from './lines';

/** A part of a block's text: normal text, superscript, or the start of a page. */
export type Inline =
  { readonly text: string; readonly raised: boolean } | { readonly page: number };

/**
 * A block's text with its lines joined. @param before the page on which the previous text ended, so
 * that the start of each page is marked once
 */
export function inlineOf(block: Block, before: number, use: WordUse): readonly Inline[] {
  const parts: Inline[] = [];
  let page = before;
  for (const { line, page: own } of block.lines) {
    const isNew = own > page;
    page = Math.max(page, own);
    for (const [index, piece] of piecesOf(line).entries()) {
      if (index > 0) push(parts, piece);
      else startLine(parts, piece, isNew ? own : null, use);
    }
  }
  return parts;
}

function push(parts: Inline[], piece: { text: string; raised: boolean }): void {
  const last = parts.at(-1);
  if (last && 'text' in last && last.raised === piece.raised)
    parts[parts.length - 1] = { ...last, text: last.text + piece.text };
  else parts.push(piece);
}

/** Appends a line's first piece. */
function startLine(
  parts: Inline[],
  piece: { text: string; raised: boolean },
  page: number | null,
  use: WordUse,
): void {
  const last = parts.at(-1);
  const mark = page === null ? [] : [{ page }];
  if (!last || !('text' in last) || last.raised || piece.raised) {
    const isFirst = last === undefined;
    parts.push(...mark);
    push(parts, isFirst || piece.raised ? piece : { ...piece, text: ` ${piece.text.trimStart()}` });
    return;
  }
  const both = joinLines(last.text, piece.text, use);
  const start = piece.text.trimStart();
  parts[parts.length - 1] = { ...last, text: both.slice(0, both.length - start.length) };
  parts.push(...mark);
  push(parts, { ...piece, text: start });
}

/** The plain text. */
export const inlineText = (parts: readonly Inline[]): string =>
  parts
    .map((part) => ('text' in part ? part.text : ''))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A block's text without a number of initial characters: the marker of an item or note. */
export function withoutStart(parts: readonly Inline[], length: number): readonly Inline[] {
  let left = length;
  return parts.flatMap((part): Inline[] => {
    if (!('text' in part) || left === 0) return [part];
    const cut = Math.min(left, part.text.length);
    left -= cut;
    const text = part.text.slice(cut);
    return text === '' ? [] : [{ ...part, text }];
  });
}
