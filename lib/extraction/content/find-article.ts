import { dropBoxes } from '../cleaning/boxes';
import { dropLabelledBoxes } from '../cleaning/labelled-boxes';
import type { Bin } from '../cleaning/dropped';
import { dropOthers, lengthOfOthers } from '../cleaning/others';
import { putFootnotes, takeFootnotes } from '../keep/footnotes';
import { documentOf } from '../page/copy';
import { unwrapLayoutTables } from './layout-tables';
import { NUMBER, numberBlocks, unnumber } from './number-blocks';
import { baseOf, linkAbsolutely, preparePage } from './prepare';
import { readablePart } from './readable-part';
import { restoreArticle } from './restore';
import { threadAround } from './thread';

/** Shorter than this, the first choice is tried again on the page as it was. */
const ENOUGH = 300;
const ANSWERS = ':is([class*=comment i], [class*=message i], [class*=answer i])';
const OTHER_ANSWERS = /^box named (?:comment|message|answer)/;
/** Marks the heading in the copy of the copy. */
const HEADING = 'data-tearsheet-heading';

/**
 * The part of the page that holds the article. Boxes that are no part of any article go first,
 * which makes the choice better and faster; where too little is left, or answers in a discussion
 * went, such a box held the text, and the choice is made again on the untouched page.
 */
export function findArticle(
  root: Element,
  heading: Element | null,
  again: () => Element | null,
  url: string,
  bin: Bin,
): Element | null {
  heading?.setAttribute(HEADING, '');
  const first = choose(root, url, bin);
  const isEnough = first !== null && (length(first) >= ENOUGH || lengthOfOthers(bin) > ENOUGH);
  const lacksAnswers = first !== null && mayLackAnswers(first, bin);
  if (isEnough && !lacksAnswers) return first;
  const untouched = again();
  const second = untouched && choose(untouched, url, null);
  if (lacksAnswers && second?.className === 'thread') {
    bin.dropped.length = 0;
    return second;
  }
  if (isEnough || !second || length(second) <= length(first) * 1.5) return first;
  dropBoxes(second, bin);
  return second;
}

/** Whether what was taken for comments on an article may be a discussion with it. */
function mayLackAnswers(first: Element, bin: Bin): boolean {
  return (
    !first.classList.contains('thread') &&
    first.matches(`${ANSWERS}, :has(${ANSWERS})`) &&
    bin.dropped.some(({ reason }) => OTHER_ANSWERS.test(reason))
  );
}

/** Readability's choice of an untouched page, boxes and all. */
export function plainArticle(root: Element, heading: Element | null, url: string): Element | null {
  heading?.setAttribute(HEADING, '');
  return choose(root, url, null);
}

/**
 * All of a region that is known to hold the article, without the boxes in it. For large pages,
 * on which comparing the blocks with each other takes too long.
 */
export function wholeRegion(root: Element, url: string, bin: Bin): Element | null {
  const base = baseOf(root, url);
  const body = root.querySelector('body');
  if (!body) return null;
  preparePage(body, base);
  unwrapLayoutTables(body);
  dropBoxes(body, bin);
  numberBlocks(body);
  unnumber(body);
  linkAbsolutely(body, base);
  return body;
}

function choose(root: Element, url: string, bin: Bin | null): Element | null {
  const base = baseOf(root, url);
  preparePage(root, base);
  const notes = takeFootnotes(root);
  unwrapLayoutTables(root);
  const body = root.querySelector('body') ?? root;
  if (bin) {
    dropOthers(body, root.querySelector(`[${HEADING}]`), bin);
    dropBoxes(body, bin);
    dropLabelledBoxes(body, bin);
  }
  // Spacers would cut the words that they stand between.
  for (const spacer of body.querySelectorAll('div:empty')) spacer.remove();
  numberBlocks(body);
  const whole = root.ownerDocument.importNode(body, true);
  const part = readablePart(documentOf(root));
  const chosen = new Set(
    Array.from(
      part?.querySelectorAll(`[${NUMBER}]`) ?? [],
      (element) => element.getAttribute(NUMBER) ?? '',
    ),
  );
  const heading = whole.querySelector(`[${HEADING}]`);
  heading?.removeAttribute(HEADING);
  const article =
    threadAround(whole, chosen, heading) ?? restoreArticle(whole, chosen, heading) ?? part;
  if (article) {
    putFootnotes(article, notes);
    linkAbsolutely(article, base);
  }
  return article;
}

function length(part: Element | null): number {
  return part?.textContent.trim().length ?? 0;
}
