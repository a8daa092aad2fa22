import type { Block } from '../cleaning/block';
import { labelKind } from '../cleaning/lines';
import { isAfter, isSubheading, kindOf } from '../page/blocks';

/** Sections that hold a smaller share of what was chosen are boxes beside it. */
const MOST = 0.6;

/** A block of the page and whether the first choice kept it. */
export interface Candidate extends Block {
  readonly chosen: boolean;
}

/**
 * Tells whether an element stands in one of several sections that look alike, side by side, and
 * that hold most of what was chosen: the choice passes over short ones. With the page's own heading
 * in it, what looks like a section is an article among others.
 */
export function sectionsLikeChosen(
  candidates: readonly Candidate[],
  heading: Element | null,
): (element: Element) => boolean {
  const groups = groupsOf(candidates, heading);
  if (groups.size === 0) return () => false;
  const words = new Map<string, number>();
  let all = 0;
  for (const one of candidates.filter(({ chosen }) => chosen)) {
    all += one.words;
    for (const group of around(one.element, groups))
      words.set(group, (words.get(group) ?? 0) + one.words);
  }
  return (element) => around(element, groups).some((group) => (words.get(group) ?? 0) > all * MOST);
}

/** The groups of the sections around an element. */
function around(element: Element, groups: ReadonlyMap<Element, string>): readonly string[] {
  const found: string[] = [];
  for (let place = element.parentElement; place; place = place.parentElement) {
    const group = groups.get(place);
    if (group !== undefined) found.push(group);
  }
  return found;
}

/** Sections with others of their kind beside them, by name and heading; each with its group. */
function groupsOf(
  candidates: readonly Candidate[],
  heading: Element | null,
): ReadonlyMap<Element, string> {
  const beside = new Map<Element, Map<string, Element[]>>();
  const blocks = candidates.filter(({ words }) => words > 0);
  for (const [at, block] of blocks.entries()) {
    if (!headsSection(block)) continue;
    for (const place of begunBy(block.element, blocks[at - 1]?.element)) {
      if (!place.parentElement || (place.className === '' && place.localName !== 'section'))
        continue;
      if (heading && (!isAfter(place, heading) || place.contains(heading))) continue;
      const kinds = beside.get(place.parentElement) ?? new Map<string, Element[]>();
      const kind = `${kindOf(place)} ${block.element.localName}`;
      const alike = kinds.get(kind);
      if (alike) alike.push(place);
      else kinds.set(kind, [place]);
      beside.set(place.parentElement, kinds);
    }
  }
  const groups = new Map<Element, string>();
  for (const alike of [...beside.values()].flatMap((kinds) => [...kinds.values()])) {
    const group = String(groups.size);
    if (alike.length > 1) for (const place of alike) groups.set(place, group);
  }
  return groups;
}

function headsSection({ element, linkShare, text }: Candidate): boolean {
  return isSubheading(element) && linkShare <= 0.5 && labelKind(text) === null;
}

/** The elements that a block is the first in. */
function begunBy(element: Element, before: Element | undefined): readonly Element[] {
  const places: Element[] = [];
  for (let place = element.parentElement; place; place = place.parentElement) {
    if (before && place.contains(before)) break;
    places.push(place);
  }
  return places;
}
