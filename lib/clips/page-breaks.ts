/** Where a page begins, or a footnote, which is on the page of its mark. */
const BREAK = /<a id="page-(\d{1,5})"><\/a>|<p id="fn:(\d{1,5})">/g;
/** What HTML has beside the letters of its text. */
const MARKUP = /<[^<>]*>|&#?\w+;/g;

/** Letters and digits alone: a text and its HTML have them in common, white space and marks not. */
const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/**
 * The page of its document that a place in a clip's text is on, by the marks where pages begin.
 * @param html the clip's, as it is stored
 * @param before the text up to the place
 * @returns `null` where the text is of no document with pages
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

/** The page that a footnote's mark in the text is on. */
function pageOfMark(html: string, note: string | undefined): number | null {
  const at = html.indexOf(`id="fnref:${note}"`);
  const pages = html.slice(0, Math.max(0, at)).matchAll(/<a id="page-(\d{1,5})">/g);
  const last = [...pages].at(-1)?.[1];
  return last === undefined ? null : Number(last);
}
