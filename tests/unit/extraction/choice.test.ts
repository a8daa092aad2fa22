// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';
import { applyChoice, NO_CHOICE, optionsOf } from '../../../lib/extraction/output/choice';

const sentence = (word: string): string =>
  `The ${word} was built in 1874, when the railway came down from the hills and the boats had to make room for steamers.`;
const clip = (inside: string, around = '') =>
  extractArticle(
    new DOMParser().parseFromString(
      `<title>The harbour</title><main><article><h1>The harbour</h1>${inside}</article>${around}</main>`,
      'text/html',
    ),
    'https://gull.example/harbour',
  );

const page = () =>
  clip(
    `<p>${sentence('mole')}</p><div class="newsletter"><p>Get the harbour news <a href="/join">by mail</a>.</p></div>
     <p>${sentence('quay')}</p><ul><li>Ropes and chains</li><li>Lamps and oil</li></ul><p>${sentence('dock')}</p>
     <div class="author-bio"><p>Ada Quist writes about harbours.</p></div>`,
  );

describe('the options', () => {
  it('are in page order, and include what was dropped', () => {
    const options = optionsOf(page()).map(({ kind, text }) => [kind, text.slice(0, 8)]);
    expect(options).toEqual([
      ['piece', 'The mole'],
      ['dropped', 'Get the '],
      ['piece', 'The quay'],
      ['piece', 'Ropes an'],
      ['piece', 'Lamps an'],
      ['piece', 'The dock'],
      ['dropped', 'Ada Quis'],
    ]);
  });
});

describe('a choice', () => {
  const choose = (...words: readonly string[]) => {
    const article = page();
    const chosen = optionsOf(article).filter(({ text }) =>
      words.some((word) => text.startsWith(word)),
    );
    const numbers = (kind: string) =>
      new Set(chosen.filter((option) => option.kind === kind).map(({ index }) => index));
    return applyChoice(article, { restored: numbers('dropped'), removed: numbers('piece') });
  };

  it('restores a dropped block in its place, with absolute links', () => {
    const { text, html, wordCount, receipt } = choose('Get the');
    expect(text.split('\n').map((line) => line.slice(0, 8))).toEqual([
      'The mole',
      'Get the ',
      'The quay',
      'Ropes an',
      'Lamps an',
      'The dock',
    ]);
    expect(html).toContain('<a href="https://gull.example/join">by mail</a>');
    expect(wordCount).toBe(page().wordCount + 6);
    expect(receipt?.wordsKept).toBe(wordCount);
  });

  it('removes a kept block, and a list that is left empty', () => {
    const { html, text } = choose('Ropes', 'Lamps', 'The mole');
    expect(html).not.toContain('<ul>');
    expect(text.split('\n').map((line) => line.slice(0, 8))).toEqual(['The quay', 'The dock']);
  });

  it('changes nothing if nothing is chosen', () => {
    const article = page();
    expect(applyChoice(article, NO_CHOICE)).toBe(article);
  });

  it('sanitises restored blocks again, whatever the receipt contains', () => {
    const article = page();
    if (!article.receipt) throw new Error('No receipt');
    const hostile = '<p onclick="x()">Boo<script>x()</script><img src=x onerror="x()"></p>';
    const dropped = [{ text: 'Boo', reason: 'call', html: hostile, at: 1, unsure: false }];
    const forged = { ...article, receipt: { ...article.receipt, dropped } };
    const { html } = applyChoice(forged, { restored: new Set([0]), removed: new Set() });
    expect(html).toContain('Boo');
    expect(html).not.toMatch(/script|onclick|onerror/);
  });
});

describe('the receipt', () => {
  it('has a limited size, however much was dropped', () => {
    const boxes = `<div class="newsletter">${'<p>Get the news by mail, now and for ever.</p>'.repeat(60)}</div>`;
    const { receipt } = clip(
      `<p>${sentence('mole')}</p>${boxes.repeat(30)}<p>${sentence('dock')}</p>${`<p>${sentence('quay')}</p>`.repeat(60)}`,
    );
    expect(receipt?.dropped.length).toBeLessThanOrEqual(40);
    expect(JSON.stringify(receipt).length).toBeLessThan(250_000);
  });

  it('reports a page that looks like several articles, or hardly like one', () => {
    const story = (word: string) =>
      `<article><h2>The ${word}</h2>${`<p>${sentence(word)}</p>`.repeat(6)}</article>`;
    const several = extractArticle(
      new DOMParser().parseFromString(
        `<title>Notes</title><main>${story('mole')}${story('quay')}${story('dock')}</main>`,
        'text/html',
      ),
      'https://gull.example/notes',
    );
    expect(several.receipt?.doubt).toBe('several articles');
    const links = `<nav>${'<a href="/x">More about the town and its people</a> '.repeat(60)}</nav>`;
    expect(clip(`<p>${sentence('mole')}</p>`, links).receipt?.doubt).toBe('hardly an article');
    expect(page().receipt?.doubt).toBeNull();
  });
});
