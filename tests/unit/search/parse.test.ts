import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Query } from '@/lib/search/query/ast';
import { QueryError } from '@/lib/search/query/ast';
import { ftsExpressionOf } from '@/lib/search/query/fts-expression';
import { parseQuery } from '@/lib/search/query/parse';
import { compile } from '@/lib/search/query/to-sql';
import { queryText } from './subjects';
import { runs } from '../runs';

const words = (text: string, more: object = {}): Query => ({
  kind: 'words',
  text,
  prefix: false,
  fields: null,
  ...more,
});

const refusal = (text: string) => {
  try {
    parseQuery(text);
  } catch (error) {
    if (error instanceof QueryError) return [error.key, error.at];
    throw error;
  }
  return null;
};

describe('the query language', () => {
  it.each<[string, Query]>([
    ['', { kind: 'and', parts: [] }],
    ['  & – ', { kind: 'and', parts: [] }],
    ['oil', words('oil')],
    ['oil price', { kind: 'and', parts: [words('oil'), words('price')] }],
    ['oil AND price', { kind: 'and', parts: [words('oil'), words('price')] }],
    ['"oil price"', words('oil price')],
    ['“oil price”', words('oil price')],
    ['state-of-the-art', words('state-of-the-art')],
    ['a-b - c', { kind: 'and', parts: [words('a-b'), words('c')] }],
    ['oil*', words('oil', { prefix: true })],
    ['-oil', { kind: 'not', part: words('oil') }],
    ['--oil', words('oil')],
    ['-"oil price"', { kind: 'not', part: words('oil price') }],
    [
      'tea green OR black',
      {
        kind: 'and',
        parts: [words('tea'), { kind: 'or', parts: [words('green'), words('black')] }],
      },
    ],
    [
      '(tea green) OR coffee',
      {
        kind: 'or',
        parts: [{ kind: 'and', parts: [words('tea'), words('green')] }, words('coffee')],
      },
    ],
    ['((oil))', words('oil')],
    ['"OR"', words('OR')],
    ['or', words('or')],
    ['http://oil.example', words('http://oil.example')],
    ['tag:Énergie/Oil/', { kind: 'tag', tag: 'energie/oil', prefix: false }],
    ['tag:"reading list"', { kind: 'tag', tag: 'reading list', prefix: false }],
    ['tag:en*', { kind: 'tag', tag: 'en', prefix: true }],
    ['site:www.Example.com', { kind: 'host', host: 'example.com' }],
    ['site:https://example.com/page', { kind: 'host', host: 'example.com' }],
    ['site:"New York"', words('New York', { fields: ['site'] })],
    ['author:ruiz', words('ruiz', { fields: ['authors'] })],
    ['LANG:EN', { kind: 'lang', lang: 'en' }],
    ['is:Unread', { kind: 'is', state: 'unread' }],
    ['has:code', { kind: 'has', thing: 'code' }],
    ['before:2024', { kind: 'date', of: 'clipped', days: { from: null, to: '2024-01-01' } }],
    ['after:2024-05', { kind: 'date', of: 'clipped', days: { from: '2024-05-01', to: null } }],
    [
      'published:2024-02',
      { kind: 'date', of: 'published', days: { from: '2024-02-01', to: '2024-03-01' } },
    ],
    [
      'published:2020..2021-06-30',
      { kind: 'date', of: 'published', days: { from: '2020-01-01', to: '2021-07-01' } },
    ],
    ['clipped:..2021', { kind: 'date', of: 'clipped', days: { from: null, to: '2022-01-01' } }],
    ['in:title oil', words('oil', { fields: ['title'] })],
    [
      'oil (in:title in:note price) author:ruiz',
      {
        kind: 'and',
        parts: [
          words('oil'),
          words('price', { fields: ['title', 'note'] }),
          words('ruiz', { fields: ['authors'] }),
        ],
      },
    ],
  ])('parses %s', (text, query) => {
    expect(parseQuery(text)).toEqual(query);
  });

  it.each<[string, string, number]>([
    ['oil "price', 'queryQuoteOpen', 4],
    ['tag:"a', 'queryQuoteOpen', 4],
    ['oil (price', 'queryParenOpen', 4],
    ['oil) price', 'queryParenUnopened', 3],
    ['oil OR', 'queryOrNeedsBoth', 4],
    ['OR oil', 'queryOrNeedsBoth', 0],
    ['oil OR OR tea', 'queryOrNeedsBoth', 7],
    ['-OR', 'queryNothingToExclude', 0],
    ['oil sitr:example.com', 'queryUnknownFilter', 4],
    ['constructor:x', 'queryUnknownFilter', 0],
    ['oil tag:', 'queryValueMissing', 8],
    ['is: starred', 'queryValueMissing', 3],
    ['is:red', 'queryUnknownState', 3],
    ['has:video', 'queryUnknownThing', 4],
    ['in:heading oil', 'queryUnknownPart', 3],
    ['in:constructor oil', 'queryUnknownPart', 3],
    ['before:yesterday', 'queryNotADate', 7],
    ['before:2024-13', 'queryNotADate', 7],
    ['before:2023-02-29', 'queryNotADate', 7],
    ['published:..', 'queryNotADate', 10],
    ['oil (in:title) tea', 'queryInNeedsWords', 5],
    ['in:title author:ruiz', 'queryInNeedsWords', 0],
    ['-in:title oil', 'queryInExcluded', 1],
    ['('.repeat(100), 'queryTooLong', 41],
    ['a'.repeat(1001), 'queryTooLong', 1000],
  ])('points at the error in %s', (text, key, at) => {
    expect(refusal(text)).toEqual([key, at]);
  });

  it('treats the last word as a prefix while the user is typing', () => {
    const typing = (text: string) => parseQuery(text, { typing: true });
    expect(typing('oil pri')).toEqual(parseQuery('oil pri*'));
    expect(typing('oil pri ')).toEqual(parseQuery('oil pri'));
    expect(typing('oil pr')).toEqual(parseQuery('oil pr'));
    expect(typing('"oil pri"')).toEqual(parseQuery('"oil pri"'));
    expect(typing('tag:ene')).toEqual(parseQuery('tag:ene'));
  });

  it('is compiled to FTS5 as far as FTS5 supports it', () => {
    expect(ftsExpressionOf(parseQuery('(a OR "b c") -d'))).toBe('((("a") OR ("b c")) NOT (("d")))');
    expect(ftsExpressionOf(parseQuery('日本語 石 iPhone手机'))).toBe(
      '(("日本 本語") AND ("石" *) AND ("iphone 手机"))',
    );
    expect(ftsExpressionOf(parseQuery('-a'))).toBe(null);
    expect(compile(parseQuery('oil tag:energy')).match).toBe('("oil")');
    expect(compile(parseQuery('oil OR tag:energy')).match).toBe(null);
  });
});

/** Prints a parsed query as text again. */
function print(query: Query): string {
  const dated = ({ from, to }: { from: string | null; to: string | null }) => {
    const last =
      to === null ? '' : new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
    return `${from ?? ''}..${last}`;
  };
  switch (query.kind) {
    case 'words': {
      const said = `"${query.text}"${query.prefix ? '*' : ''}`;
      const parts = query.fields?.map((field) => `in:${field}`) ?? [];
      return parts.length > 0 ? `(${parts.join(' ')} ${said})` : said;
    }
    case 'and':
      return `(${query.parts.map(print).join(' ')})`;
    case 'or':
      return `(${query.parts.map(print).join(' OR ')})`;
    case 'not':
      return `-${print(query.part)}`;
    case 'tag':
      return `tag:"${query.tag}"${query.prefix ? '*' : ''}`;
    case 'host':
      return `site:${query.host}`;
    case 'lang':
      return `lang:"${query.lang}"`;
    case 'is':
      return `is:${query.state}`;
    case 'has':
      return `has:${query.thing}`;
    case 'date':
      return `${query.of}:${dated(query.days)}`;
  }
}

test('a parsed query that is printed and parsed again is the same', () => {
  fc.assert(
    fc.property(queryText, (text) => {
      const query = parseQuery(text);
      expect(parseQuery(print(query))).toEqual(query);
    }),
    { numRuns: runs(1000) },
  );
});

/** Result of parsing and compiling a text: the match expression, or the error and its position. */
function outcome(text: string) {
  try {
    return { match: compile(parseQuery(text)).match ?? 'no words', at: 0 };
  } catch (error) {
    if (error instanceof QueryError) return { match: error.key, at: error.at };
    throw error;
  }
}

test('any text is a query or has an error at a position in it', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '"',
      '(',
      ')',
      '-',
      ' ',
      'OR ',
      ':',
      '*',
      'tag:',
      'in:title ',
      'is:',
      '..',
      'oil',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        const { match, at } = outcome(text);
        expect(match).not.toBe('');
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: runs(5000) },
  );
});
