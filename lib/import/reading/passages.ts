import type { MarkedPassage } from '../item';
import { textOrNull } from './fields';

/** Parses quotations in Markdown, each with the text up to the next as its note. */
export function quotationsIn(
  markdown: string,
  plain: (text: string) => string = (text) => text.trim(),
): MarkedPassage[] {
  const passages: { quote: string[]; note: string[] }[] = [];
  let quoting = false;
  for (const line of markdown.split(/\r\n?|\n/)) {
    const quoted = /^>\s?(.*)$/.exec(line);
    if (quoted) {
      if (!quoting) passages.push({ quote: [], note: [] });
      passages.at(-1)?.quote.push(quoted[1] ?? '');
    } else {
      passages.at(-1)?.note.push(line);
    }
    quoting = quoted !== null;
  }
  return passages
    .map(({ quote, note }) => ({
      quote: plain(quote.join('\n')),
      note: textOrNull(plain(note.join('\n'))),
      markedAt: null,
    }))
    .filter(({ quote }) => quote !== '');
}

/** Splits a note from the highlights that Tearsheet writes after it in reference files. */
export function notedPassages(text: string): {
  readonly note: string | null;
  readonly passages: MarkedPassage[];
} {
  const at = /^Highlight: /m.exec(text)?.index ?? text.length;
  return { note: textOrNull(text.slice(0, at)), passages: passagesInCell(text.slice(at)) };
}

/**
 * Parses highlights in a cell, in Raindrop's and Tearsheet's format: each begins with `Highlight:`,
 * with its annotation on a line that begins with `Note:`. Any other cell is one passage.
 */
export function passagesInCell(cell: string): MarkedPassage[] {
  const text = textOrNull(cell);
  if (text === null) return [];
  return text
    .split(/^Highlight:/m)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [quote = '', ...notes] = part.split(/^Note:/m);
      return { quote: quote.trim(), note: textOrNull(notes.join('\n')), markedAt: null };
    })
    .filter(({ quote }) => quote !== '');
}
