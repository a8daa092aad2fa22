import { decodeHTML } from 'entities';
import { Marked } from 'marked';
import type { MarkedPassage } from '../item';

/** Limited in length, so that a text full of unmatched delimiters takes linear time. */
const MARK = /^==(?=[^\s=])([^]{0,5000}?[^\s=])==(?!=)/;

/**
 * Converts Markdown to HTML, and extracts the passages highlighted as `==text==`, as Obsidian Web
 * Clipper writes them. The delimiters are removed from the HTML.
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
