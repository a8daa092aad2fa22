/** Characters that a list has room for. */
const MOST = 240;
/** The mark of a footnote after a sentence or a part of one, as the text of an article has it. */
const FOOTNOTE_MARKS = /(?<=[.,;:!?…"”’»)。、])(?:\[\d{1,3}\])+/g;

/** The beginning of a text, where its page gives no excerpt; `null` where there is no text. */
export function excerptOf(text: string): string | null {
  const beginning = text
    .slice(0, MOST * 2)
    .replaceAll(FOOTNOTE_MARKS, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (beginning.length <= MOST) return beginning || null;
  const cut = beginning.slice(0, MOST + 1);
  const space = cut.lastIndexOf(' ');
  // Scripts without spaces are cut anywhere, only not within a character.
  const end = space > MOST / 2 ? space : MOST;
  return `${cut
    .slice(0, end)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}
