import type { Block } from '../cleaning/block';
import { labelKind } from '../cleaning/lines';

const HEADING = /^h[2-6]$/;
/** Sections that hold a smaller share of what was chosen are boxes beside it. */
const MOST = 0.6;
const { DOCUMENT_POSITION_FOLLOWING: FOLLOWS } = Node;

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
  const kindOf = kinds(candidates, heading);
  /** By what sections stand in, and what they look like: the words that were chosen there. */
  const chosen = new Map<Element, Map<string, number>>();
  const all = candidates.reduce((sum, one) => sum + (one.chosen ? one.words : 0), 0);
  for (const { element, words } of candidates.filter((one) => one.chosen)) {
    for (const [place, around] of placesOf(element)) {
      const kind = kindOf(place);
      if (kind === null) continue;
      const counts = chosen.get(around) ?? new Map<string, number>();
      chosen.set(around, counts.set(kind, (counts.get(kind) ?? 0) + words));
    }
  }
  const isOneOfMany = (kind: string, around: Element): boolean =>
    Array.from(around.children).filter((child) => kindOf(child) === kind).length > 1;
  return (element) =>
    placesOf(element).some(([place, around]) => {
      const counts = chosen.get(around);
      const kind = counts ? kindOf(place) : null;
      if (kind === null || (counts?.get(kind) ?? 0) <= all * MOST) return false;
      return isOneOfMany(kind, around);
    });
}

/** The elements around one, each with the one around it. */
function placesOf(element: Element): readonly (readonly [Element, Element])[] {
  const places: [Element, Element][] = [];
  for (let place = element.parentElement; place?.parentElement; place = place.parentElement)
    places.push([place, place.parentElement]);
  return places;
}

/** Tells what a section is called and headed with; `null` for what is none. */
function kinds(
  candidates: readonly Candidate[],
  heading: Element | null,
): (place: Element) => string | null {
  const first = firstBlocks(candidates);
  const known = new Map<Element, string | null>();
  const kindOf = (place: Element): string | null => {
    const block = first.get(place);
    if (!block || !HEADING.test(block.element.localName)) return null;
    if (place.className === '' && place.localName !== 'section') return null;
    if (block.linkShare > 0.5 || labelKind(block.text) !== null) return null;
    if (heading && !isAfter(place, heading)) return null;
    return `${place.localName}.${place.className} ${block.element.localName}`;
  };
  return (place) => {
    let kind = known.get(place);
    if (kind === undefined) known.set(place, (kind = kindOf(place)));
    return kind;
  };
}

function isAfter(place: Element, heading: Element): boolean {
  return (heading.compareDocumentPosition(place) & FOLLOWS) !== 0 && !place.contains(heading);
}

/** What each container begins with. */
function firstBlocks(candidates: readonly Candidate[]): ReadonlyMap<Element, Candidate> {
  const first = new Map<Element, Candidate>();
  for (const one of candidates.filter(({ words }) => words > 0)) {
    for (const [place] of placesOf(one.element)) {
      if (first.has(place)) break;
      first.set(place, one);
    }
  }
  return first;
}
