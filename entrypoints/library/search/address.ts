/** The beginning of the address of a search, as a fragment of the library's. */
const SEARCH = '#/search/';

/** The query that an address sets; `null` for any other address. */
export function queryOf(fragment: string): string | null {
  const coded = fragment.startsWith(SEARCH) ? fragment.slice(SEARCH.length) : '';
  if (coded === '') return null;
  try {
    return decodeURIComponent(coded);
  } catch {
    // The user typed a stray %.
    return coded;
  }
}
