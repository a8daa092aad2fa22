import { foldSpace } from '../page/blocks';
import { absoluteUrl, type PageFacts } from './page-facts';
import { pageOfMany } from './page-number';

const COMMENTS = /comment|reply|cpage/i;

/**
 * The article's next page. `rel=next` is not believed alone, because many sites use it for the
 * next article: the address must be this article's with the next number.
 */
export function readNextPage({ root, url }: PageFacts): string | null {
  if (!URL.canParse(url)) return null;
  const here = pageOfMany(url);
  if (!/\/./.test(here.base)) return null;
  for (const link of root.querySelectorAll('link[rel~=next i][href], a[href]')) {
    const text = link.localName === 'a' ? link.textContent : '';
    if (link.localName === 'a' && !mayLeadOn(link, text, here.page + 1)) continue;
    const address = absoluteUrl(link.getAttribute('href'), url);
    if (!address || COMMENTS.test(address)) continue;
    const there = pageOfMany(address);
    if (there.base === here.base && there.page === here.page + 1) return address;
  }
  return null;
}

function mayLeadOn(link: Element, text: string, next: number): boolean {
  if (text.length > 80) return false;
  return link.matches('[rel~=next i]') || new RegExp(`(?<!\\d)${next}(?!\\d)`).test(text)
    ? true
    : /^\P{L}*(?:next|weiter|suivant|siguiente|avanti|volgende|próxima|dalej|nästa|næste|neste|далее|次|下一)/iu.test(
        foldSpace(text),
      );
}
