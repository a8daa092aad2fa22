import { pageAt } from '@/lib/clips/page-breaks';
import type { Field, Query, Words } from '../query/ast';
import { foldWithOrigin } from './fold';
import { patternOf } from './pattern';

/** A piece of a snippet; matches are marked. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
  /** For the first piece, its page number, if the clip's document has pages. */
  readonly page?: number;
}

/** The length of a snippet, and of the part before its first mark, in characters. */
const LENGTH = 200;
const BEFORE = 50;
/**
 * How many matches are considered: a text that repeats a word needs no better place than the first.
 */
const MOST_MARKS = 200;

/** The words of a query that apply to a field. */
export function wordsIn(query: Query, field: Field = 'text'): Words[] {
  if (query.kind === 'and' || query.kind === 'or') {
    return query.parts.flatMap((part) => wordsIn(part, field));
  }
  if (query.kind !== 'words') return [];
  return query.fields === null || query.fields.includes(field) ? [query] : [];
}

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly word: number;
}

function marksIn(folded: string, patterns: readonly RegExp[]): Mark[] {
  const marks = patterns.flatMap((pattern, word) => {
    const found: Mark[] = [];
    for (const match of folded.matchAll(pattern)) {
      found.push({ from: match.index, to: match.index + match[0].length, word });
      if (found.length === MOST_MARKS) break;
    }
    return found;
  });
  return marks.toSorted((a, b) => a.from - b.from);
}

/** The match from which a snippet shows the most search terms. */
function bestStart(marks: readonly Mark[]): Mark | undefined {
  let best: Mark | undefined;
  let most = 0;
  for (const [index, mark] of marks.entries()) {
    const seen = new Set<number>();
    for (
      let next = index;
      (marks[next]?.to ?? Infinity) <= mark.from + LENGTH - BEFORE;
      next += 1
    ) {
      seen.add(marks[next]?.word ?? 0);
    }
    if (seen.size > most || !best) [best, most] = [mark, seen.size];
  }
  return best;
}

/** The patterns of `wordsIn`, for reuse on many texts. */
export function patternsFor(query: Query, field: Field = 'text'): RegExp[] {
  return wordsIn(query, field).map((words) => patternOf(words, 'gv'));
}

/** The matches in a text, in order. */
export function findMatches(
  text: string,
  patterns: readonly RegExp[],
): { readonly start: number; readonly end: number }[] {
  const folded = foldWithOrigin(text);
  return marksIn(folded.text, patterns).map(({ from, to }) => {
    const start = folded.origin(from);
    return { start, end: Math.max(folded.origin(to), start + 1) };
  });
}

/**
 * The excerpt of a text that best shows the matches; `null` if there are none.
 * @param html the text's HTML, for page numbers
 */
export function snippetOf(
  text: string,
  patterns: readonly RegExp[],
  html = '',
): readonly Piece[] | null {
  const folded = foldWithOrigin(text);
  const marks = marksIn(folded.text, patterns);
  const first = bestStart(marks);
  if (!first) return null;
  const begin = wordStart(
    text,
    folded.origin(Math.max(0, first.from - BEFORE)),
    folded.origin(first.from),
  );
  const end = Math.min(text.length, begin + LENGTH);
  const pieces: Piece[] = [];
  let at = begin;
  const add = (to: number, marked: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to).replace(/\s+/g, ' '), marked });
    at = Math.max(at, to);
  };
  if (begin > 0) pieces.push({ text: '… ', marked: false });
  for (const mark of marks) {
    const from = folded.origin(mark.from);
    if (from < at || from >= end) continue;
    add(from, false);
    add(Math.min(end, Math.max(folded.origin(mark.to), from + 1)), true);
  }
  add(end, false);
  if (end < text.length) pieces.push({ text: ' …', marked: false });
  return withPage(pieces, pageAt(html, text.slice(0, folded.origin(first.from))));
}

function withPage(pieces: readonly Piece[], page: number | null): readonly Piece[] {
  const [first, ...rest] = pieces;
  return first && page !== null ? [{ ...first, page }, ...rest] : pieces;
}

/** The start of the first word at or after an index, up to `limit`. */
function wordStart(text: string, at: number, limit: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, limit).search(/\s\S/);
  // Scripts without spaces are cut anywhere, but not within a character.
  if (space === -1) return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at;
  return at + space + 1;
}
