import { foldSpace } from '../page/blocks';
import { absoluteUrl, type PageFacts } from './page-facts';
import { pageOfMany } from './page-number';

const NEXT =
  /^\P{L}*(?:next|weiter|suivant|siguiente|avanti|volgende|próxima|dalej|nästa|næste|neste|далее|次|下一)/iu;
const PREVIOUS =
  /^\P{L}*(?:prev|back|zurück|vorherige|précédent|anterior|indietro|precedente|vorige|wstecz|poprzedni|föreg|forrige|edellinen|назад|предыдущ|前へ|前の|上一)/iu;
const COMMENTS = /comment|reply|cpage/i;

/**
 * The article's next page. `rel=next` alone is not trusted, because many sites use it for the next
 * article: the URL must be this article's with the next number.
 */
export const readNextPage = (facts: PageFacts): string | null => adjacentPage(facts, 1);

/** The article's previous page, by the same rules; null for the first. */
export const readPreviousPage = (facts: PageFacts): string | null => adjacentPage(facts, -1);

function adjacentPage({ root, url, base }: PageFacts, step: 1 | -1): string | null {
  if (!URL.canParse(url)) return null;
  const here = pageOfMany(url);
  const wanted = here.page + step;
  if (!/\/./.test(here.base) || wanted < 1) return null;
  const rel = step === 1 ? '[rel~=next i]' : '[rel~=prev i]';
  // The first page's URL has no number.
  const named = wanted === 1 ? '[href]' : `[href*="${wanted}"]`;
  const numbered = new RegExp(`(?<!\\d)${wanted}(?!\\d)`);
  for (const link of root.querySelectorAll(`link${rel}${named}, a${named}`)) {
    const href = link.getAttribute('href') ?? '';
    if (COMMENTS.test(href)) continue;
    if (!link.matches(rel) && !leadsTo(foldSpace(link.textContent), numbered, step)) continue;
    const address = absoluteUrl(href, base);
    const there = address === null ? null : pageOfMany(address);
    if (there?.base === here.base && there.page === wanted) return address;
  }
  return null;
}

function leadsTo(text: string, numbered: RegExp, step: 1 | -1): boolean {
  const words = step === 1 ? NEXT : PREVIOUS;
  return text.length <= 80 && (numbered.test(text) || words.test(text));
}
