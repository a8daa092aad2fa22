// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';

const sentence = (word: string, mark: string): string =>
  `<p>The ${word} was built in 1874${mark}, when the railway came down from the hills and the boats had to make room for steamers.</p>`;
const clip = (first: string, second: string, notes: string) =>
  extractArticle(
    new DOMParser().parseFromString(
      `<title>The harbour</title><main><article><h1>The harbour</h1>${sentence('mole', first)}${sentence('quay', second)}${sentence('dock', '')}</article>${notes}</main>`,
      'text/html',
    ),
    'https://gull.example/harbour',
  );
const link = (id: string, mark: string) => `<sup><a href="#${id}">${mark}</a></sup>`;

describe('footnotes', () => {
  it.each([
    [
      'in a list of references',
      link('cite_note-1', '[1]'),
      link('cite_note-2', '[2]'),
      '<div class="references"><ol><li id="cite_note-1"><a href="#cite_ref-1">^</a> Quist, Harbours.</li><li id="cite_note-2"><a href="#cite_ref-2">^</a> County archive.</li></ol></div>',
    ],
    [
      'in a side column',
      link('n1', '*'),
      link('n2', '†'),
      '<aside class="sidebar"><p id="n1">Quist, Harbours.</p><p id="n2">County archive.</p></aside>',
    ],
    [
      'without ids, as written by Word',
      link('_ftn1', '[1]'),
      link('_ftn2', '[2]'),
      '<p><sup><a href="//0000#_ftnref1">[1]</a> </sup>Quist, Harbours.</p><p><sup><a href="//0000#_ftnref2">[2]</a> </sup>County archive.</p>',
    ],
    [
      'that begin with their number',
      '<sup>1</sup>',
      '<sup>2</sup>',
      '<div><h4>Footnotes</h4><p><sup>1</sup> Quist, Harbours.</p><p><sup>2</sup> County archive.</p></div>',
    ],
    [
      'that numbers in brackets link to',
      ' <a href="#r1">[1]</a>',
      ' <a href="#r2">[2]</a>',
      '<h4>References</h4><ol><li><a id="r1"></a>Quist, Harbours.</li><li><a id="r2"></a>County archive.</li></ol>',
    ],
    [
      'in the margin',
      '<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1"><span class="sidenote">Quist, Harbours.</span>',
      '<label for="sn-2" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-2"><span class="sidenote">County archive.</span>',
      '',
    ],
    [
      'in the margin and in a list',
      `${link('n1', '1')}<span class="sidenote">1. Quist, Harbours.</span>`,
      `${link('n2', '2')}<span class="sidenote">2. County archive.</span>`,
      '<div><div class="footnote-definition"><sup id="n1">1</sup><p>Quist, Harbours.</p></div><div class="footnote-definition"><sup id="n2">2</sup><p>County archive.</p></div></div>',
    ],
    [
      'that only numbers refer to',
      '<sup>1</sup>',
      '<sup>2</sup>',
      '<div><h4>Footnotes</h4><ol><li id="footnote-1">Quist, Harbours.</li><li id="footnote-2">County archive.</li></ol></div>',
    ],
  ])('%s are moved to the end, linked in both directions', (_, first, second, notes) => {
    const { html, text } = clip(first, second, notes);
    const shown = new DOMParser().parseFromString(html, 'text/html');
    expect(text.split('\n').slice(3)).toEqual([
      expect.stringMatching(/^(?:\[1\]|\*) Quist, Harbours\.$/),
      expect.stringMatching(/^(?:\[2\]|†) County archive\.$/),
    ]);
    for (const number of [1, 2]) {
      const mark = shown.querySelector(`a[href="#fn:${number}"]`);
      const note = shown.getElementById(`fn:${number}`);
      expect(note?.querySelector('a')?.getAttribute('href')).toBe(`#${mark?.id}`);
    }
  });

  it('are marked so that they cannot be read as part of a word or a power', () => {
    const note = '<ol><li id="fn1">1 Samuel, chapter 3.</li></ol>';
    const { text } = clip(link('fn1', '1'), '', note);
    expect(text).toContain('in 1874[1], when');
    expect(text).toContain('[1] 1 Samuel, chapter 3.');
  });

  it('do not include the targets of other links within the page', () => {
    const { html } = clip(
      '<sup><a href="#part">See below</a></sup>',
      '',
      `<div id="part">${sentence('pier', '')}</div>`,
    );
    expect(html).not.toContain('#fn');
  });
});

describe('formulas without MathML', () => {
  it('appear once, as their source', () => {
    const formula = '<span class="math" data-math="x^2"><i>x</i><sup>2</sup></span>';
    const { text, html } = clip(`, ${formula} times`, '', '');
    expect(html).toContain('<mtext>x^2</mtext>');
    expect(text).toContain('x^2 times');
  });
});
