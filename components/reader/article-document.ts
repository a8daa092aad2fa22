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
 * Builds a complete page around sanitised article HTML, for a frame in which no script runs; the
 * article is its `main`. Without images, the page's content security policy forbids every request,
 * and each image is replaced by its description.
 */
export function articleDocument(content: DocumentFragment, view: ArticleView): string {
  const page = document.implementation.createHTMLDocument('');
  page.documentElement.lang = view.lang ?? '';
  page.documentElement.dir = view.dir ?? 'auto';
  const policy = page.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `default-src 'none'; style-src 'self'; img-src ${view.images ? 'https: http: data: blob:' : 'data: blob:'}`;
  const referrer = page.createElement('meta');
  referrer.name = 'referrer';
  referrer.content = 'no-referrer';
  const sheet = page.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = STYLE_SHEET;
  page.head.append(policy, referrer, sheet);
  const main = page.createElement('main');
  main.append(page.importNode(content, true));
  if (view.kept) showKept(main, view.kept);
  if (!view.images) leaveOutImages(main, view.missingImage);
  for (const image of main.querySelectorAll('img')) image.setAttribute('loading', 'lazy');
  if (view.printed) page.body.append(printedHead(page, view.printed));
  page.body.append(main);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

function showKept(main: Element, kept: ReadonlyMap<string, string>): void {
  for (const image of main.querySelectorAll('img')) {
    const address = kept.get(image.getAttribute('src') ?? '');
    if (address === undefined) continue;
    image.setAttribute('src', address);
    image.removeAttribute('srcset');
  }
}

function leaveOutImages(main: Element, missingImage: string): void {
  for (const image of main.querySelectorAll('img:not([src^="data:"], [src^="blob:"])')) {
    const label = main.ownerDocument.createElement('span');
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
