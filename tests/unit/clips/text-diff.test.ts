import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffTexts, type TextChange } from '@/lib/clips/text-diff';

const paragraph = fc
  .array(fc.constantFrom('the', 'harbour', 'was', 'built', 'in', '1874', 'again'), { maxLength: 8 })
  .map((words) => words.join(' '));
const text = fc.array(paragraph, { minLength: 1, maxLength: 6 }).map((all) => all.join('\n'));

test('the unchanged and removed parts form the older text, the unchanged and added ones the newer', () => {
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const sideOf = (kind: TextChange['kind']) =>
        diffTexts(older, newer)
          .filter((changes) => changes.some((each) => each.kind === 'same' || each.kind === kind))
          .map((changes) =>
            changes
              .filter((each) => each.kind === 'same' || each.kind === kind)
              .map((each) => each.text)
              .join(''),
          )
          .join('\n');
      const bare = (lines: string) => lines.split('\n').filter(Boolean).join('\n');
      expect(bare(sideOf('removed'))).toBe(bare(older));
      expect(bare(sideOf('added'))).toBe(bare(newer));
    }),
  );
});

test('a changed word is shown within its paragraph, and a new paragraph as a whole', () => {
  expect(diffTexts('The sea comes in.\nIt goes.', 'New.\nThe sea rushes in.\nIt goes.')).toEqual([
    [{ kind: 'added', text: 'New.' }],
    [
      { kind: 'same', text: 'The sea ' },
      { kind: 'removed', text: 'comes' },
      { kind: 'added', text: 'rushes' },
      { kind: 'same', text: ' in.' },
    ],
    [{ kind: 'same', text: 'It goes.' }],
  ]);
});
