import type { PageElement } from '../page/element';
import { firstMeta, type MetaTags } from './meta-tags';

const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/** Real tags are no longer, in characters (RFC 5646, section 4.4.1). */
const LONGEST_TAG = 35;

/** Reads the page's language as a BCP 47 tag, if it declares one. */
export function readLanguage(root: PageElement, meta: MetaTags): string | null {
  const claims = [
    root.getAttribute('lang'),
    root.getAttribute('xml:lang'),
    root.querySelector('body[lang], article[lang], main[lang]')?.getAttribute('lang'),
    firstMeta(meta, 'content-language', 'language', 'dc.language', 'inlanguage', 'og:locale'),
  ];
  for (const claim of claims) {
    const tag = claim?.trim().replace('_', '-') ?? '';
    if (tag.length <= LONGEST_TAG && TAG.test(tag)) return tag;
  }
  return null;
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g;

/**
 * Reads the writing direction: as declared on or around the article, otherwise if the text makes it
 * obvious.
 */
export function readDirection(
  root: PageElement,
  heading: PageElement | null,
  text: string,
): 'ltr' | 'rtl' | null {
  const declared = (
    heading?.closest('[dir]') ??
    root.querySelector('body[dir], article[dir], main[dir]') ??
    root
  )
    ?.getAttribute('dir')
    ?.toLowerCase();
  if (declared === 'rtl' || declared === 'ltr') return declared;
  const sample = text.slice(0, 2000);
  return (sample.match(RTL)?.length ?? 0) > (sample.match(/\p{L}/gu)?.length ?? 0) / 2 &&
    sample !== ''
    ? 'rtl'
    : null;
}
