import type { Block, PagedLine } from './blocks';
import { NUMBERED, paragraphsOf } from './blocks';
import { columnsOf } from './columns';
import { withoutContents } from './contents';
import { detectHeadings } from './headings';
import type { Line } from './lines';
import { linesOf, textOf } from './lines';
import { detectNotes } from './notes';
import type { PdfDocument } from './page';
import type { LinedPage } from './repeats';
import { withoutRepeats } from './repeats';
import { taggedBlocks } from './tagged-blocks';
import type { Style } from './style';
import { sizeStep, styleOf } from './style';

/** A document's text as blocks in reading order. */
export interface DocumentBlocks {
  readonly blocks: readonly Block[];
  readonly style: Style;
  readonly lines: readonly string[];
}

/** Pages per batch, after which other work gets a turn. */
const AT_ONCE = 10;

const pause = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve);
  });

/** Splits a document into blocks: by its tags if it has them, otherwise by its layout. */
export async function blocksOf(document: PdfDocument): Promise<DocumentBlocks> {
  const lined: LinedPage[] = [];
  for (const { runs, ...page } of document.pages) {
    lined.push({ ...page, lines: linesOf(runs) });
    if (lined.length % AT_ONCE === 0) await pause();
  }
  const pages = withoutContents(withoutRepeats(lined));
  const isRtl = mostlyRtl(pages);
  const columns: { page: LinedPage; lists: readonly Line[][] }[] = [];
  for (const page of pages) {
    columns.push({ page, lists: columnsOf(page.lines, isRtl) });
    if (columns.length % AT_ONCE === 0) await pause();
  }
  const style = styleOf(columns.flatMap(({ lists }) => lists));
  const lines = columns.flatMap(({ lists }) => lists.flat().map(textOf));
  const tagged = taggedBlocks(document.pages);
  if (tagged) return { blocks: detectHeadings(tagged, style, document.outline), style, lines };
  const found: Block[] = [];
  for (const { page, lists } of columns) {
    for (const list of lists) {
      const blocks = detectNotes(paragraphsOf(list, page.number, style), page, style);
      for (const block of blocks) put(found, block);
    }
  }
  return { blocks: detectHeadings(asLists(found), style, document.outline), style, lines };
}

function mostlyRtl(pages: readonly LinedPage[]): boolean {
  let balance = 0;
  for (const { lines } of pages) for (const { rtl } of lines) balance += rtl ? 1 : -1;
  return balance > 0;
}

/** Adds a block; the continuation of a paragraph from another page or column is appended to it. */
function put(blocks: Block[], block: Block): void {
  const at = blocks.findLastIndex(({ kind }) => kind !== 'note');
  const before = blocks[at];
  if (before && block.kind === 'paragraph' && continuesParagraph(before, block)) {
    blocks[at] = { ...before, lines: [...before.lines, ...block.lines] };
  } else blocks.push(block);
}

/** Whether a block ends within a sentence that another continues. */
function continuesParagraph(before: Block, block: Block): boolean {
  if (before.kind === 'heading' || before.kind === 'note') return false;
  const [last, first] = [before.lines.at(-1), block.lines[0]];
  if (!last || !first || sizeStep(last.line.size) !== sizeStep(first.line.size)) return false;
  const isNear = last.page === first.page && first.line.y > last.line.y;
  if (isNear && first.line.left < last.line.right) return false;
  const [end, start] = [textOf(last.line), textOf(first.line)];
  if (/\p{L}[-‐\u00AD]$/u.test(end)) return /^\p{L}/u.test(start);
  if (/[.!?:;。！？؟…]["'”’»)\]]*\d{0,3}$/u.test(end)) return false;
  return (
    /^["'“‘«(]?(?:\p{Ll}|\p{Lo})/u.test(start) ||
    (last.line.font === first.line.font &&
      /^[\p{Lu}\d(“"]/u.test(start) &&
      isFull(before.lines, last))
  );
}

/**
 * Whether a paragraph's last line is as long as its others: it was ended by the page, not by its
 * author.
 */
function isFull(lines: readonly PagedLine[], last: PagedLine): boolean {
  const others = lines.filter((each) => each.page === last.page).slice(-6, -1);
  if (others.length < 2) return false;
  const right = Math.max(...others.map(({ line }) => line.right));
  return last.line.right > right - last.line.size * 1.5;
}

/** Turns blocks that begin with a number into list items if their neighbours continue the count. */
function asLists(blocks: readonly Block[]): readonly Block[] {
  const text = blocks.filter(({ kind }) => kind !== 'note');
  const numbers = text.map(({ kind, lines: [first] }) =>
    kind === 'numbered' && first ? Number(NUMBERED.exec(textOf(first.line))?.[1]) : null,
  );
  const items = new Set(
    text.filter((_block, at) => {
      const own = numbers[at] ?? null;
      return own !== null && (numbers[at - 1] === own - 1 || numbers[at + 1] === own + 1);
    }),
  );
  return blocks.map((block) =>
    block.kind === 'numbered' && !items.has(block) ? { ...block, kind: 'paragraph' } : block,
  );
}
