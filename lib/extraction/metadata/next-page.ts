import { foldSpace } from '../page/blocks';
import { absoluteUrl, type PageFacts } from './page-facts';
import { pageOfMany } from './page-number';

const NEXT =
  /^\P{L}*(?:next|weiter|suivant|siguiente|avanti|volgende|próxima|dalej|nästa|næste|neste|далее|次|下一)/iu;
const COMMENTS = /comment|reply|cpage/i;

/**
 * The article's next page. `rel=next` is not believed alone, because many sites use it for the
 * next article: the address must be this article's with the next number.
 */
export function readNextPage({ root, url }: PageFacts): string | null {
  if (!URL.canParse(url)) return null;
  const here = pageOfMany(url);
  if (!/\/./.test(here.base)) return null;
  const next = String(here.page + 1);
  const numbered = new RegExp(`(?<!\\d)${next}(?!\\d)`);
  for (const link of root.querySelectorAll(
    `link[rel~=next i][href*="${next}"], a[href*="${next}"]`,
  )) {
    const href = link.getAttribute('href') ?? '';
    if (COMMENTS.test(href)) continue;
    if (!link.matches('[rel~=next i]') && !leadsOn(foldSpace(link.textContent), numbered)) continue;
    const address = absoluteUrl(href, url);
    const there = address === null ? null : pageOfMany(address);
    if (there?.base === here.base && there.page === here.page + 1) return address;
  }
  return null;
}

function leadsOn(text: string, numbered: RegExp): boolean {
  return text.length <= 80 && (numbered.test(text) || NEXT.test(text));
}
