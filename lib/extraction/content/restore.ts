import { blockOf, type Block } from '../cleaning/block';
import { NUMBER } from './number-blocks';

/** A block of the page and whether the first choice kept it. */
interface Candidate extends Block {
  readonly chosen: boolean;
}

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
  const first = candidates.findIndex((one) => one.chosen && one.words > 0);
  const last = candidates.findLastIndex((one) => one.chosen && one.words > 0);
  if (first < 0) return null;
  const begin = heading ? beginning(candidates, first, heading) : first;
  const end = ending(candidates, last);
  const kept = new Set<Element>();
  for (const [at, one] of candidates.entries()) {
    const keep =
      one.chosen ||
      (at >= begin && at < first ? isStandFirst(one) : at > first && at <= end && isText(one));
    if (keep) kept.add(one.element);
  }
  const root = commonAncestor(kept) ?? whole;
  for (const { element } of candidates) if (!kept.has(element)) element.remove();
  return root;
}

/** The block after the heading, where the heading stands a little before the first choice. */
function beginning(candidates: readonly Candidate[], first: number, heading: Element): number {
  for (let at = first - 1; at >= 0 && first - at < 25; at -= 1) {
    const candidate = candidates[at];
    if (candidate && (heading.contains(candidate.element) || candidate.element.contains(heading)))
      return at + 1;
  }
  return first;
}

/** The last block that goes on right after the choice, in the same container. */
function ending(candidates: readonly Candidate[], last: number): number {
  const parent = candidates[last]?.element.parentElement;
  let end = last;
  for (let at = last + 1; at < candidates.length; at += 1) {
    const one = candidates[at];
    if (!one || one.element.parentElement !== parent) break;
    if (isText(one)) end = at;
  }
  return end;
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
  const { element, words, linkShare, text } = block;
  if (words === 0)
    return (
      element.querySelector('img, picture, video, audio, iframe, math, svg') !== null &&
      !element.closest('aside')
    );
  if (element.closest('aside, footer')) return false;
  if (/^h[1-6]$/.test(element.localName)) return linkShare < 0.5;
  if (/^(?:pre|td|th|figcaption|caption|blockquote|dt|dd)$/.test(element.localName))
    return linkShare < 0.6;
  if (element.closest('figure, blockquote, table, dl')) return linkShare < 0.6;
  if (element.closest('li')) return linkShare < 0.5 && words > 2;
  return linkShare < 0.4 && (words >= 6 || /[.!?:。！？…]["”’»)]?$/u.test(text));
}

function commonAncestor(elements: ReadonlySet<Element>): Element | null {
  let common: Element | null = null;
  for (const element of elements) {
    common ??= element.parentElement;
    while (common && !common.contains(element)) common = common.parentElement;
  }
  return common;
}
