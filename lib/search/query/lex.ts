import { QueryError } from './ast';

/** A token of a query. */
export type Token =
  | { readonly kind: '(' | ')' | '-' | 'or'; readonly at: number }
  | {
      readonly kind: 'term';
      readonly at: number;
      /** The text before the colon, in lower case; `null` if there is none. */
      readonly filter: string | null;
      readonly value: string;
      readonly valueAt: number;
      readonly quoted: boolean;
      readonly prefix: boolean;
      /** The index after its end. */
      readonly end: number;
    };

const LONGEST = 1000;
const SPACE = /\s/u;
const FILTER = /^([a-z]+):(?!\/\/)/i;
/** Quotation marks on common keyboards. */
const QUOTES = '"“”„«»';

/**
 * Splits a query into tokens.
 * @throws QueryError for an unclosed quotation mark
 */
export function lex(input: string): Token[] {
  if (input.length > LONGEST) throw new QueryError('queryTooLong', LONGEST);
  const tokens: Token[] = [];
  let at = 0;
  while (at < input.length) {
    const char = input[at] ?? '';
    if (SPACE.test(char)) {
      at += 1;
    } else if (char === '(' || char === ')') {
      tokens.push({ kind: char, at });
      at += 1;
    } else if ((char === '-' || char === '−') && /^[^\s)]/u.test(input.slice(at + 1))) {
      tokens.push({ kind: '-', at });
      at += 1;
    } else {
      const term = readTerm(input, at);
      if (term.value === 'OR' && !term.quoted && term.filter === null) {
        tokens.push({ kind: 'or', at });
      } else if (term.value !== 'AND' || term.quoted || term.filter !== null) {
        tokens.push(term);
      }
      at = term.end;
    }
  }
  return tokens;
}

function readTerm(input: string, at: number): Extract<Token, { kind: 'term' }> {
  const named = FILTER.exec(input.slice(at));
  const valueAt = at + (named?.[0].length ?? 0);
  const filter = named?.[1]?.toLowerCase() ?? null;
  if (QUOTES.includes(input[valueAt] || ' ')) {
    let close = valueAt + 1;
    while (close < input.length && !QUOTES.includes(input[close] ?? '')) close += 1;
    if (close >= input.length) throw new QueryError('queryQuoteOpen', valueAt);
    const prefix = input[close + 1] === '*';
    const value = input.slice(valueAt + 1, close);
    return {
      kind: 'term',
      at,
      filter,
      value,
      valueAt,
      quoted: true,
      prefix,
      end: close + 1 + Number(prefix),
    };
  }
  let end = valueAt;
  while (
    end < input.length &&
    !/[\s()]/u.test(input[end] ?? '') &&
    !QUOTES.includes(input[end] ?? '')
  ) {
    end += 1;
  }
  const raw = input.slice(valueAt, end);
  const value = raw.replace(/(?<!\*)\*+$/, '');
  return { kind: 'term', at, filter, value, valueAt, quoted: false, prefix: raw !== value, end };
}
