import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseQuery } from '@/lib/search/query/parse';
import { foldForSearch, foldWithOrigin } from '@/lib/search/text/fold';
import { patternsFor, snippetOf } from '@/lib/search/text/snippet';
import { runs } from '../runs';

/** Arabic with articles at the start of and within words, mixed with marks, spaces and ß. */
const articles = fc.string({
  unit: fc.constantFrom('ا', 'ل', 'و', 'ق', 'ب', '\u064e', ' ', '\u0301', 'a', 'ß'),
});

describe('folding', () => {
  it.each([
    ['CAFÉ', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['İstanbul', 'istanbul'],
    ['ΣΟΦΟΣ', 'σοφοσ'],
    ['Ёлка', 'елка'],
    ['ｉＰｈｏｎｅ', 'iphone'],
    ['ﬁne', 'fine'],
    ['한국', '한국'],
    ['ガス', 'ガス'],
    ['हिन्दी', 'हिन्दी'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['Straße', 'strasse'],
    ['GROẞ', 'gross'],
    ['القطارات والسفن', 'ال قطارات وال سفن'],
    ['للقطارات', 'لل قطارات'],
    ['مال', 'مال'],
    ['ال', 'ال'],
    ['الaا', 'الaا'],
  ])('folds %s', (text, folded) => {
    expect(foldForSearch(text)).toBe(folded);
  });

  it('is the same with the mapping to the original, which stays within the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), articles), (text) => {
        const folded = foldWithOrigin(text);
        expect(folded.text).toBe(foldForSearch(text));
        for (let at = 0; at <= folded.text.length; at += 1) {
          expect(folded.origin(at)).toBeGreaterThanOrEqual(0);
          expect(folded.origin(at)).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});

test('the mapping to the original ends at the end of the text despite split articles and ß', () => {
  fc.assert(
    fc.property(articles, (text) => {
      const folded = foldWithOrigin(text);
      expect(folded.origin(folded.text.length)).toBe(text.length);
    }),
    { numRuns: runs(2000) },
  );
});

test.each([
  ['قطارات', 'وصلت القطارات.'],
  ['القط', 'وصلت القطارات.'],
  ['"القطارات السريعة"', 'وصلت القطارات السريعة.'],
  ['طائرات', 'وصلت الطّائرات.'],
  ['Missverst', 'Ein Mißverständnis.'],
  ['Mißverständnis', 'Ein Missverständnis.'],
])('%s finds “%s”', (query, text) => {
  expect(snippetOf(text, patternsFor(parseQuery(query, { typing: true })))).not.toBeNull();
});

const snippet = (query: string, text: string) =>
  snippetOf(text, patternsFor(parseQuery(query)))
    ?.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('') ?? null;

describe('snippets', () => {
  const filler = 'Nothing of it is said in this sentence. '.repeat(20);

  it('show the match as written in the text', () => {
    expect(snippet('cafe', 'The Cafe\u0301 is open.')).toBe('The [Cafe\u0301] is open.');
    expect(snippet('石油', '東京都の石油価格は上がった。')).toBe('東京都の[石油]価格は上がった。');
    expect(snippet('"oil price" -tea', 'Tea. The oil-price rose.')).toBe(
      'Tea. The [oil-price] rose.',
    );
    expect(snippet('pric*', 'Prices rose.')).toBe('[Pric]es rose.');
    expect(snippet('tag:energy', 'Energy.')).toBe(null);
    expect(snippet('in:title oil', 'Oil.')).toBe(null);
    expect(snippet('oil', 'Boiling.')).toBe(null);
  });

  it('are taken from the passage with most matches, and cut between words', () => {
    const text = `Oil. ${filler}Then the oil price rose. ${filler}`;
    const shown = snippet('oil price', text);
    expect(shown).toContain('the [oil] [price] rose.');
    expect(shown).toMatch(/^… \S/);
    expect(shown).toMatch(/ …$/);
  });
});

test('a snippet is a part of the text, whatever the text and query', () => {
  const some = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 40 }), some, (pieces, word) => {
      const text = pieces.join(' ');
      const query = parseQuery(`"${word.replaceAll(/["“”„«»]/gu, '')}"`);
      const found = snippetOf(text, patternsFor(query));
      const plain = found?.map((piece) => piece.text).join('') ?? '';
      const inner = plain.replace(/^… /, '').replace(/ …$/, '');
      expect(text.replace(/\s+/g, ' ')).toContain(inner.replace(/\s+/g, ' '));
    }),
    { numRuns: runs(1000) },
  );
});
