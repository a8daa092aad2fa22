import { shortText } from '../page/blocks';
import type { Bin } from './dropped';
import { labelKind, namesWork } from './lines';

const LONGEST_LABEL = 40;
/** A box holds no more characters than these, nor more than this share of the text around it. */
const MOST = 900;
const MOST_SHARE = 0.3;
/** Kinds of label that head a box of other matter, rather than a line about the article itself. */
const HEADS_A_BOX = new Set(['advertisement', 'related', 'newsletter', 'follow']);

/** Boxes of the text itself, in manuals. */
const NOTES = '[class*=admonition i], [class*=seealso i]';

/** Drops boxes between the paragraphs that begin with a label such as "You may like". */
export function dropLabelledBoxes(root: Element, bin: Bin): void {
  const most = Math.min(MOST, root.textContent.length * MOST_SHARE);
  for (const label of root.querySelectorAll('h2, h3, h4, h5, h6, div, p, strong, b, span')) {
    if (label.childElementCount > 1) continue;
    // Wrappers of the whole page come by here too.
    const text = shortText(label, LONGEST_LABEL * 10);
    if (text === '' || text.length > LONGEST_LABEL) continue;
    if (!HEADS_A_BOX.has(labelKind(text) ?? '') || !root.contains(label)) continue;
    const box = boxHeadedBy(label, root, most);
    if (
      box &&
      !box.matches(NOTES) &&
      !box.querySelector('h1, pre, table') &&
      !namesWork(box.textContent)
    )
      bin.drop(box, 'label');
    const list = box ? null : linksUnder(label);
    if (!list) continue;
    bin.drop(list, 'under a label');
    bin.drop(label, 'label');
  }
}

/** The list that follows a label, each of whose items leads elsewhere. */
function linksUnder(label: Element): Element | null {
  let place = label;
  while (place.parentElement?.textContent.trim() === label.textContent.trim())
    place = place.parentElement;
  const next = place.nextElementSibling;
  if (!next || !/^[uo]l$/.test(next.localName) || next.childElementCount < 2) return null;
  return Array.from(next.children).every((item) => item.querySelector('a[href]')) ? next : null;
}

/** The largest container that begins with the label and is small enough to be a box. */
function boxHeadedBy(label: Element, root: Element, most: number): Element | null {
  let box: Element | null = null;
  const beginning = label.textContent.trim();
  for (let place = label.parentElement; place && place !== root; place = place.parentElement) {
    const text = place.textContent.trim();
    if (text.length > most || !text.startsWith(beginning)) break;
    if (/^(?:div|section|aside)$/.test(place.localName) && text.length > beginning.length) {
      box = place;
    }
  }
  return box;
}
