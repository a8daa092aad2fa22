import { findDate } from '@/lib/extraction/dates/parse-date';
import type { Block } from './blocks';
import { textOf } from './lines';
import type { PdfMetadata } from './metadata';

/** How many blocks after a title may contain its authors and date. */
const NEAR = 8;

const keyOf = (text: string): string => text.replaceAll(/[^\p{L}]+/gu, '').toLowerCase();

/**
 * Finds the blocks below a title with only the authors and the date, which are fields of the clip:
 * its text need not repeat them.
 */
export function frontMatter(
  blocks: readonly Block[],
  titleAt: number,
  { authors, publishedAt, lang }: PdfMetadata,
): ReadonlySet<Block> {
  const names = new Set(authors.flatMap((name) => name.split(/\s+/).map(keyOf)));
  const found = new Set<Block>();
  for (const block of blocks.slice(titleAt + 1, titleAt + 1 + NEAR)) {
    const text = block.lines.map(({ line }) => textOf(line)).join(' ');
    const words = text
      .split(/[\s,;&]+/)
      .map(keyOf)
      .filter((word) => word !== '' && word !== 'and');
    const areNames = words.length > 0 && words.every((word) => names.has(word));
    const date = text.length < 60 ? findDate(text, lang) : null;
    const isDate =
      date !== null && date.iso === publishedAt && text.length - (date.end - date.start) < 4;
    if (areNames || isDate) found.add(block);
  }
  return found;
}
