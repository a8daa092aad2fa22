import { foldSpace } from '../page/blocks';
import { AGENCIES, CREDIT_WORDS } from '../vocabulary/credit-words';

const LED = new RegExp(
  `^[\\s([|•–—-]*(?:${CREDIT_WORDS})\\s*(?:[:：.|/©–—-]\\s*)+(.{2,120})$`,
  'iu',
);
const LED_BY =
  /^[\s([]*(?:photo|photos|photograph|photography|picture|image|illustration)s? (?:by|courtesy of|credit)\s+(.{2,120})$/iu;
const SIGNED = /^[\s([]*(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d\s*)?(.{2,120})$/iu;
const AGENCY = new RegExp(
  `^[^.!?]{0,60}?(?<![\\p{L}])(?:${AGENCIES})(?![\\p{L}])[^.!?]{0,40}$`,
  'iu',
);
const INSIDE = new RegExp(
  `(?:[([|–—]|\\.\\s)\\s*((?:${CREDIT_WORDS})\\s*[:：]\\s*|(?:photo|image|picture)s? (?:by|courtesy of)\\s+|©\\s*)([^()[\\]]{2,80})[)\\]]?\\s*$`,
  'iu',
);

/**
 * Extracts the name from a line that is nothing but a credit, such as "Photo by: …"; null for other
 * text.
 */
export function creditLine(line: string): string | null {
  const text = foldSpace(line);
  if (text.length > 140) return null;
  const name = LED.exec(text)?.[1] ?? LED_BY.exec(text)?.[1] ?? SIGNED.exec(text)?.[1];
  if (name) return bare(name);
  return text.length <= 80 && AGENCY.test(text) && text.split(' ').length <= 8 ? bare(text) : null;
}

/** Extracts the credit at the end of a caption. */
export function creditInCaption(caption: string): string | null {
  const text = foldSpace(caption);
  const name = INSIDE.exec(text)?.[2];
  return name ? bare(name) : creditLine(text);
}

/** Strips "Photo by", brackets and punctuation from a name. */
export function stripCreditWords(text: string): string {
  const folded = foldSpace(text);
  return creditLine(folded) ?? bare(folded);
}

function bare(name: string): string {
  const text = name.replace(/^[\s:：©([|–—-]+/u, '').trim();
  return (/[([]/.test(text) ? text : text.replace(/(?<![)\]])[)\]]+$/u, '')).replace(
    /(?<![\s|,;])[\s|,;]+$/u,
    '',
  );
}
