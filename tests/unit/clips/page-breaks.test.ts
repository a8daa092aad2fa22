import { expect, test } from 'vitest';
import { pageAt } from '@/lib/clips/page-breaks';

const HTML =
  '<h2><a id="page-1"></a>One &amp; two</h2>\n<p>First words.<sup><a href="#fn:1" id="fnref:1">[1]</a></sup> Har<a id="page-2"></a>bours &lt;silt&gt;</p>\n<p><a id="page-4"></a>Last</p>\n<section><p id="fn:1"><a href="#fnref:1">[1]</a> Note</p></section>';
const TEXT = 'One & two\nFirst words.[1] Harbours <silt>\nLast\n[1] Note';

test.each([
  ['One', 1],
  ['words', 1],
  ['Har', 1],
  ['bours', 2],
  ['silt', 2],
  ['Last', 4],
  ['Note', 1],
])('“%s” is on page %i', (word, page) => {
  expect(pageAt(HTML, TEXT.slice(0, TEXT.indexOf(word)))).toBe(page);
});

test('a text without page breaks has no pages', () => {
  expect(pageAt('<p>Words</p>', 'Wor')).toBeNull();
  expect(pageAt('', 'Wor')).toBeNull();
});
