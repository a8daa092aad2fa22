import type { Block, BlockKind } from './blocks';
import { BULLET, NUMBERED } from './blocks';
import { lineOf, linesOf, textOf } from './lines';
import type { Line } from './lines';
import type { PdfPage, TextRun } from './page';

/** The share of a document's text that must be tagged for its tags to be used. */
const ENOUGH = 0.9;
/** Roles that identify headings: some programs tag everything as `P` or `Div`. */
const HEADING = /^(?:H[1-6]?|Title)$/;

/** A tagged document's blocks; `null` if it is not tagged, or not sufficiently. */
export function taggedBlocks(pages: readonly PdfPage[]): readonly Block[] | null {
  let [all, tagged] = [0, 0];
  for (const { runs } of pages) {
    for (const { text, tag } of runs) {
      all += text.length;
      if (tag) tagged += text.length;
    }
  }
  if (all === 0 || tagged < all * ENOUGH) return null;
  const blocks = pages.flatMap(blocksOfPage);
  return blocks.some(({ kind }) => kind === 'heading') ? joined(blocks) : null;
}

function blocksOfPage({ runs, number }: PdfPage): readonly Block[] {
  const groups = new Map<number, TextRun[]>();
  for (const run of runs) {
    if (!run.tag) continue;
    const group = groups.get(run.tag.order) ?? [];
    groups.set(run.tag.order, group);
    group.push(run);
  }
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([, group]) => {
      const role = group[0]?.tag?.role ?? 'P';
      const lines = rowsOf(linesOf(group));
      const kind = kindOf(role, lines);
      const level = /^H([1-6])$/.exec(role)?.[1];
      return {
        kind,
        lines: lines.map((line) => ({ line, page: number })),
        ...(kind === 'heading' && level !== undefined && { level: Number(level) }),
      };
    });
}

/** Joins lines on one baseline whatever the gap: a block is in one column. */
function rowsOf(lines: readonly Line[]): readonly Line[] {
  const rows: Line[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last && Math.abs(last.y - line.y) < line.size * 0.3)
      rows[rows.length - 1] = lineOf([...last.runs, ...line.runs]);
    else rows.push(line);
  }
  return rows;
}

function kindOf(role: string, [first]: readonly Line[]): BlockKind {
  if (HEADING.test(role)) return 'heading';
  if (role === 'TR') return 'row';
  if (role !== 'LI') return role === 'Note' || role === 'FENote' ? 'note' : 'paragraph';
  const text = first ? textOf(first) : '';
  return NUMBERED.test(text) && !BULLET.test(text) ? 'numbered' : 'bullet';
}

/** Rejoins blocks split by a page break, which the structure does not record. */
function joined(blocks: readonly Block[]): readonly Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    const [end, start] = [last?.lines.at(-1), block.lines[0]];
    const isNextPage = end && start && end.page !== start.page;
    const isRest = block.kind === 'bullet' && start && !BULLET.test(textOf(start.line));
    const goesOn =
      (last?.kind === block.kind || (last?.kind === 'numbered' && isRest)) &&
      /^(?:paragraph|bullet|numbered)$/.test(block.kind) &&
      isNextPage &&
      /^["'“‘«(]?\p{Ll}/u.test(textOf(start.line)) &&
      !/[.!?]["'”’»)]*$/u.test(textOf(end.line));
    if (last && goesOn)
      result[result.length - 1] = { ...last, lines: [...last.lines, ...block.lines] };
    else result.push(block);
  }
  return result;
}
