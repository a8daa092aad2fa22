import { blockOf, type Block } from '../cleaning/block';
import { removeAround } from '../cleaning/dropped';
import { isPrintedAddress } from '../cleaning/lines';
import { isOwnItem } from '../cleaning/link-lists';
import { shortText } from '../page/blocks';
import { NUMBER } from './number-blocks';
import { sectionsLikeChosen, type Candidate } from './sections';

/** In blocks that are no links: how far the choice may begin from the heading. */
const MOST_BETWEEN = 24;
const NOTE = '[class*=admonition i], [class*=callout i]';
const ENDS_SENTENCE = /[.!?:。！？…]["”’»)]?$/u;
/** A formula that a script would set. */
const IS_TEX = /^\\[[(].*\\[\])]$/;
const HOLDER = /^(?:[uod]l|li|d[dt]|table|t(?:body|head|foot|r|d|h)|blockquote|figure)$/;

/**
 * The article inside `whole`: the blocks that were chosen there by number, and those that the
 * choice lost between them though they read like text. `heading` is where the article begins;
 * a stand-first below it counts as text too.
 */
export function restoreArticle(
  whole: Element,
  chosen: ReadonlySet<string>,
  heading: Element | null,
): Element | null {
  const candidates = Array.from(whole.querySelectorAll(`[${NUMBER}]`), (element): Candidate => {
    const number = element.getAttribute(NUMBER) ?? '';
    element.removeAttribute(NUMBER);
    return { ...blockOf(element), chosen: chosen.has(number) };
  });
  const declared = declaredRegion(whole, heading);
  const region = neglectedRegion(whole, candidates, declared);
  const inRange = rangeOf(candidates, heading, declared);
  const inSection = sectionsLikeChosen(candidates, heading);
  const kept = new Set<Element>();
  for (const [at, one] of candidates.entries()) {
    const inRegion = region?.contains(one.element) ?? false;
    const belongs = inRange(at, one) || (inRegion && isProse(one));
    if (one.chosen || belongs || (inSection(one.element) && isText(one))) kept.add(one.element);
  }
  if (kept.size === 0) return null;
  const root = commonAncestor(kept) ?? whole;
  for (const { element } of candidates) if (!kept.has(element)) removeAround(element);
  return root;
}

/** Whether a block that was not chosen stands where the choice should have held it. */
function rangeOf(
  candidates: readonly Candidate[],
  heading: Element | null,
  region: Element | null,
): (at: number, one: Candidate) => boolean {
  const first = candidates.findIndex((one) => one.chosen && one.words > 0);
  const last = candidates.findLastIndex((one) => one.chosen && one.words > 0);
  if (first < 0) return () => false;
  const begin = heading
    ? beginning(candidates, first, heading)
    : beginningIn(candidates, first, region);
  const end = ending(candidates, last, heading ? null : region);
  const leads = heading ? isStandFirst : isText;
  const lead = candidates.findIndex((one, at) => at >= begin && isStandFirst(one));
  const flow = flowAround(candidates[first]);
  /** Stands where the choice begins, or is of a table after a paragraph that it lost. */
  const goesOn = (at: number, one: Candidate): boolean =>
    (isText(one) && flowAround(one) === flow) || (lead >= 0 && at > lead && isCell(one));
  return (at, one) =>
    at < first ? at >= begin && (leads(one) || goesOn(at, one)) : at <= end && isText(one);
}

/**
 * The part of the page that its markup declares to be the article, where the choice passed over
 * much of the text in it.
 */
function neglectedRegion(
  whole: Element,
  candidates: readonly Candidate[],
  declared: Element | null,
): Element | null {
  const region = declared ?? (candidates.some((one) => one.chosen) ? null : whole);
  if (!region) return null;
  let prose = 0;
  let chosen = 0;
  for (const one of candidates) {
    if (!isProse(one) || !region.contains(one.element)) continue;
    prose += one.words;
    if (one.chosen) chosen += one.words;
  }
  return chosen < prose * 0.7 ? region : null;
}

function declaredRegion(whole: Element, heading: Element | null): Element | null {
  const bodies = whole.querySelectorAll('[itemprop~=articleBody]');
  if (bodies.length === 1) return bodies[0] ?? null;
  const around = heading?.closest('article');
  if (around) return around;
  const articles = whole.querySelectorAll('article');
  if (articles.length === 1) return articles[0] ?? null;
  return heading ? heading.closest('main, [role=main]') : whole.querySelector('main');
}

function isProse({ words, linkShare, element }: Block): boolean {
  return words >= 10 && linkShare < 0.3 && !element.closest('aside, footer, figcaption, figure');
}

/** The block after the heading, where the heading stands a little before the first choice. */
function beginning(candidates: readonly Candidate[], first: number, heading: Element): number {
  let between = 0;
  for (let at = first - 1; at >= 0 && between < MOST_BETWEEN; at -= 1) {
    const candidate = candidates[at];
    if (!candidate) continue;
    if (heading.contains(candidate.element) || candidate.element.contains(heading)) return at + 1;
    // A table of contents may be long.
    if (candidate.linkShare < 0.5) between += 1;
  }
  return first;
}

/** Where a declared article begins that has no heading, a little before the first choice. */
function beginningIn(
  candidates: readonly Candidate[],
  first: number,
  region: Element | null,
): number {
  const begin = candidates.findIndex(({ element }) => region?.contains(element));
  if (begin >= 0 && first - begin <= 4) return begin;
  // On pages without any containers the text begins where its own paragraphs do.
  const parent = flowAround(candidates[first]);
  const before = candidates.slice(0, first).findLastIndex((one) => flowAround(one) !== parent);
  return before + 1;
}

/** The last block that goes on right after the choice, in the same container or a declared region. */
function ending(candidates: readonly Candidate[], last: number, region: Element | null): number {
  const parent = flowAround(candidates[last]);
  let end = last;
  for (let at = last + 1; at < candidates.length; at += 1) {
    const one = candidates[at];
    if (!one || (flowAround(one) !== parent && !region?.contains(one.element))) break;
    if (isText(one)) end = at;
  }
  return end;
}

/** What lists and tables stand in; a long one is asked for once for each of its items. */
const aroundLists = new WeakMap<Element, Element>();

/** What a block stands in, or its list or table. */
function flowAround(one: Candidate | undefined): Element | null {
  const parent = one ? wholeListing(one.element).parentElement : null;
  if (!parent || !HOLDER.test(parent.localName)) return parent;
  let holder = parent;
  while (holder.parentElement && HOLDER.test(holder.parentElement.localName))
    holder = holder.parentElement;
  const known = aroundLists.get(holder);
  if (known) return known;
  let around: Element = holder.parentElement ?? holder;
  // Manuals wrap each table in an element of its own.
  const length = around.textContent.length;
  while (around.parentElement && around.parentElement.textContent.length < length * 1.1)
    around = around.parentElement;
  if (around.parentElement && around.matches('[class*=table i]')) around = around.parentElement;
  aroundLists.set(holder, around);
  return around;
}

/** Buttons and the like in a wrapper; the text of what holds more is not worth looking at. */
const MOST_BESIDE = 4;

/** A listing with all that is wrapped around it alone; another element as it is. */
function wholeListing(element: Element): Element {
  if (element.localName !== 'pre') return element;
  const said = element.textContent.trim();
  let whole = element;
  for (let around = whole.parentElement; around; around = around.parentElement) {
    if (around.childElementCount > MOST_BESIDE || around.textContent.trim() !== said) break;
    whole = around;
  }
  return whole;
}

function isStandFirst(block: Block): boolean {
  return (
    block.words >= 8 &&
    block.linkShare < 0.3 &&
    !block.element.closest('figure, aside, li, td, footer')
  );
}

/** Reads like text rather than like a control or a link to elsewhere. */
function isText(block: Block): boolean {
  const { element, words, linkShare } = block;
  if (words === 0)
    return (
      element.querySelector('img, picture, video, audio, iframe, math, svg') !== null &&
      !element.closest('aside')
    );
  // "Warning" above a box of the text is a part of it.
  return isPlainText(block) || (linkShare < 0.5 && element.closest(NOTE) !== null);
}

function isPlainText({ element, words, linkShare, text }: Block): boolean {
  // What is quoted beside the text is said there alone, or goes as repeated.
  if (element.localName === 'aside' && /^[“„«].{20,300}[”“»]$/u.test(text)) return linkShare === 0;
  if (element.closest('aside, footer')) return false;
  if (/^h[1-6]$/.test(element.localName)) return linkShare < 0.5;
  if (/^(?:pre|td|th|figcaption|caption|blockquote|dt|dd)$/.test(element.localName))
    return linkShare < 0.6;
  if (element.closest('figure, blockquote, table, dl')) return linkShare < 0.6;
  if (element.closest('li')) return (linkShare < 0.5 && words > 2) || isOwnItem(element);
  if (linkShare < 0.4 && (words >= 6 || ENDS_SENTENCE.test(text) || IS_TEX.test(text))) return true;
  return isPrintedAddress(text) || isBold(element, text);
}

/** A line all in bold is a heading in many templates. */
function isBold(element: Element, text: string): boolean {
  return shortText(element.querySelector('b, strong'), 200) === text && !element.querySelector('a');
}

/** Stands between paragraphs that were left out with it, as a table does in a builder's section. */
function isCell(block: Block): boolean {
  return /^(?:t[dh]|caption)$/.test(block.element.localName) && isText(block);
}

function commonAncestor(elements: ReadonlySet<Element>): Element | null {
  let common: Element | null = null;
  for (const element of elements) {
    common ??= element.parentElement;
    while (common && !common.contains(element)) common = common.parentElement;
  }
  // Cells and items are nothing without their table or list.
  while (common && HOLDER.test(common.localName)) common = common.parentElement;
  return common;
}
