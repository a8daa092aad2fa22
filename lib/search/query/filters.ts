import { foldForSearch } from '../text/fold';
import { runsOf } from '../text/tokens';
import type { Field, Query, QueryErrorKey } from './ast';
import { QueryError, STATES, THINGS } from './ast';
import { daysOf, rangeOf } from './dates';
import type { Token } from './lex';

type Term = Extract<Token, { kind: 'term' }>;

/** The values of `in:`, which also work as filters of their own. */
const PARTS: Readonly<Record<string, Field>> = {
  title: 'title',
  author: 'authors',
  authors: 'authors',
  site: 'site',
  tag: 'tags',
  tags: 'tags',
  note: 'note',
  notes: 'note',
  highlight: 'highlights',
  highlights: 'highlights',
  text: 'text',
};

/** The column for a value of `in:`. @throws QueryError if there is none */
export function partOf(term: Term): Field {
  const field = PARTS[term.value.toLowerCase()];
  if (field && Object.hasOwn(PARTS, term.value.toLowerCase())) return field;
  throw new QueryError(required(term, 'queryUnknownPart'), term.valueAt, term.value);
}

/** A query for words; `null` if the text has no letter or digit. */
function words(term: Term, fields: readonly Field[] | null): Query | null {
  if (runsOf(term.value).length === 0) return null;
  return { kind: 'words', text: term.value, prefix: term.prefix, fields };
}

const required = (term: Term, key: QueryErrorKey): QueryErrorKey =>
  term.value === '' ? 'queryValueMissing' : key;

function oneOf<T extends string>(term: Term, all: readonly T[], key: QueryErrorKey): T {
  const found = all.find((each) => each === term.value.toLowerCase());
  if (found !== undefined) return found;
  throw new QueryError(required(term, key), term.valueAt, term.value);
}

function dated(term: Term, of: 'clipped' | 'published', from: 'from' | 'to' | 'both'): Query {
  const days = from === 'both' ? rangeOf(term.value) : daysOf(term.value);
  if (!days) throw new QueryError(required(term, 'queryNotADate'), term.valueAt, term.value);
  // Both give a boundary day: `after:2023 before:2024` is the year 2023.
  if (from === 'from') return { kind: 'date', of, days: { from: days.from, to: null } };
  if (from === 'to') return { kind: 'date', of, days: { from: null, to: days.from } };
  return { kind: 'date', of, days };
}

function tagged(term: Term): Query {
  const tag = foldForSearch(term.value.replace(/^#+/, '').replace(/(?<!\/)\/+$/, '')).trim();
  return { kind: 'tag', tag, prefix: term.prefix };
}

function ofSite(term: Term): Query | null {
  const host =
    term.value
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .split('/', 1)[0] ?? '';
  return /^[^\s.]+(\.[^\s.]+)+$/u.test(host) ? { kind: 'host', host } : words(term, ['site']);
}

const FILTERS: Readonly<Record<string, (term: Term) => Query | null>> = {
  tag: tagged,
  tags: tagged,
  site: ofSite,
  author: (term) => words(term, ['authors']),
  title: (term) => words(term, ['title']),
  note: (term) => words(term, ['note']),
  highlight: (term) => words(term, ['highlights']),
  text: (term) => words(term, ['text']),
  lang: (term) => ({ kind: 'lang', lang: term.value.toLowerCase() }),
  is: (term) => ({ kind: 'is', state: oneOf(term, STATES, 'queryUnknownState') }),
  has: (term) => ({ kind: 'has', thing: oneOf(term, THINGS, 'queryUnknownThing') }),
  before: (term) => dated(term, 'clipped', 'to'),
  after: (term) => dated(term, 'clipped', 'from'),
  clipped: (term) => dated(term, 'clipped', 'both'),
  published: (term) => dated(term, 'published', 'both'),
};

/**
 * Converts a term to a query; `null` if it contains nothing searchable (`&`).
 * @throws QueryError for an unknown filter or an invalid value
 */
export function queryOf(term: Term): Query | null {
  if (term.filter === null) return words(term, null);
  const filter = Object.hasOwn(FILTERS, term.filter) ? FILTERS[term.filter] : undefined;
  if (!filter) throw new QueryError('queryUnknownFilter', term.at, `${term.filter}:`);
  const query = filter(term);
  const empty =
    query === null || (query.kind === 'tag' && query.tag === '') || term.value.trim() === '';
  if (empty) throw new QueryError('queryValueMissing', term.valueAt, `${term.filter}:`);
  return query;
}
