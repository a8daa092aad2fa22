import { namesOf } from './boxes';
import { wordKey } from '../page/blocks';
import { NOT_CLEANED, type Block } from './block';
import type { Known } from './clean-article';
import type { Bin } from './dropped';
import { isOwnItem } from './link-lists';
import {
  headsText,
  isAgency,
  isByline,
  isCall,
  isContact,
  isLinkLine,
  isNotice,
  isTagLine,
  labelKind,
} from './lines';

const RIGHTS =
  /©|\(c\) ?(?:19|20)\d\d|copyright|all rights reserved|alle rechte vorbehalten|todos los derechos reservados|tous droits réservés|tutti i diritti riservati|wszelkie prawa zastrzeżone|все права защищены|todos os direitos reservados/i;
const SUBTITLE =
  /(?:^|[\s_-])(?:article|post|entry|story|content|tonal)?[\s_-]?(?:dek|deck|stand-?first|sub-?title|sub-?line|tagline|heading-des)(?:$|[\s_-])/;
const CRUMBS = /^\S.{0,40}\s[>›»→❯/]\s.{1,80}$/u;

/** In blocks. */
const LATE_BYLINES = 4;

/** Drops what stands before the article's first sentence: title, breadcrumb, byline, share row. */
export function dropLead(blocks: readonly Block[], known: Known, bin: Bin): void {
  let kept = 0;
  const subtitles = new Set<string>();
  for (const [at, block] of blocks.entries()) {
    if (block.words === 0 || block.element.closest(`figure, table, pre, ${NOT_CLEANED}`)) continue;
    const reason = headsText(block, blocks[at + 1])
      ? null
      : (leadReason(block, known) ??
        (subtitles.has(block.text) || (kept === 0 && isSubtitle(block, blocks))
          ? 'subtitle'
          : null));
    if (reason === 'subtitle') subtitles.add(block.text);
    if (reason) bin.drop(block.element, reason);
    else if ((kept += block.words) > 25) {
      dropBylinesAfter(blocks.slice(at + 1, at + 1 + LATE_BYLINES), known, bin);
      break;
    }
  }
}

/** Lines that say who wrote the article, or when, also stand under its first sentences. */
function dropBylinesAfter(blocks: readonly Block[], { authors, lang }: Known, bin: Bin): void {
  for (const block of blocks) {
    if (block.element.closest(`figure, table, pre, li, ${NOT_CLEANED}`)) return;
    if (block.words <= 12 && isByline(block, authors, lang)) bin.drop(block.element, 'byline');
  }
}

function leadReason(block: Block, { title, authors, lang }: Known): string | null {
  if (isTitle(block, title)) return 'title';
  if (isByline(block, authors, lang)) return 'byline';
  if (labelKind(block.text)) return 'label';
  if (CRUMBS.test(block.text) && block.words <= 20 && block.linkShare > 0.2) return 'breadcrumb';
  if (/^[^>›»❯]+(?:\s[>›»❯]\s[^>›»❯]+)+$/u.test(block.text) && block.words <= 20)
    return 'breadcrumb';
  if (isLinkLine(block) && block.words <= 20) return 'links';
  return null;
}

/** A sentence under the title that belongs to it: set as a heading, or named so. */
function isSubtitle({ element, text, words }: Block, all: readonly Block[]): boolean {
  if (words > 60 || words < 3) return false;
  if (/^h[2-5]$/.test(element.localName) && words >= 7 && !/[.!?。]$/.test(text))
    return all.filter((other) => other.element.localName === element.localName).length === 1;
  for (let place: Element | null = element, up = 0; place && up < 3; up += 1) {
    if (SUBTITLE.test(namesOf(place)) && place.textContent.length < 500) return true;
    place = place.parentElement;
  }
  return false;
}

function isTitle({ text, element }: Block, title: string): boolean {
  const [said, known] = [wordKey(text), wordKey(title)];
  if (known === '') return false;
  // A heading may hold more than the title, such as the topic above it.
  return said === known || (/^h[12]$/.test(element.localName) && said.endsWith(known));
}

/** In words. */
const LONGEST_HEADING = 20;

/** Drops what stands after the article's last sentence: labels, links, notices, tags. */
export function dropTail(blocks: readonly Block[], known: Known, bin: Bin): void {
  for (const block of blocks.toReversed()) {
    if (block.words === 0 || block.element.closest(`figure, [role=doc-endnotes], ${NOT_CLEANED}`))
      continue;
    const reason = tailReason(block, known);
    if (!reason) return;
    bin.drop(block.element, reason);
  }
}

function tailReason(block: Block, { authors, lang }: Known): string | null {
  if (block.element.closest('pre, table')) return null;
  // Some templates set whole paragraphs as headings.
  if (/^h[1-6]$/.test(block.element.localName) && block.words <= LONGEST_HEADING)
    return 'heading of nothing';
  if (labelKind(block.text)) return 'label';
  if (isLinkLine(block)) return isOwnItem(block.element) ? null : 'links';
  if (isTagLine(block)) return 'tags';
  if (isCall(block)) return 'call';
  if (RIGHTS.test(block.text) && block.words <= 60) return 'rights';
  if (isContact(block)) return 'contact';
  if (isAgency(block)) return 'agency';
  if (isNotice(block)) return 'notice';
  if (isAboutAuthor(block, authors)) return 'about the author';
  return isByline(block, authors, lang) ? 'byline' : null;
}

function isAboutAuthor({ text, words }: Block, authors: readonly string[]): boolean {
  const about = authors.find((author) => text.startsWith(author));
  if (about === undefined || words > 90) return false;
  return /^\s*,?\s*(?:is|was|has|writes|covers|works|lives|ist|schreibt|arbeitet|est|es|è|é|jest|är|er)(?!\p{L})/u.test(
    text.slice(about.length),
  );
}

const ABOUT =
  /^(?:about|über|sobre|à propos (?:de|d['’])|acerca de|informazioni su|over|o firmie|om) .{2,70}$/iu;

/** Drops what a press release says of its publisher in the end, under a heading of its own. */
export function dropAboutPublisher(blocks: readonly Block[], bin: Bin): void {
  const from = blocks.findLastIndex(
    ({ element, text, words }) =>
      words <= 10 &&
      ABOUT.test(text) &&
      !/[.!?]$/.test(text) &&
      (/^h\d$/.test(element.localName) || element.querySelector('b, strong') !== null),
  );
  if (from < blocks.length * 0.5) return;
  const after = blocks.slice(from);
  if (after.reduce((sum, { words }) => sum + words, 0) > 250) return;
  for (const { element } of after) bin.drop(element, 'about the publisher');
}
