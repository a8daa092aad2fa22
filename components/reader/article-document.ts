/** Options for displaying an article. */
export interface ArticleView {
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl' | null;
  /** Whether images may be loaded from the web. */
  readonly images: boolean;
  /** Local URLs of the images kept on this device, by their URLs in the article. */
  readonly kept?: ReadonlyMap<string, string> | undefined;
  /** Placeholder text for an image that is not loaded. */
  readonly missingImage: string;
  /** Lines printed above the article, only on paper: title, byline, address. */
  readonly printed?: readonly string[] | undefined;
}

/** The style sheet's URL; the frame has our own origin, so a path is enough. */
const STYLE_SHEET = '/article.css';

/**
 * An empty page for a frame in which no script runs, to be filled with an article. Without images,
 * its content security policy forbids every request.
 */
export function emptyDocument(images: boolean): string {
  const page = document.implementation.createHTMLDocument('');
  const policy = page.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `default-src 'none'; style-src 'self'; img-src ${images ? 'https: http: data: blob:' : 'data: blob:'}`;
  const referrer = page.createElement('meta');
  referrer.name = 'referrer';
  referrer.content = 'no-referrer';
  const sheet = page.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = STYLE_SHEET;
  page.head.append(policy, referrer, sheet);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

/**
 * Fills a page with an article, in place of any before.
 * @param content sanitised, in a document that loads nothing: images that are not to be loaded are
 * replaced by their descriptions there
 * @returns the article's element
 */
export function fillDocument(
  page: Document,
  content: DocumentFragment,
  view: ArticleView,
): HTMLElement {
  if (view.kept) showKept(content, view.kept);
  if (!view.images) leaveOutImages(content, view.missingImage);
  for (const image of content.querySelectorAll('img')) image.setAttribute('loading', 'lazy');
  page.documentElement.lang = view.lang ?? '';
  page.documentElement.dir = view.dir ?? 'auto';
  const main = page.createElement('main');
  main.append(content);
  page.body.replaceChildren(...(view.printed ? [printedHead(page, view.printed)] : []), main);
  return main;
}

function showKept(content: DocumentFragment, kept: ReadonlyMap<string, string>): void {
  for (const image of content.querySelectorAll('img')) {
    const address = kept.get(image.getAttribute('src') ?? '');
    if (address === undefined) continue;
    image.setAttribute('src', address);
    image.removeAttribute('srcset');
  }
}

function leaveOutImages(content: DocumentFragment, missingImage: string): void {
  for (const image of content.querySelectorAll('img:not([src^="data:"], [src^="blob:"])')) {
    const label = content.ownerDocument.createElement('span');
    label.className = 'missing-image';
    label.textContent = image.getAttribute('alt')?.trim() || missingImage;
    image.replaceWith(label);
  }
}

function printedHead(page: Document, [title = '', ...lines]: readonly string[]): Element {
  const head = page.createElement('header');
  const heading = page.createElement('h1');
  heading.textContent = title;
  head.append(heading);
  for (const line of lines) {
    const paragraph = page.createElement('p');
    paragraph.textContent = line;
    head.append(paragraph);
  }
  return head;
}
