/** The URL of an article that is split into pages, and the number of one page. */
interface PageOfMany {
  readonly base: string;
  readonly page: number;
}

const PARAMETERS = /^(?:page|p|pg|paged|seite|pagina|part|pagenum|currentpage)$/i;
/** A separate number at the end of the path: `/2`, `/page/2`, `-2.html`, `_seite-2.html`. */
const AT_END =
  /(?:\/(?:(?:page|seite|pagina|part)[-/]?|p)?|[-_,](?:page|seite|pagina|part|p)?[-_]?)(\d{1,2})(\.[a-z]{3,5})?\/?$/i;

/** Splits a URL into the article's and the page number; without a number it is page 1. */
export function pageOfMany(address: string): PageOfMany {
  const url = new URL(address);
  let page = 1;
  for (const [name, value] of Array.from(url.searchParams)) {
    if (!PARAMETERS.test(name) || !/^\d{1,2}$/.test(value)) continue;
    page = Number(value);
    url.searchParams.delete(name);
  }
  const match = page === 1 ? AT_END.exec(url.pathname) : null;
  if (match) {
    page = Number(match[1]);
    url.pathname = url.pathname.slice(0, match.index) + (match[2] ?? '');
  }
  const path = url.pathname.replace(/\/$/, '');
  return { base: `${url.host}${path}${url.search}`, page };
}
