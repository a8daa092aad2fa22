import { creditInCaption, creditLine } from '../metadata/credit';
import { asDiv } from '../page/as-div';
import { foldSpace, isElement } from '../page/blocks';
import { blocksIn } from './block';
import { namesOf } from './boxes';
import type { Bin } from './dropped';

const CAPTION_NAME =
  /caption|credit|copyright|photographer|photo-?by|legend|bildunterschrift|bildtext|image-?(?:text|info|desc|source)|img-?(?:desc|info|alt)|media-?(?:info|desc)|\bbu\b|figcaption|photo-?(?:info|desc|text)/;

/**
 * Makes captions and credits `figcaption`s of the picture they belong to; a credit that belongs
 * to none is dropped.
 */
export function gatherCaptions(part: Element, bin: Bin): void {
  for (const figure of part.querySelectorAll('figure')) {
    if (holdsArticle(figure)) asDiv(figure);
    else captionBareText(figure);
  }
  for (const caption of part.querySelectorAll('figcaption')) {
    if (!caption.closest('figure')) attach(caption, bin);
  }
  for (const { element, text, words } of blocksIn(part)) {
    if (text === '' || words > 80 || element.closest('figcaption, pre, blockquote')) continue;
    if (/^t[dhr]$/.test(element.localName)) continue;
    if (/^h\d$/.test(element.localName) && !element.closest('figure')) continue;
    const named =
      CAPTION_NAME.test(namesOf(element)) ||
      (element.parentElement !== part &&
        CAPTION_NAME.test(namesOf(element.parentElement ?? element)));
    if (
      creditLine(text) !== null ||
      (words <= 60 && creditInCaption(text) !== null) ||
      named ||
      element.closest('figure') ||
      isSlanted(element, text)
    ) {
      attach(element, bin);
    }
  }
  for (const element of part.querySelectorAll(
    'span[class], em[class], small, cite[class], i[class]',
  )) {
    const text = foldSpace(element.textContent);
    if (
      text &&
      text.length < 200 &&
      CAPTION_NAME.test(namesOf(element)) &&
      !element.closest('figcaption')
    )
      attach(element, bin);
  }
}

/** A short line all in italics or small print right below a picture. */
function isSlanted(element: Element, text: string): boolean {
  if (text.length > 240) return false;
  const own = element.querySelector('img');
  const beside = element.previousElementSibling;
  const picture =
    own ??
    (beside && !beside.textContent.trim()
      ? beside.matches('img, picture, figure')
        ? beside
        : beside.querySelector('img')
      : null);
  if (!picture) return false;
  const slanted = element.querySelector('em, i, small');
  return slanted !== null && foldSpace(slanted.textContent).length >= text.length - 3;
}

function attach(element: Element, bin: Bin): void {
  const document = element.ownerDocument;
  const inside = element.querySelector('img');
  const figure = element.closest('figure') ?? (inside ? wrapped(inside) : figureBefore(element));
  if (!figure) {
    if (!isBesideTable(element)) bin.drop(element, 'caption');
    return;
  }
  const caption =
    figure.querySelector('figcaption') ?? figure.appendChild(document.createElement('figcaption'));
  if (caption.contains(element)) return;
  // Of what holds the picture too, only a slanted line is its caption.
  if (element.contains(caption) && !(inside && isSlanted(element, foldSpace(element.textContent))))
    return;
  if (caption.textContent.trim()) caption.append(' ');
  caption.append(...Array.from(element.childNodes).filter((node) => !holdsPicture(node)));
  if (!holdsPicture(element)) element.remove();
}

/** Whether what is shown above or below a caption is a listing or a table. */
function isBesideTable(element: Element): boolean {
  const block = element.closest('p, div') ?? element;
  return [block.previousElementSibling, block.nextElementSibling].some(
    (beside) => beside?.matches('pre, table, :has(> pre, > table, > * > pre)') ?? false,
  );
}

function holdsPicture(node: Node): boolean {
  return (
    isElement(node) &&
    (node.localName === 'img' || node.querySelector('img, picture, figure') !== null)
  );
}

/** The figure right before an element, made of a bare picture where need be. */
function figureBefore(element: Element): Element | null {
  let place: Element | null = element;
  for (let up = 0; place && up < 3; up += 1, place = place.parentElement) {
    const before = place.previousElementSibling;
    if (!before) {
      const inside =
        place !== element
          ? null
          : place.parentElement?.querySelector(':scope > img, :scope > picture');
      if (inside) return wrapped(inside);
      continue;
    }
    if (before.localName === 'figure') return before;
    const image = /^(?:img|picture)$/.test(before.localName) ? before : before.querySelector('img');
    return image && !before.textContent.trim() ? wrapped(image) : null;
  }
  return null;
}

function wrapped(image: Element): Element {
  const known = image.closest('figure');
  if (known) return known;
  const figure = image.ownerDocument.createElement('figure');
  const paragraph = image.closest('p');
  (paragraph && !paragraph.textContent.trim() ? paragraph : image).before(figure);
  figure.append(image);
  if (paragraph && !paragraph.textContent.trim()) paragraph.remove();
  return figure;
}

/** Some templates wrap the text itself in a figure. */
function holdsArticle(figure: Element): boolean {
  const caption = figure.querySelector('figcaption');
  const length = figure.textContent.length - (caption?.textContent.length ?? 0);
  return length > 800 && figure.querySelectorAll('p').length > 2;
}

/** Text that stands in a figure without an element of its own is its caption. */
function captionBareText(figure: Element): void {
  if (!figure.querySelector('img, picture')) return;
  const bare = Array.from(figure.childNodes).filter(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
  );
  if (bare.length === 0) return;
  const caption =
    figure.querySelector('figcaption') ??
    figure.appendChild(figure.ownerDocument.createElement('figcaption'));
  caption.append(...bare);
}
