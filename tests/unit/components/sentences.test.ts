import { expect, test } from 'vitest';
import { sentencesIn, stepParagraph } from '@/components/reader/sentences';

const saidIn = (text: string, language: string | null) =>
  sentencesIn(text, language).map(({ start, end, paragraph }) => [
    text.slice(start, end),
    paragraph,
  ]);

test('a text is split into sentences, each with its paragraph', () => {
  expect(saidIn('One is here. Two, too!\n\n* * *\nThree?', 'en')).toEqual([
    ['One is here.', 0],
    ['Two, too!', 0],
    ['Three?', 3],
  ]);
  expect(saidIn('一つ目です。二つ目です。', 'ja')).toEqual([
    ['一つ目です。', 0],
    ['二つ目です。', 0],
  ]);
  expect(saidIn('Said all the same.', 'no such language')).toEqual([['Said all the same.', 0]]);
});

test('steps go to the first sentence of a paragraph, and stay within the text', () => {
  const sentences = sentencesIn('A one. A two.\nB one. B two.\nC one.', 'en');
  expect(stepParagraph(sentences, 1, 1)).toBe(2);
  expect(stepParagraph(sentences, 3, -1)).toBe(0);
  expect(stepParagraph(sentences, 4, 1)).toBe(4);
  expect(stepParagraph(sentences, 1, -1)).toBe(0);
});
