/** How an article is shown. */
export interface ArticleView {
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl' | null;
  /** Whether images may be loaded from the web. */
  readonly images: boolean;
  /** What stands where an image was left out. */
  readonly missingImage: string;
}

/** The style sheet's address; the frame's page is our own origin, so a path is enough. */
const STYLE_SHEET = '/article.css';

/**
 * A whole page around sanitised article HTML, for a frame in which no script runs. Without images
 * the page's own policy forbids every request, and each image is replaced by what describes it.
 */
export function articleDocument(content: DocumentFragment, view: ArticleView): string {
  const page = document.implementation.createHTMLDocument('');
  page.documentElement.lang = view.lang ?? '';
  page.documentElement.dir = view.dir ?? 'auto';
  const policy = page.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `default-src 'none'; style-src 'self'; img-src ${view.images ? 'https: http: data:' : 'data:'}`;
  const referrer = page.createElement('meta');
  referrer.name = 'referrer';
  referrer.content = 'no-referrer';
  const sheet = page.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = STYLE_SHEET;
  page.head.append(policy, referrer, sheet);
  page.body.append(page.importNode(content, true));
  if (!view.images) leaveOutImages(page, view.missingImage);
  for (const image of page.images) image.setAttribute('loading', 'lazy');
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

function leaveOutImages(page: Document, missingImage: string): void {
  for (const image of page.querySelectorAll('img:not([src^="data:"])')) {
    const label = page.createElement('span');
    label.className = 'missing-image';
    label.textContent = image.getAttribute('alt')?.trim() || missingImage;
    image.replaceWith(label);
  }
}
