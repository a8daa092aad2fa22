/** The start of a page, or of a footnote, which is on the page of its reference. */
const BREAK = /<a id="page-(\d{1,5})"><\/a>|<p id="fn:(\d{1,5})">/g;
/** Tags and character references in HTML. */
const MARKUP = /<[^<>]*>|&#?\w+;/g;

/**
 * Counts letters and digits: these are the same in a text and its HTML, unlike white space and
 * punctuation.
 */
const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/**
 * The page number of a position in a clip's text, from the page marks in its HTML.
 * @param html the clip's stored HTML
 * @param before the text up to the position
 * @returns `null` if the text has no page marks
 */
export function pageAt(html: string, before: string): number | null {
  let page: number | null = null;
  let left = lettersIn(before);
  let from = 0;
  for (const mark of html.matchAll(BREAK)) {
    left -= lettersIn(html.slice(from, mark.index).replaceAll(MARKUP, ' '));
    if (left < 0) break;
    page = mark[1] === undefined ? (pageOfMark(html, mark[2]) ?? page) : Number(mark[1]);
    from = mark.index + mark[0].length;
  }
  return page;
}

/** The page that a footnote's reference is on. */
function pageOfMark(html: string, note: string | undefined): number | null {
  const at = html.indexOf(`id="fnref:${note}"`);
  const pages = html.slice(0, Math.max(0, at)).matchAll(/<a id="page-(\d{1,5})">/g);
  const last = [...pages].at(-1)?.[1];
  return last === undefined ? null : Number(last);
}
