import search from 'approx-string-match';
import type { Highlight, TextQuote } from './highlight';

/** Where a quote is in a text, and how sure that is; offsets in UTF-16 code units. */
export interface AnchorMatch {
  readonly start: number;
  readonly end: number;
  /**
   * `same`: the same text in the same context, at the same place. `moved`: certainly the same
   * passage, elsewhere or slightly changed. `unsure`: a similar passage, for the user to judge.
   */
  readonly outcome: 'same' | 'moved' | 'unsure';
}

/** The length of the context kept before and after a quote. */
export const CONTEXT = 32;
/** The largest share of a quote that may have changed. */
const MOST_CHANGED = 0.3;
/** Up to this share, a changed passage in the same context is still the same passage. */
const LITTLE_CHANGED = 0.12;
/** Longer quotes are searched by their beginning: the matcher's time grows with the length. */
const LONGEST_FUZZY = 1000;
/** Shorter quotes would match anywhere if changes were allowed. */
const SHORTEST_FUZZY = 12;
const SURE = 0.6;
const CLEARLY = 0.2;

/** The quote at a position in a text, with its context. */
export function quoteAt(text: string, start: number, end: number): TextQuote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

/**
 * Finds a quote in a text that may have changed since; never silently settles on another passage.
 * Exact matches are ranked by their context, and an approximate match is only searched if there is
 * none (Hypothesis's approach to the W3C's TextQuoteSelector).
 * @param at the original start; `null` if it is not known
 * @returns `null` if the text has nothing similar
 */
export function anchorQuote(text: string, quote: TextQuote, at: number | null): AnchorMatch | null {
  const { exact } = quote;
  if (exact.trim() === '') return null;
  if (at !== null && text.startsWith(exact, at)) {
    const end = at + exact.length;
    if (likeness(text, quote, at, end) >= SURE) return { start: at, end, outcome: 'same' };
  }
  const found = exactPlaces(text, exact);
  if (found.length > 0) return bestOf(text, quote, found, at);
  return approximately(text, quote, at);
}

/**
 * Locates a highlight in a revision's text: at its anchor in the revision it was made in, by
 * searching in any other.
 */
export function placeHighlight(
  { quote, anchor }: Pick<Highlight, 'quote' | 'anchor'>,
  revision: string,
  text: string,
): AnchorMatch | null {
  if (anchor.revision === revision && text.slice(anchor.start, anchor.end) === quote.exact) {
    return { start: anchor.start, end: anchor.end, outcome: 'same' };
  }
  if (anchor.revision !== null) return anchorQuote(text, quote, anchor.start);
  const found = anchorQuote(text, quote, null);
  // A highlight that never had a place cannot have moved.
  return found?.outcome === 'moved' ? { ...found, outcome: 'same' } : found;
}

function exactPlaces(text: string, exact: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(exact); at !== -1 && places.length < 500;) {
    places.push(at);
    at = text.indexOf(exact, at + 1);
  }
  return places;
}

function bestOf(
  text: string,
  quote: TextQuote,
  places: readonly number[],
  at: number | null,
): AnchorMatch {
  const length = quote.exact.length;
  const ranked = places
    .map((start) => ({
      start,
      likeness: likeness(text, quote, start, start + length),
      distance: at === null ? 0 : Math.abs(start - at),
    }))
    .toSorted((a, b) => b.likeness - a.likeness || a.distance - b.distance);
  const [best, next] = ranked;
  const start = best?.start ?? 0;
  // A long quote that occurs word for word only once needs no more proof.
  const unique = places.length === 1 && length >= CONTEXT;
  const clearly = (best?.likeness ?? 0) - (next?.likeness ?? 0) >= CLEARLY;
  const sure = unique || ((best?.likeness ?? 0) >= SURE && (places.length === 1 || clearly));
  return { start, end: start + length, outcome: sure ? 'moved' : 'unsure' };
}

function approximately(text: string, quote: TextQuote, at: number | null): AnchorMatch | null {
  if (quote.exact.length < SHORTEST_FUZZY) return null;
  const head = quote.exact.slice(0, LONGEST_FUZZY);
  const matches = search(text, head, Math.floor(head.length * MOST_CHANGED));
  const [best] = matches
    .map(({ start, end, errors }) => ({
      start,
      end: Math.min(text.length, end + quote.exact.length - head.length),
      changed: errors / head.length,
      around: likeness(text, quote, start, end),
      distance: at === null ? 0 : Math.abs(start - at) / (text.length + 1),
    }))
    .toSorted((a, b) => score(b) - score(a));
  if (!best) return null;
  const sure = best.changed <= LITTLE_CHANGED && best.around >= SURE;
  return { start: best.start, end: best.end, outcome: sure ? 'moved' : 'unsure' };
}

const score = (match: { changed: number; around: number; distance: number }): number =>
  (1 - match.changed) * 2 + match.around + (1 - match.distance) * 0.2;

/** How much of the quote's context matches that of a position, from 0 to 1. */
function likeness(text: string, { prefix, suffix }: TextQuote, start: number, end: number): number {
  const wanted = prefix.length + suffix.length;
  if (wanted === 0) return 1;
  const before = text.slice(Math.max(0, start - prefix.length), start);
  const after = text.slice(end, end + suffix.length);
  return (inCommon(prefix, before) + inCommon(suffix, after)) / wanted;
}

/** Characters that two short texts have in common, in order, allowing for small changes. */
function inCommon(wanted: string, there: string): number {
  if (wanted === '' || there === '') return 0;
  if (wanted === there) return wanted.length;
  const [match] = search(there, wanted, wanted.length);
  return Math.max(0, wanted.length - (match?.errors ?? wanted.length));
}
