// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { articleText, selectedRange } from '@/components/reader/article-text';
import { paintMarks } from '@/components/reader/marks';

const HTML =
  '<h2>On <em>tides</em></h2>\n<p>The sea, twice a day,<br>comes in.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul><pre>a\n  b</pre>';

function body(): HTMLElement {
  const main = document.createElement('main');
  main.innerHTML = HTML;
  return main;
}

const mark = (start: number, end: number, id = 'hhhhhhh1') => ({
  id,
  start,
  end,
  colour: 'blue' as const,
  unsure: false,
  noted: false,
});

test('blocks become lines of text, and white space between them is ignored', () => {
  expect(articleText(body()).text).toBe(
    'On tides\nThe sea, twice a day,\ncomes in.\none\ntwo\na\n  b\n',
  );
});

test('drawing highlights does not change the text, even if they overlap or cross blocks', () => {
  const main = body();
  const { text } = articleText(main);
  paintMarks(main, [mark(3, 20), mark(15, 40, 'hhhhhhh2'), mark(0, text.length, 'hhhhhhh3')]);
  expect(articleText(main).text).toBe(text);
  const marked = (id: string) =>
    [...main.querySelectorAll(`[data-highlight=${id}]`)].map((each) => each.textContent).join('|');
  expect(marked('hhhhhhh1')).toBe('tides|The sea, tw');
  expect(marked('hhhhhhh2').replaceAll('|', '')).toBe('a, twice a day,comes in.');
  paintMarks(main, []);
  expect(main.innerHTML).toBe(body().innerHTML);
});

test('a selection becomes a range of the text, without surrounding spaces', () => {
  const main = body();
  document.body.replaceChildren(main);
  const read = articleText(main);
  const range = document.createRange();
  const [first, last] = [main.querySelector('em')?.firstChild, main.querySelector('p')?.lastChild];
  range.setStart(first ?? main, 0);
  range.setEnd(last ?? main, 6);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  const selected = selection && selectedRange(read, selection);
  expect(read.text.slice(selected?.start, selected?.end)).toBe(
    'tides\nThe sea, twice a day,\ncomes',
  );
  selection?.collapseToStart();
  expect(selection && selectedRange(read, selection)).toBeNull();
});
