import { escapeHtml } from '../writing/escape';
import type { Copied } from '../copy';

/** A piece of a citation. */
export interface Piece {
  readonly text: string;
  readonly italic: boolean;
}

export const plain = (text: string): Piece => ({ text, italic: false });
export const italic = (text: string): Piece => ({ text, italic: true });

/** With a full stop at its end, unless it ends a sentence already. */
export const stopped = (text: string) => (/[.?!…][”"’')]?$/.test(text) ? text : `${text}.`);

/** A title in quotation marks, with the full stop inside them. */
export const quoted = (title: string) => `“${stopped(title.replaceAll(/[“”]/g, "'"))}”`;

/** Citations a line each, as formatted text and as text. */
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
