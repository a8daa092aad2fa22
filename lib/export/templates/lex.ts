import { TemplateError } from './template-error';

/** A word, sign, number or text within `{{…}}` or `{%…%}`. */
export interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'sign' | 'end';
  /** Of a text, what is between the quotation marks. */
  readonly words: string;
  readonly at: number;
}

/** A piece of a template. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output' | 'tag'; readonly tokens: readonly Token[]; readonly at: number };

/** Most tokens between two braces: what reads them goes as deep as there are. */
const MOST_TOKENS = 500;

const TOKEN =
  /("(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|(\d+(?:\.\d+)?)|([\p{L}_][\p{L}\p{M}\p{N}_]*)|(=>|[=!<>]=|&&|\|\||\?\?|[|:,.()[\]{}<>!=-])/uy;

/** A value of the page, by its whole name: `meta:name:author`, `schema:@Recipe:yield[0].unit`, `selector:h1`. */
const OF_PAGE = /(?:meta|schema):[^\s|()=!<>,"'{}%]+|selector(?:Html)?:[^|{}%\n]+/uy;

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

const unquoted = (text: string) =>
  text.slice(1, -1).replaceAll(/\\([^])/gu, (_all, char: string) => ESCAPED[char] ?? char);

/** The token at a place, and where it ends. */
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

/** The tokens from a place up to what closes them, and where that ends. */
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

/** Where a line that has nothing but a tag goes on after it; a tag within a line leaves it as it is. */
function lineEnd(source: string, open: number, end: number): number | null {
  const before = /(?:^|\n)[ \t]*$/.test(source.slice(Math.max(0, open - 80), open));
  const after = /^[ \t]*(?:\r?\n|$)/.exec(source.slice(end, end + 80));
  return before && after ? end + after[0].length : null;
}

/**
 * A template as pieces: text, outputs `{{…}}` and tags `{%…%}`. A tag alone on its line takes the
 * line with it, so that conditions and loops leave no blank lines.
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
