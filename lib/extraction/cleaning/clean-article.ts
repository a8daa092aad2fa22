import { blocksIn, type Block } from './block';
import { gatherCaptions } from './captions';
import type { Bin } from './dropped';
import { dropLead, dropTail } from './edges';
import { isCall, isTagLine, labelKind } from './lines';
import { tidy } from './tidy';

/** What the cleaning knows of the article. */
export interface Known {
  readonly title: string;
  readonly authors: readonly string[];
  readonly lang: string | null;
}

/** Takes everything out of the article's part of a page that is not the article. */
export function cleanArticle(part: Element, known: Known, bin: Bin): void {
  gatherCaptions(part, bin);
  dropLead(part, known, bin);
  dropLines(part, bin);
  dropTail(part, known, bin);
  tidy(part);
}

/** Drops single lines anywhere: labels with the links under them, calls, repeated blocks. */
function dropLines(part: Element, bin: Bin): void {
  const seen = new Set<string>();
  let underLabel = false;
  for (const block of blocksIn(part)) {
    if (block.words === 0 || block.element.closest('pre, table, figure, math')) {
      underLabel = false;
      continue;
    }
    const label = labelKind(block.text);
    const reason: string | null =
      label ?? (underLabel && isLinked(block) ? 'under a label' : lineReason(block, seen));
    underLabel = label !== null || (underLabel && reason !== null);
    if (reason) bin.drop(block.element, reason);
  }
}

function lineReason(block: Block, seen: Set<string>): string | null {
  if (isCall(block)) return 'call';
  if (isTagLine(block)) return 'tags';
  if (block.words < 9) return null;
  if (seen.has(block.text)) return 'repeated';
  seen.add(block.text);
  return null;
}

function isLinked(block: Block): boolean {
  return block.linkShare > 0.6 && block.words <= 40;
}
