/** Why a page gave no article, as far as the page itself tells. */
export function whyNoArticle(document: Document): 'pdf' | 'empty' | 'not an article' {
  const { body } = document;
  // Chromium's viewer is an `embed` in a page of the PDF's address.
  const viewer = body?.querySelector(':scope > embed[type="application/pdf"]');
  if (document.contentType === 'application/pdf' || viewer) return 'pdf';
  return (body?.textContent ?? '').trim() === '' ? 'empty' : 'not an article';
}
