import type { Publication } from '@/lib/clips/publication';

/** Longer lines are running text. */
const LONGEST = 250;

const CONTAINER = String.raw`(?<container>\p{Lu}[^\d;]{2,100}?)`;
const VOLUME = String.raw`(?:vol(?:ume|\.)?\s*)?(?<volume>\d{1,4})`;
const ISSUE = String.raw`(?:\s*\((?<issue>\d{1,4}(?:[–-]\d{1,3})?)\)|,?\s*(?:no|nr|issue|iss)\.?\s*(?<number>\d{1,4}))`;
const YEAR = String.raw`(?:\(?(?:19|20)\d\d\)?)`;
const PAGES = String.raw`(?:pp?\.?\s*)?(?<first>[a-z]?\d{1,6})\s?[–—-]\s?(?<last>[a-z]?\d{1,6})`;

/** `Journal 12(3), 211–214, 2024`, `Nature 591, 211–219 (2021)`, `J. Test, vol. 3, no. 2, pp. 1–9`. */
const LINE = new RegExp(
  `^\\W*${CONTAINER}[\\s,:]+${VOLUME}${ISSUE}?\\s*[,:;.]?\\s*(?:${YEAR}\\s*[,:;.]?\\s*)?${PAGES}`,
  'iu',
);

/** Finds where a work was published in the citation line that journals print on the first page. */
export function citationIn(lines: readonly string[]): Publication | null {
  for (const line of lines) {
    if (line.length > LONGEST) continue;
    const { container, volume, issue, number, first, last } = LINE.exec(line)?.groups ?? {};
    if (container === undefined || first === undefined || last === undefined) continue;
    if (/^(?:19|20)\d\d$/.test(volume ?? '') || /\b(?:see|fig|table|section)\b/i.test(container))
      continue;
    const numbered = issue ?? number;
    return {
      type: 'article-journal',
      container: container.replace(/(?<![\s,.:])[\s,.:]+$/, '').trim(),
      ...(volume !== undefined && { volume }),
      ...(numbered !== undefined && { issue: numbered }),
      pages: `${first}–${last}`,
    };
  }
  return null;
}
