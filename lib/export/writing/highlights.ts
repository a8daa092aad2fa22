import type { Clip } from '@/lib/clips/clip';
import { HIGHLIGHTS_MARK } from '@/lib/clips/highlights-mark';
import { escapeHtml } from './escape';

type Highlighted = Pick<Clip, 'highlights'>;

const lines = (text: string) => text.trim().split(/\r\n?|\n/);

/** Escapes Markdown's special characters. */
export const escapeMarkdown = (text: string) =>
  text.replaceAll(/[\\`*_[\]<>#]|%(?=%)|(?<=%)%/g, '\\$&');

/**
 * A clip's highlights for the end of a Markdown file, as quotations with their notes; empty if
 * there are none. @param heading in the user's language
 */
export function highlightsMarkdown({ highlights }: Highlighted, heading: string): string {
  if (highlights.length === 0) return '';
  const passages = highlights.map(({ quote, note }) => {
    const quotation = lines(quote.exact).map((line) => `> ${escapeMarkdown(line)}`.trimEnd());
    // A quotation in a note would be read as the next highlight.
    const noted = note === '' ? [] : ['', ...lines(note).map((line) => line.replace(/^>/, '\\>'))];
    return [...quotation, ...noted].join('\n');
  });
  return `${HIGHLIGHTS_MARK}\n\n## ${heading}\n\n${passages.join('\n\n')}`;
}

/** A clip's highlights as HTML that is valid XHTML; empty if there are none. */
export function highlightsHtml({ highlights }: Highlighted): string {
  return highlights
    .map(({ quote, note, colour }) => {
      const paragraphs = (text: string) =>
        lines(text)
          .filter((line) => line.trim() !== '')
          .map((line) => `<p>${escapeHtml(line.trim())}</p>`)
          .join('');
      const noted = note === '' ? '' : `\n${paragraphs(note)}`;
      return `<blockquote class="${colour}">${paragraphs(quote.exact)}</blockquote>${noted}`;
    })
    .join('\n');
}

/** A clip's highlights in one cell, in Raindrop's format: an import recognises them. */
export function highlightsCell({ highlights }: Highlighted): string {
  return highlights
    .map(({ quote, note }) => {
      const noted = note === '' ? '' : `\nNote: ${note.trim()}`;
      return `Highlight: ${quote.exact.trim()}${noted}`;
    })
    .join('\n');
}

/** A clip's note and highlights as paragraphs, for the notes of reference files. */
export function notesParagraphs({ note, highlights }: Pick<Clip, 'note' | 'highlights'>): string[] {
  const marked = highlights.flatMap(({ quote, note: said }) => [
    `Highlight: ${quote.exact.trim()}`,
    ...(said.trim() === '' ? [] : [`Note: ${said.trim()}`]),
  ]);
  return [note.trim(), ...marked].filter((paragraph) => paragraph !== '');
}

/** A clip's highlights as plain text, each in quotation marks. */
export function highlightsText({ highlights }: Highlighted): string[] {
  return highlights.flatMap(({ quote, note }) => [`“${quote.exact.trim()}”`, note.trim()]);
}
