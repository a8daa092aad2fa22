import type { TemplateProblem } from '../templates/template-error';
import { placeOf } from '../templates/template-error';
import { problemsOf } from '../templates/parse';
import { isVariable } from '../templates/variables';

/** The kinds of template features that cannot be converted. */
export type LossKind =
  | 'prompt'
  | 'selector'
  | 'filter'
  | 'pattern'
  | 'variable'
  | 'syntax'
  | 'trigger'
  | 'triggerPath'
  | 'behavior'
  | 'setting'
  | 'type'
  | 'empty';

/** A position in a template; line and column from 1. */
export interface LossPlace {
  readonly part: 'name' | 'folder' | 'frontMatter' | 'body';
  readonly line: number;
  readonly column: number;
}

/** A template feature that is lost in conversion. */
export interface Loss {
  readonly kind: LossKind;
  /** The affected text of the template. */
  readonly words: string;
  /** `null` if it concerns the template as a whole. */
  readonly place: LossPlace | null;
}

/** Called with each loss, and its index in the source text. */
type OnLoss = (kind: LossKind, words: string, at: number) => void;

/** Opening delimiters of a template's pieces, with the closing ones. */
const CLOSING = new Map([
  ['{{', '}}'],
  ['{%', '%}'],
]);

/** Replaces the pieces of a template; unclosed delimiters stay as they are. */
function replacePieces(source: string, replace: (piece: string, at: number) => string): string {
  const parts: string[] = [];
  const unclosed = new Set<string>();
  let done = 0;
  for (const { 0: open, index } of source.matchAll(/\{[{%]/g)) {
    if (index < done || unclosed.has(open)) continue;
    const end = source.indexOf(CLOSING.get(open) ?? open, index + open.length);
    if (end === -1) {
      unclosed.add(open);
      continue;
    }
    parts.push(source.slice(done, index), replace(source.slice(index, end + 2), index));
    done = end + 2;
  }
  return parts.join('') + source.slice(done);
}

/** Variables with another name in Obsidian Web Clipper. */
const RENAMED: Readonly<Record<string, string>> = {
  time: 'clipped',
  language: 'lang',
  noteName: 'title',
};

const FILTER_ARGS = String.raw`(?::(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^|}"'])*)?`;

/** Unquoted arguments, which may contain any character: `date:YYYY-MM-DD`, `split:,`. */
const BARE_ARG = /\|\s*(\w+)\s*:\s*([^"'(|}\s][^"'|}]*?)\s*(?=\||\}\})/g;

const quotedArgs = (output: string): string =>
  output.replace(BARE_ARG, (all, name: string, arg: string) =>
    name === 'map' || /^-?[\d.]+(?:\s*,\s*-?[\d.]+)*$/.test(arg)
      ? all
      : `|${name}:${JSON.stringify(arg)}`,
  );

/** Names defined by the template itself, in loops and by `set`. */
const namesGiven = (source: string): ReadonlySet<string> =>
  new Set([
    'loop',
    ...Array.from(source.matchAll(/\{%\s*(?:for|set)\s+(\w+)/g), ([, name = '']) => name),
  ]);

/**
 * Converts a text from Obsidian Web Clipper's template language; parts without an equivalent are
 * removed and reported.
 */
export function convertTemplateText(source: string, onLoss: OnLoss): string {
  const given = namesGiven(source);
  const isKnown = (name: string) => isVariable(name) || given.has(name);
  return replacePieces(source, (piece, at) => {
    if (piece.startsWith('{%')) return piece;
    const lose: OnLoss = (kind, words) => onLoss(kind, words, at);
    return convertedOutput(piece, isKnown, lose);
  });
}

function convertedOutput(
  piece: string,
  isKnown: (name: string) => boolean,
  onLoss: OnLoss,
): string {
  const inner = piece.slice(2, -2).trim();
  if (/^(?:"|'|prompt\s*:)/.test(inner)) return lost('prompt', piece, onLoss);
  let output = quotedArgs(piece).replace(
    /^\{\{\s*([A-Za-z]+)\b(?!:)/,
    (_all, name: string) => `{{${(Object.hasOwn(RENAMED, name) && RENAMED[name]) || name}`,
  );
  // At most as many attempts as there are filters.
  for (let rest = output.split('|').length; rest > 0; rest -= 1) {
    const [problem] = problemsOf(output, isKnown);
    if (!problem) return output;
    const without = withoutFilter(output, problem);
    if (without === null) return lost(kindOf(problem), piece, onLoss);
    onLoss(problem.fault === 'pattern' ? 'pattern' : 'filter', problem.words, 0);
    output = without;
  }
  return problemsOf(output, isKnown).length === 0 ? output : lost('syntax', piece, onLoss);
}

function lost(kind: LossKind, piece: string, onLoss: OnLoss): string {
  onLoss(kind, piece, 0);
  return '';
}

const kindOf = ({ fault }: TemplateProblem): LossKind =>
  fault === 'variable' || fault === 'selector' ? fault : 'syntax';

/** Removes the offending filter from an output; `null` if there is none. */
function withoutFilter(output: string, { fault, words }: TemplateProblem): string | null {
  const name = fault === 'filter' ? words : fault === 'pattern' ? 'replace' : null;
  if (name === null || !/^\w+$/.test(name)) return null;
  const filter = new RegExp(String.raw`\|\s*${name}\b${FILTER_ARGS}`, 'g');
  const isInTheWay = (found: string) => fault === 'filter' || found.includes(words);
  const without = output.replace(filter, (found) => (isInTheWay(found) ? '' : found));
  return without === output ? null : without;
}

/** Creates losses for a text that begins at a certain line of a part. */
export function createLoss(
  part: LossPlace['part'],
  line: number,
  source: string,
): (kind: LossKind, words: string, at: number) => Loss {
  return (kind, words, at) => {
    const place = placeOf(source, at);
    return {
      kind,
      words: words.slice(0, 200),
      place: { part, line: line + place.line - 1, column: place.column },
    };
  };
}
