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
      'that only numbers lead to',
      '<sup>1</sup>',
      '<sup>2</sup>',
      '<div><h4>Footnotes</h4><ol><li id="footnote-1">Quist, Harbours.</li><li id="footnote-2">County archive.</li></ol></div>',
    ],
  ])('%s stand at the end, with ways there and back', (_, first, second, notes) => {
    const { html, text } = clip(first, second, notes);
    const shown = new DOMParser().parseFromString(html, 'text/html');
    expect(text.split('\n').slice(3)).toEqual(['Quist, Harbours.', 'County archive.']);
    for (const number of [1, 2]) {
      const mark = shown.querySelector(`a[href="#fn:${number}"]`);
      const note = shown.getElementById(`fn:${number}`);
      expect(note?.querySelector('a')?.getAttribute('href')).toBe(`#${mark?.id}`);
    }
  });

  it('are not what other links within the page lead to', () => {
    const { html } = clip(
      '<sup><a href="#part">See below</a></sup>',
      '',
      `<div id="part">${sentence('pier', '')}</div>`,
    );
    expect(html).not.toContain('#fn');
  });
});

describe('formulas without MathML', () => {
  it('are said once, by their source', () => {
    const formula = '<span class="math" data-math="x^2"><i>x</i><sup>2</sup></span>';
    const { text, html } = clip(`, ${formula} times`, '', '');
    expect(html).toContain('<mtext>x^2</mtext>');
    expect(text).toContain('x^2 times');
  });
});
