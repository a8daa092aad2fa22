// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Highlight, TextQuote } from '../../../lib/clips/highlight';
import { NOWHERE } from '../../../lib/clips/highlight';
import { anchorOnPage } from '../../../lib/marking/anchored';
import { PageText } from '../../../lib/marking/page-text';

function read(html: string): PageText {
  document.body.innerHTML = html;
  return new PageText(document.body);
}

/** Range selected by dragging from one word to the end of another. */
function select(from: string, to: string): Range {
  const range = document.createRange();
  const nodes = document.createNodeIterator(document.body, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const text = node.nodeValue ?? '';
    if (text.includes(from)) range.setStart(node, text.indexOf(from));
    if (text.includes(to)) range.setEnd(node, text.indexOf(to) + to.length);
  }
  return range;
}

const PAGE = `<nav><a href="/">Home</a></nav>
  <article><h1>The old   harbour</h1>
    <p>It opened in <b>1874</b>,
       when the railway came.</p><script>const no = 'text';</script>
    <p>Boats moved out.</p><pre>one
  two</pre></article>`;

describe('the text of a page', () => {
  it('has the same form as a clip’s', () => {
    expect(read(PAGE).text).toBe(
      'Home\nThe old harbour\nIt opened in 1874, when the railway came.\nBoats moved out.\none\n  two\n',
    );
  });

  it.each(['1874', 'opened in 1874, when the railway', 'came.\nBoats', 'one\n  two'])(
    'maps text to its range: %j',
    (words) => {
      const page = read(PAGE);
      const start = page.text.indexOf(words);
      const found = page.rangeOf(start, start + words.length)?.cloneContents();
      for (const script of found?.querySelectorAll('script') ?? []) script.remove();
      const squeeze = (text = '') => text.replaceAll(/\s+/g, '');
      expect(squeeze(found?.textContent ?? '')).toBe(squeeze(words));
      expect(page.rangeOf(page.text.length + 1, page.text.length + 9)).toBeNull();
    },
  );

  it('maps a selection to a quote with its context', () => {
    const page = read(PAGE);
    expect(page.quoteOf(select('opened', '1874'))).toEqual({
      exact: 'opened in 1874',
      prefix: 'Home\nThe old harbour\nIt ',
      suffix: ', when the railway came.\nBoats m',
    });
    expect(page.quoteOf(select('railway', 'Boats'))?.exact).toBe('railway came.\nBoats');
  });

  it('yields no quote for an empty selection', () => {
    const page = read(PAGE);
    const range = document.createRange();
    range.selectNode(document.querySelector('script') ?? document.body);
    expect(page.quoteOf(range)).toBeNull();
  });
});

const highlight = (quote: Partial<TextQuote>): Highlight => ({
  id: 'abcdefgh',
  createdAt: 1,
  anchor: NOWHERE,
  colour: 'green',
  note: '',
  quote: { exact: '', prefix: '', suffix: '', ...quote },
});

describe('highlights on a page that changed', () => {
  it('are found in the same context, marked as unsure if ambiguous, and otherwise missing', () => {
    const page = read(
      '<p>The pier was built for the steamers of the northern line.</p><p>Boats moved out.</p><p>Boats moved in.</p>',
    );
    const same = highlight({
      exact: 'Boats moved',
      prefix: 'northern line.\nBoats moved out.\n',
      suffix: ' in.\n',
    });
    const unsure = highlight({ exact: 'Boats moved' });
    const gone = highlight({ exact: 'Nothing of this was ever on the page at all.' });
    const { drawn, lost } = anchorOnPage([same, unsure, gone], page);
    expect(drawn.map(({ isUnsure }) => isUnsure)).toEqual([false, true]);
    expect(drawn[0]?.range.startContainer.nodeValue).toBe('Boats moved in.');
    expect(lost).toEqual([gone]);
  });
});
