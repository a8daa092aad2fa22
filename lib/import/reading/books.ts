/**
 * The address of a book of which only title and author are known: where Open Library looks for it.
 * The same book has the same address in every file, so that its highlights come together.
 */
export function bookAddress(title: string, author: string | null): string {
  const query = new URLSearchParams({ title, ...(author !== null && { author }) });
  return `https://openlibrary.org/search?${query.toString()}`;
}
