import { isName } from '@/lib/extraction/metadata/person-names';
import type { Block } from './blocks';
import { piecesOf, textOf } from './lines';
import type { OutlineEntry } from './page';

/** How many blocks after a title may contain its authors. */
const NEAR = 8;
const MOST = 100;
/** A name in a script without capitals or spaces in names. */
const UNCASED = /^\p{Lo}{2,5}$/u;
const NO_AUTHOR =
  /^(?:abstract|introduction|contents|summary|keywords|universit|department|institut|school|faculty|the\b)/i;

/**
 * Finds the authors below the title of a first page: lines of nothing but names.
 * @param blocks the blocks after the title
 */
export function authorsBelow(
  blocks: readonly Block[],
  outline: readonly OutlineEntry[],
): readonly string[] {
  const sections = new Set(outline.map(({ title }) => title.trim().toLowerCase()));
  const names: string[] = [];
  for (const block of blocks.slice(0, NEAR)) {
    if (block.kind === 'heading' && names.length > 0) break;
    const text = block.lines.map(({ line }) => textOf(line)).join(' ');
    if (sections.has(text.toLowerCase())) break;
    const found = block.lines.flatMap(({ line }) => namesIn(withoutMarks(piecesOf(line))) ?? []);
    if (found.length === 0 && names.length > 0) break;
    names.push(...found);
    if (block.lines.length > 6) break;
  }
  return [...new Set(names)].slice(0, MOST);
}

/** A line's text with superscripts replaced by separators: affiliation marks separate names. */
const withoutMarks = (pieces: ReturnType<typeof piecesOf>): string =>
  pieces.map(({ text, raised }) => (raised ? ', ' : text)).join('');

/** The names in a line; `null` if it contains anything else. */
function namesIn(line: string): readonly string[] | null {
  const parts = line
    .replace(/^by\s+/i, '')
    .split(/\s*[,;·•|&]\s*|\s+(?:and|und|et|y)\s+|\s{3,}/u)
    .map((part) => part.replaceAll(/[\d*†‡§¶∗]+/gu, '').trim())
    .filter((part) => part !== '');
  const names = parts.filter(
    (part) => isName(part) && (part.includes(' ') || UNCASED.test(part)) && !NO_AUTHOR.test(part),
  );
  return parts.length > 0 && names.length === parts.length ? names : null;
}

/** The declared names that can be people's. */
export const namesOf = (declared: readonly string[]): readonly string[] =>
  declared
    .map((name) => name.replace(/^([^,]+),\s*(.+)$/, '$2 $1').trim())
    .filter(
      (name) => isName(name) && !/^(?:admin(?:istrator)?|user|owner|unknown|author)$/i.test(name),
    )
    .slice(0, MOST);
