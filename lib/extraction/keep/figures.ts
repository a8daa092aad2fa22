import type { PageElement, PageNode } from '../page/element';
import { element } from '../page/tree';
import { foldSpace } from '../page/blocks';

/** The longest caption, in characters. */
const LONGEST_CAPTION = 400;
/** A figure with more text than this, in several paragraphs, wraps the article text itself. */
const LONGEST_IN_FIGURE = 800;
const PICTURE = 'img, picture, video';

/**
 * Turns the text in a figure into its caption, and attaches captions outside a figure to the
 * picture right before them.
 */
export function keepFigures(root: PageElement): void {
  for (const figure of root.querySelectorAll('figure')) {
    if (holdsText(figure)) figure.localName = 'div';
    else if (figure.querySelector(PICTURE)) captionFigure(figure);
  }
  for (const caption of root.querySelectorAll('figcaption')) {
    if (!caption.closest('figure')) attach(caption);
  }
}

/** Turns an element into the caption of the picture right before it, if there is one. */
export function attach(caption: PageElement): void {
  const picture = pictureBefore(caption);
  if (!picture) {
    if (caption.localName === 'figcaption') caption.localName = 'p';
    return;
  }
  const known = picture.closest('figure');
  const figure = known ?? element('figure');
  if (!known) {
    picture.before(figure);
    figure.append(picture);
  }
  const own = figure.querySelector('figcaption') ?? element('figcaption');
  if (!own.parentElement) figure.append(own);
  if (own.firstChild) own.append(' ');
  own.append(...caption.childNodes.slice());
  caption.remove();
}

/** Finds the picture that a caption may belong to: the only content of what precedes it. */
export function pictureBefore(caption: PageElement): PageElement | null {
  let place: PageElement | null = caption;
  for (let up = 0; place && up < 3; up += 1, place = place.parentElement) {
    const before: PageElement | null = place.previousElementSibling;
    if (!before) continue;
    if (/^(?:img|picture|figure)$/.test(before.localName)) return before;
    const inside = before.querySelector('figure') ?? before.querySelector('picture, img');
    return inside && foldSpace(before.textContent) === '' ? inside : null;
  }
  return null;
}

function holdsText(figure: PageElement): boolean {
  const caption = figure.querySelector('figcaption');
  const length = figure.textContent.length - (caption?.textContent.length ?? 0);
  return length > LONGEST_IN_FIGURE && figure.querySelectorAll('p').length > 2;
}

/** Collects the texts of a figure in its caption, whatever elements they are in. */
function captionFigure(figure: PageElement): void {
  const own = figure.querySelector('figcaption');
  const beside: PageNode[] = [];
  const visit = (node: PageNode): void => {
    if (node === own || (node.nodeType === 3 && node.nodeValue.trim() === '')) return;
    const holds = node.nodeType === 1 && (node.matches(PICTURE) || node.querySelector(PICTURE));
    if (node.nodeType === 1 && /^(?:table|pre|blockquote|math)$/.test(node.localName)) return;
    if (holds || (node.nodeType === 1 && own && node.contains(own))) {
      if (node.nodeType === 1) for (const child of node.childNodes) visit(child);
    } else if (node.textContent.trim() !== '' && node.textContent.length <= LONGEST_CAPTION)
      beside.push(node);
  };
  for (const child of figure.childNodes) visit(child);
  if (beside.length === 0) return;
  const caption = own ?? element('figcaption');
  if (!own) figure.append(caption);
  for (const node of beside) {
    if (caption.firstChild) caption.append(' ');
    if (node.nodeType === 1) {
      caption.append(...node.childNodes.slice());
      node.remove();
    } else caption.append(node);
  }
}
