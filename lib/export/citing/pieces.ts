import { escapeHtml } from '../writing/escape';
import type { Copied } from '../copy';

/** A piece of a citation. */
export interface Piece {
  readonly text: string;
  readonly italic: boolean;
}

export const plain = (text: string): Piece => ({ text, italic: false });
export const italic = (text: string): Piece => ({ text, italic: true });

/** Adds a full stop, unless the text already ends a sentence. */
export const withFullStop = (text: string) => (/[.?!…][”"’')]?$/.test(text) ? text : `${text}.`);

/** Puts a title in quotation marks, with the full stop inside them. */
export const quoted = (title: string) => `“${withFullStop(title.replaceAll(/[“”]/g, "'"))}”`;

/** Citations, one per line, as formatted and plain text. */
export function copiedCitations(citations: readonly (readonly Piece[])[]): Copied {
  const html = citations.map((pieces) =>
    pieces
      .map(({ text, italic: slanted }) =>
        slanted ? `<i>${escapeHtml(text)}</i>` : escapeHtml(text),
      )
      .join(''),
  );
  return {
    html: html.map((each) => `<p>${each}</p>`).join(''),
    text: citations.map((pieces) => pieces.map(({ text }) => text).join('')).join('\n\n'),
  };
}
