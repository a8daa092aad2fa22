// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';

const SENTENCES =
  'The harbour was built in 1874, when the railway came down from the hills and the boats had to make room for steamers. Half a century later they were gone, and the council sold the quay.';
const TEXT = `<p>${SENTENCES}</p>`;

/** The HTML of a page's article, with a dot for each sentence of its text. */
function keptOf(body: string): string {
  const source = `<title>The old harbour</title><main><article><h1>The old harbour</h1>${body}</article></main>`;
  const page = new DOMParser().parseFromString(source, 'text/html');
  const { html } = extractArticle(page, 'https://gull.example/news/the-old-harbour');
  return html.replaceAll(SENTENCES, '.').replaceAll('\n', '');
}

describe('the structure of an article', () => {
  it('has no wrappers or white space between them', () => {
    const wrapped = `<div class="a">\n  <div><section>${TEXT}\n\n ${TEXT}</section></div>\n <div>${TEXT}</div></div>`;
    expect(keptOf(wrapped)).toBe('<p>.</p><p>.</p><p>.</p>');
  });

  it('has paragraphs instead of the page’s text divisions', () => {
    const line = `<div>\n  ${SENTENCES}\n</div>`;
    expect(keptOf(line.repeat(3))).toBe('<p>.</p><p>.</p><p>.</p>');
  });

  it('keeps a wrapper’s language and direction', () => {
    const hebrew =
      '<div dir="rtl" lang="he"><p>הנמל נבנה בשנת 1874, כשהרכבת ירדה מן ההרים.</p></div>';
    expect(keptOf(`${TEXT}${hebrew}${TEXT}${TEXT}`)).toContain('<div dir="rtl" lang="he"><p>');
  });

  it('keeps white space that belongs to the text', () => {
    const code = '<pre><code>a  =  1\n\n\nb</code></pre>';
    const kept = keptOf(`${TEXT}${TEXT}${code}${TEXT}<p><b>one</b>\n  <i>two</i></p>`);
    expect(kept).toContain('a  =  1b');
    expect(kept).toContain('<b>one</b> <i>two</i>');
  });

  it('has no heading at the title’s level', () => {
    const headed = `${TEXT}<h1>Steamers</h1>${TEXT}<h2>Slate</h2>${TEXT}${TEXT}`;
    expect(keptOf(headed)).toBe('<p>.</p><h2>Steamers</h2><p>.</p><h3>Slate</h3><p>.</p><p>.</p>');
    expect(keptOf(`${TEXT}<h3>Slate</h3>${TEXT}${TEXT}`)).toContain('<h3>Slate</h3>');
  });

  it('has rules only between paragraphs', () => {
    expect(keptOf(`<hr><hr>${TEXT}<hr><div><hr></div>${TEXT}${TEXT}<hr>`)).toBe(
      '<p>.</p><hr><p>.</p><p>.</p>',
    );
  });

  it('does not repeat the title above the text', () => {
    const kept = keptOf(`<h2>The old harbour</h2>${TEXT}${TEXT}<h2>Steamers</h2>${TEXT}`);
    expect(kept).toBe('<p>.</p><p>.</p><h2>Steamers</h2><p>.</p>');
  });
});
