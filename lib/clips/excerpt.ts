/** The length that fits in a list, in characters. */
const MOST = 240;
/** A footnote mark after a sentence or clause, as in an article's text. */
const FOOTNOTE_MARKS = /(?<=[.,;:!?…"”’»)。、])(?:\[\d{1,3}\])+/g;

/** The beginning of a text, for pages without an excerpt; `null` if the text is empty. */
export function excerptOf(text: string): string | null {
  const beginning = text
    .slice(0, MOST * 2)
    .replaceAll(FOOTNOTE_MARKS, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (beginning.length <= MOST) return beginning || null;
  const cut = beginning.slice(0, MOST + 1);
  const space = cut.lastIndexOf(' ');
  // Scripts without spaces are cut anywhere, but not within a character.
  const end = space > MOST / 2 ? space : MOST;
  return `${cut
    .slice(0, end)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}
