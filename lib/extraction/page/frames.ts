import { textLength } from './visibility';

/** A page with less text of its own may show its article in a frame. */
const LITTLE_TEXT = 2000;
const MOST_FRAMES = 20;

/** Finds the same-origin frame with most of a page's readable text, if there is one. */
export function frameWithArticle(page: Document): Element | null {
  const frames = Document.prototype.querySelectorAll.call(page, 'iframe, frame');
  if (frames.length === 0 || frames.length > MOST_FRAMES) return null;
  const own = readableLength(page);
  if (own > LITTLE_TEXT) return null;
  let best: Element | null = null;
  let most = Math.max(own * 2, 500);
  for (const frame of frames) {
    const inner = frameDocument(frame);
    const length = inner ? readableLength(inner) : 0;
    if (length > most) [best, most] = [frame, length];
  }
  return best;
}

/** The document in a frame; null if it is cross-origin. */
export function frameDocument(frame: Element): Document | null {
  try {
    const inner: unknown = Reflect.get(frame, 'contentDocument');
    return inner && typeof inner === 'object' ? (inner as Document) : null;
  } catch {
    return null;
  }
}

/** The number of characters in elements for text. */
function readableLength(page: Document): number {
  let sum = 0;
  for (const element of Document.prototype.querySelectorAll.call(page, 'p, li, td, pre, h1, h2'))
    sum += textLength(element);
  return sum;
}
