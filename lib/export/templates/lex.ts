import { TemplateError } from './template-error';

/** A token within `{{…}}` or `{%…%}`. */
export interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'sign' | 'end';
  /** For a text, its content without the quotation marks. */
  readonly words: string;
  readonly at: number;
}

/** A piece of a template. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output' | 'tag'; readonly tokens: readonly Token[]; readonly at: number };

/** The most tokens between delimiters: the parser recurses that deep. */
const MOST_TOKENS = 500;

const TOKEN =
  /("(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|(\d+(?:\.\d+)?)|([\p{L}_][\p{L}\p{M}\p{N}_]*)|(=>|[=!<>]=|&&|\|\||\?\?|[|:,.()[\]{}<>!=-])/uy;

/**
 * A page value by its full name: `meta:name:author`, `schema:@Recipe:yield[0].unit`, `selector:h1`.
 */
const OF_PAGE = /(?:meta|schema):[^\s|()=!<>,"'{}%]+|selector(?:Html)?:[^|{}%\n]+/uy;

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

const unquoted = (text: string) =>
  text.slice(1, -1).replaceAll(/\\([^])/gu, (_all, char: string) => ESCAPED[char] ?? char);

/** The token at an index, and its end. */
function tokenAt(source: string, at: number): { token: Token; end: number } {
  OF_PAGE.lastIndex = at;
  const [name] = OF_PAGE.exec(source) ?? [];
  if (name !== undefined) {
    return { token: { kind: 'word', words: name.trimEnd(), at }, end: at + name.length };
  }
  TOKEN.lastIndex = at;
  const match = TOKEN.exec(source);
  if (!match) throw new TemplateError('unexpected', source.slice(at, at + 1), at);
  const [all, text, number, word] = match;
  const end = at + all.length;
  if (text !== undefined) return { token: { kind: 'text', words: unquoted(text), at }, end };
  const kind = number === undefined ? (word === undefined ? 'sign' : 'word') : 'number';
  return { token: { kind, words: all, at }, end };
}

/** The tokens from an index up to the closing delimiter, and its end. */
function tokensFrom(source: string, from: number, close: string) {
  const open = from - 2;
  const tokens: Token[] = [];
  let at = from;
  for (;;) {
    while (/\s/.test(source.charAt(at))) at += 1;
    if (at >= source.length) throw new TemplateError('unclosed', source.slice(open, from), open);
    if (source.startsWith(close, at)) break;
    const { token, end } = tokenAt(source, at);
    if (tokens.length === MOST_TOKENS) throw new TemplateError('tooMuch', token.words, at);
    tokens.push(token);
    at = end;
  }
  tokens.push({ kind: 'end', words: close, at });
  return { tokens, end: at + close.length };
}

/** The start of the next line if a tag is alone on its line; null for a tag within a line. */
function lineEnd(source: string, open: number, end: number): number | null {
  const before = /(?:^|\n)[ \t]*$/.test(source.slice(Math.max(0, open - 80), open));
  const after = /^[ \t]*(?:\r?\n|$)/.exec(source.slice(end, end + 80));
  return before && after ? end + after[0].length : null;
}

/**
 * Splits a template into pieces: text, outputs `{{…}}` and tags `{%…%}`. A tag alone on its line
 * includes the line break, so that conditions and loops leave no blank lines.
 * @throws {TemplateError}
 */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (;;) {
    const [open] = [source.indexOf('{{', at), source.indexOf('{%', at)]
      .filter((each) => each !== -1)
      .toSorted((a, b) => a - b);
    if (open === undefined) break;
    const isTag = source.charAt(open + 1) === '%';
    const { tokens, end } = tokensFrom(source, open + 2, isTag ? '%}' : '}}');
    const next = isTag ? lineEnd(source, open, end) : null;
    const text = source.slice(at, open);
    pieces.push({
      kind: 'text',
      text: next === null ? text : text.replace(/(?<![ \t])[ \t]+$/, ''),
    });
    pieces.push({ kind: isTag ? 'tag' : 'output', tokens, at: open });
    at = next ?? end;
  }
  pieces.push({ kind: 'text', text: source.slice(at) });
  return pieces;
}
