import { foldSpace } from '../page/blocks';
import { blockOf } from './block';
import type { Bin } from './dropped';
import { labelKind } from './lines';

const HEADING = /^h[2-6]$/;

/** Lists of nothing but links, unless a line announces them or much of the article is such lists. */
export function dropLinkLists(part: Element, bin: Bin): void {
  const lists = Array.from(part.querySelectorAll('ul, ol')).filter(
    (list) => !list.closest('table, .footnotes, [role=doc-endnotes]') && isLinkList(list),
  );
  const linked = lists.reduce((sum, list) => sum + list.textContent.length, 0);
  if (linked > part.textContent.length * 0.25) return;
  for (const list of lists) {
    const before = list.previousElementSibling?.textContent.trim() ?? '';
    if ((!/[:：]$/.test(before) && !isOwnList(list)) || labelKind(before))
      bin.drop(list, 'list of links');
  }
}

function isLinkList(list: Element): boolean {
  const items = Array.from(list.children)
    .map(blockOf)
    .filter((item) => item.words > 0);
  const linked = items.reduce((sum, { linkShare }) => sum + linkShare, 0);
  return linked > items.length * 0.9 && items.every(({ linkShare }) => linkShare > 0.6);
}

/** What is known of lists; a long one is asked for once for each of its items. */
const known = new WeakMap<Element, boolean>();

/** Whether an element stands in a list of the text's own, such as its sources. */
export function isOwnItem(element: Element): boolean {
  const list = element.closest('li')?.parentElement;
  return list ? isOwnList(list) : false;
}

/** Whether a list stands under one of several headings alike, under which the text stands. */
function isOwnList(list: Element): boolean {
  let isOwn = known.get(list);
  if (isOwn === undefined) known.set(list, (isOwn = isAmongSections(list)));
  return isOwn;
}

function isAmongSections(list: Element): boolean {
  const heading = list.previousElementSibling;
  if (!heading || !HEADING.test(heading.localName) || labelKind(foldSpace(heading.textContent)))
    return false;
  const alike = Array.from(list.parentElement?.children ?? []).filter(
    (one) => one.localName === heading.localName && one.className === heading.className,
  );
  return alike.filter(headsText).length >= 2;
}

/** Whether a paragraph stands under a heading. */
function headsText({ nextElementSibling: next }: Element): boolean {
  return next?.localName === 'p' && blockOf(next).linkShare < 0.5;
}
