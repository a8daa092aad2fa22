/**
 * A URL for a book with only title and author known: an Open Library search. The same book has the
 * same URL in every file, so that its highlights are merged.
 */
export function bookAddress(title: string, author: string | null): string {
  const query = new URLSearchParams({ title, ...(author !== null && { author }) });
  return `https://openlibrary.org/search?${query.toString()}`;
}
