import { decodeHTML } from 'entities';
import { Marked } from 'marked';
import type { MarkedPassage } from '../item';

/** Bounded, so that a text full of lone marks costs no more than its length. */
const MARK = /^==(?=[^\s=])([^]{0,5000}?[^\s=])==(?!=)/;

/**
 * Markdown as HTML, with the passages that are marked in it as `==words==`, as Obsidian Web Clipper
 * writes what was highlighted. The marks themselves are left out of the HTML.
 */
export async function markedHtml(
  markdown: string,
): Promise<{ html: string; passages: MarkedPassage[] }> {
  const passages: MarkedPassage[] = [];
  const marked = new Marked({
    gfm: true,
    extensions: [
      {
        name: 'highlight',
        level: 'inline',
        start: (text) => text.indexOf('=='),
        tokenizer(text) {
          const match = MARK.exec(text);
          if (!match) return undefined;
          const [raw, words = ''] = match;
          return { type: 'highlight', raw, tokens: this.lexer.inlineTokens(words) };
        },
        renderer(token) {
          const html = this.parser.parseInline(token.tokens ?? []);
          const quote = decodeHTML(html.replaceAll(/<[^<>]*>/g, '')).trim();
          if (quote !== '') passages.push({ quote, note: null, markedAt: null });
          return html;
        },
      },
    ],
  });
  const html = await marked.parse(markdown, { async: true });
  return { html, passages };
}
