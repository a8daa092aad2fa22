import { kindOf } from '../page/blocks';
import { blocksIn, NOT_CLEANED, type Block } from './block';
import { gatherCaptions } from './captions';
import type { Bin } from './dropped';
import { dropAboutPublisher, dropLead, dropTail } from './edges';
import { headsText, isCall, isLinkLine, isOffer, isTagLine, labelKind } from './lines';
import { dropLinkLists } from './link-lists';
import { splitLines } from './split-lines';
import { tidy } from './tidy';

/** What the cleaning knows of the article. */
export interface Known {
  readonly title: string;
  readonly authors: readonly string[];
  readonly lang: string | null;
}

/** Takes everything out of the article's part of a page that is not the article. */
export function cleanArticle(part: Element, known: Known, bin: Bin): void {
  splitLines(part);
  gatherCaptions(part, bin);
  dropInlineControls(part);
  dropLinkLists(part, bin);
  const blocks = blocksIn(part);
  const left = (): readonly Block[] => blocks.filter(({ element }) => part.contains(element));
  dropLead(blocks, known, bin);
  dropLines(left(), bin);
  dropTail(left(), known, bin);
  dropAboutPublisher(left(), bin);
  tidy(part);
}

/** Manuals say the same of several things; nothing is pulled out of these. */
const SAID_ANEW = 'li, dd, td';

/** Drops single lines anywhere: labels with the links under them, calls, repeated blocks. */
function dropLines(blocks: readonly Block[], bin: Bin): void {
  const repeated = repeatedIn(blocks);
  let underLabel = false;
  let leadsOn = false;
  for (const [at, block] of blocks.entries()) {
    if (block.words === 0 || block.element.closest(`pre, table, figure, math, ${NOT_CLEANED}`)) {
      underLabel = false;
      continue;
    }
    const label = headsText(block, blocks[at + 1])
      ? null
      : (labelKind(block.text) ?? labelAbove(block));
    const reason: string | null =
      label ??
      (underLabel && block.linkShare > 0.35 && block.words <= 40 ? 'under a label' : null) ??
      (repeated.has(block) ? 'repeated' : null) ??
      (leadsOn ? null : lineReason(block));
    underLabel = label !== null || (underLabel && reason !== null);
    // A line that ends in a colon announces what follows, links too.
    leadsOn =
      reason === null &&
      (/[:：]$/.test(block.text) || (leadsOn && block.element.localName === 'li'));
    if (reason) bin.drop(block.element, reason);
  }
}

function lineReason(block: Block): string | null {
  if (isCall(block)) return 'call';
  if (isOffer(block)) return 'offer';
  if (isTagLine(block)) return 'tags';
  return block.element.localName !== 'li' && isLinkLine(block) && block.words >= 4 ? 'links' : null;
}

/**
 * Blocks that are said again later, as pulled quotes are; none where the text is made of
 * repetitions.
 */
function repeatedIn(blocks: readonly Block[]): ReadonlySet<Block> {
  const seen = new Map<string, string>();
  const repeated = new Set<Block>();
  let words = 0;
  let again = 0;
  for (const block of blocks.toReversed()) {
    words += block.words;
    if (block.words < 9 || block.element.closest(SAID_ANEW)) continue;
    const said = seen.get(block.text);
    const look = lookOf(block.element);
    if (said !== undefined) again += block.words;
    // What is pulled out looks different; manuals say the same of several things.
    if (said !== undefined && said !== look) repeated.add(block);
    seen.set(block.text, look);
  }
  return again > words * 0.2 ? new Set() : repeated;
}

/** How an element and what it stands in are set. */
function lookOf(element: Element): string {
  return `${kindOf(element)} in ${element.parentElement && kindOf(element.parentElement)}`;
}

/** Share and subscribe links inside running text, such as "Click to tweet". */
function dropInlineControls(part: Element): void {
  for (const label of part.querySelectorAll('a span')) {
    const sentence = label.closest('a');
    if (!/^click to tweet$/i.test(label.textContent.trim()) || !sentence) continue;
    label.remove();
    sentence.replaceWith(...sentence.childNodes);
  }
  for (const link of part.querySelectorAll('a, button, span[class*=tweet]')) {
    const kind = labelKind(link.textContent);
    if (kind === 'share' && link.textContent.trim().includes(' ')) link.remove();
  }
}

/** A label and its links in one block, a line each. */
function labelAbove({ element, linkShare }: Block): string | null {
  const first = linkShare > 0.5 && element.querySelector('br') ? element.firstChild : null;
  return first ? labelKind(first.textContent ?? '') : null;
}
