import type { Field, Query } from './ast';
import { EVERYTHING, QueryError } from './ast';
import { partOf, queryOf } from './filters';
import type { Token } from './lex';
import { lex } from './lex';

/** Far deeper than users nest, and less than SQLite's limit. */
const DEEPEST = 40;
/** Too many words begin with fewer letters. */
const SHORTEST_BEGINNING = 3;

interface Options {
  /** The user is still typing: a word at the very end may be incomplete. */
  readonly typing?: boolean;
}

/**
 * Parses a query: words that must all occur, `"words in a row"`, `-not`, `this OR that`, `begin*`,
 * parentheses, and filters (`tag:energy`). OR binds more tightly than juxtaposition, as in web
 * search: `tea green OR black` means tea, and green or black.
 * @throws QueryError if the text is not a valid query
 */
export function parseQuery(input: string, { typing = false }: Options = {}): Query {
  const tokens = lex(input);
  const last = tokens.at(-1);
  if (typing && last?.kind === 'term' && last.end === input.length && canContinue(last)) {
    tokens[tokens.length - 1] = { ...last, prefix: true };
  }
  const parser = { tokens, next: 0, end: input.length };
  const query = readAll(parser, 0);
  const left = parser.tokens[parser.next];
  if (left) throw new QueryError('queryParenUnopened', left.at);
  return query ?? EVERYTHING;
}

const canContinue = (term: Extract<Token, { kind: 'term' }>) =>
  !term.quoted && term.filter === null && term.value.length >= SHORTEST_BEGINNING;

interface Parser {
  readonly tokens: readonly Token[];
  next: number;
  readonly end: number;
}

/** Parses everything up to the end or a closing parenthesis. */
function readAll(parser: Parser, depth: number): Query | null {
  const parts: Query[] = [];
  const within: Field[] = [];
  let withinAt = 0;
  for (let token = parser.tokens[parser.next]; token && token.kind !== ')';) {
    if (token.kind === 'term' && token.filter === 'in') {
      within.push(partOf(token));
      withinAt = token.at;
      parser.next += 1;
    } else {
      const part = readEither(parser, depth);
      if (part) parts.push(part);
    }
    token = parser.tokens[parser.next];
  }
  const query = join('and', parts);
  if (within.length === 0) return query;
  const restricted = query && lookIn(query, within);
  if (!restricted || restricted === query) throw new QueryError('queryInNeedsWords', withinAt);
  return restricted;
}

/** Parses one operand, or several joined by OR. */
function readEither(parser: Parser, depth: number): Query | null {
  const parts: (Query | null)[] = [];
  for (;;) {
    const token = parser.tokens[parser.next];
    if (!token || token.kind === ')' || token.kind === 'or') {
      throw new QueryError('queryOrNeedsBoth', (token ?? parser.tokens[parser.next - 1])?.at ?? 0);
    }
    parts.push(readOne(parser, depth));
    if (parser.tokens[parser.next]?.kind !== 'or') break;
    parser.next += 1;
  }
  return join(
    'or',
    parts.flatMap((part) => part ?? []),
  );
}

function readOne(parser: Parser, depth: number): Query | null {
  const token = parser.tokens[parser.next];
  if (depth > DEEPEST) throw new QueryError('queryTooLong', token?.at ?? parser.end);
  parser.next += 1;
  switch (token?.kind) {
    case '-': {
      const following = parser.tokens[parser.next];
      if (following?.kind === 'term' && following.filter === 'in') {
        throw new QueryError('queryInExcluded', following.at);
      }
      if (!following || following.kind === 'or' || following.kind === ')') {
        throw new QueryError('queryNothingToExclude', token.at);
      }
      const part = readOne(parser, depth + 1);
      return part && (part.kind === 'not' ? part.part : { kind: 'not', part });
    }
    case '(': {
      const query = readAll(parser, depth + 1);
      if (parser.tokens[parser.next]?.kind !== ')')
        throw new QueryError('queryParenOpen', token.at);
      parser.next += 1;
      return query;
    }
    case 'term':
      if (token.filter === 'in') throw new QueryError('queryInNeedsWords', token.at);
      return queryOf(token);
    default:
      throw new QueryError('queryOrNeedsBoth', token?.at ?? parser.end);
  }
}

/** Combines queries, flattening those of the same kind. */
function join(kind: 'and' | 'or', parts: readonly Query[]): Query | null {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  return flat.length > 1 ? { kind, parts: flat } : (flat[0] ?? null);
}

/** Restricts the words of a query to some columns, unless they name their own. */
function lookIn(query: Query, fields: readonly Field[]): Query {
  switch (query.kind) {
    case 'words':
      return query.fields === null ? { ...query, fields } : query;
    case 'and':
    case 'or': {
      const parts = query.parts.map((part) => lookIn(part, fields));
      return parts.some((part, index) => part !== query.parts[index]) ? { ...query, parts } : query;
    }
    case 'not': {
      const part = lookIn(query.part, fields);
      return part === query.part ? query : { ...query, part };
    }
    default:
      return query;
  }
}
