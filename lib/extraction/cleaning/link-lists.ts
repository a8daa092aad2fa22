import { foldSpace, isSubheading, kindOf } from '../page/blocks';
import { blockOf } from './block';
import type { Bin } from './dropped';
import { labelKind } from './lines';

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

/** Whether an element stands in a list of the text's own, such as its sources. */
export function isOwnItem(element: Element): boolean {
  const list = element.closest('li')?.parentElement;
  return list ? isOwnList(list) : false;
}

/** Whether a list stands under one of several headings alike, under which the text stands. */
function isOwnList({ previousElementSibling: heading, parentElement: around }: Element): boolean {
  if (!heading || !around || !isSubheading(heading)) return false;
  if (labelKind(foldSpace(heading.textContent)) !== null) return false;
  return (headingsIn(around).get(kindOf(heading)) ?? 0) >= 2;
}

/** What is known of elements; one with many lists is asked for once for each of their items. */
const known = new WeakMap<Element, ReadonlyMap<string, number>>();

/** How many headings of each kind a paragraph stands under. */
function headingsIn(around: Element): ReadonlyMap<string, number> {
  const counted = known.get(around);
  if (counted) return counted;
  const counts = new Map<string, number>();
  for (const one of around.children) {
    const next = isSubheading(one) ? one.nextElementSibling : null;
    if (next?.localName !== 'p' || blockOf(next).linkShare >= 0.5) continue;
    counts.set(kindOf(one), (counts.get(kindOf(one)) ?? 0) + 1);
  }
  known.set(around, counts);
  return counts;
}
