/** Why no article was found on a page, as far as the page itself shows. */
export function noArticleReason(document: Document): 'pdf' | 'empty' | 'not an article' {
  const { body } = document;
  // Chromium's viewer is an `embed` in a page with the PDF's URL.
  const viewer = body?.querySelector(':scope > embed[type="application/pdf"]');
  if (document.contentType === 'application/pdf' || viewer) return 'pdf';
  return (body?.textContent ?? '').trim() === '' ? 'empty' : 'not an article';
}
