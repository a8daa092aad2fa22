import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorQuote, placeHighlight, quoteAt } from '@/lib/clips/anchoring';

const TEXT = [
  'The harbour was built in 1874, when the railway came down from the hills.',
  'Prices rose again in March. Nobody had expected that the quay would silt up so soon.',
  'Fishermen moved to the mole. Prices rose again in June, and the council met twice.',
].join('\n');

const place = (words: string, nth = 0): { start: number; end: number } => {
  let start = -1;
  for (let each = 0; each <= nth; each += 1) start = TEXT.indexOf(words, start + 1);
  return { start, end: start + words.length };
};
const quoteOf = (words: string, nth = 0) => {
  const { start, end } = place(words, nth);
  return quoteAt(TEXT, start, end);
};

test('a quote is found where it was made', () => {
  fc.assert(
    fc.property(fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 60 }), (start, length) => {
      const end = Math.min(TEXT.length, start + length);
      fc.pre(TEXT.slice(start, end).trim() !== '');
      const quote = quoteAt(TEXT, start, end);
      expect(anchorQuote(TEXT, quote, start)).toEqual({ start, end, outcome: 'same' });
    }),
  );
});

test('a passage after inserted text is found, and reported as moved', () => {
  const quote = quoteOf('the quay would silt up');
  const longer = `A paragraph that was not there before.\n${TEXT}`;
  const found = anchorQuote(longer, quote, place('the quay would silt up').start);
  expect(found?.outcome).toBe('moved');
  expect(longer.slice(found?.start, found?.end)).toBe('the quay would silt up');
});

test('words that occur twice are distinguished by their context', () => {
  const quote = quoteOf('Prices rose again in', 1);
  const found = anchorQuote(`New.\n${TEXT}`, quote, null);
  expect(found).toEqual({
    start: place('Prices rose again in', 1).start + 5,
    end: place('Prices rose again in', 1).end + 5,
    outcome: 'moved',
  });
});

test('a passage without a matching context is reported as unsure', () => {
  const quote = { exact: 'Prices rose again', prefix: '', suffix: ', said the mayor' };
  expect(anchorQuote(TEXT, quote, null)?.outcome).toBe('unsure');
});

test('a corrected word does not affect where the passage is found', () => {
  const corrected = TEXT.replace('railway came', 'railroad came');
  const found = anchorQuote(corrected, quoteOf('when the railway came down from the hills'), 31);
  expect(found?.outcome).toBe('moved');
  expect(corrected.slice(found?.start, found?.end)).toBe(
    'when the railroad came down from the hills',
  );
});

test('a rewritten passage with rewritten context is reported as unsure', () => {
  const rewritten =
    'Everything was new. The harbour, built 1874 as the railway came, had hills. So.';
  const found = anchorQuote(
    rewritten,
    quoteAt('The harbour was built in 1874 as the railway came', 0, 49),
    0,
  );
  expect(found?.outcome).toBe('unsure');
});

test('a short quote without its context is reported as unsure', () => {
  const quote = { exact: 'mole', prefix: 'a small, blind ', suffix: ' digs under lawns' };
  expect(anchorQuote(TEXT, quote, null)?.outcome).toBe('unsure');
});

test('a removed passage is not found', () => {
  const gone = TEXT.split('\n').slice(0, 1).join('');
  expect(anchorQuote(gone, quoteOf('Fishermen moved to the mole.'), 0)).toBeNull();
  expect(anchorQuote('', quoteOf('Fishermen'), 0)).toBeNull();
});

test('a chapter-long quote is found quickly in a book-long text', () => {
  const sentence = (each: number) =>
    `${Array.from({ length: 8 }, (_, word) => ((each * 8 + word) * 7919).toString(36)).join(' ')}. `;
  const book = Array.from({ length: 20_000 }, (_, each) => sentence(each)).join('');
  const start = book.indexOf(sentence(12_000));
  const quote = quoteAt(book, start, start + 5000);
  const edited = book.replace(sentence(12_001), 'An edit. ');
  expect(anchorQuote(edited, quote, start)?.start).toBe(start);
});

test('a highlight without a position is anchored at the first match', () => {
  const quote = { exact: 'the council met twice', prefix: '', suffix: '' };
  const anchor = { revision: null, start: 0, end: 0 };
  expect(placeHighlight({ quote, anchor }, 'r1', TEXT)).toEqual({
    ...place('the council met twice'),
    outcome: 'same',
  });
});
