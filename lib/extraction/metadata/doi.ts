import { nearbyTexts } from '../page/nearby-text';
import { asList, isNode, textOf } from './json-ld';
import type { PageFacts } from './page-facts';

const DOI = /(?<![\d.])10\.\d{4,9}\/[^\s"<>?#&]+/;
const NAMES = [
  'citation_doi',
  'bepress_citation_doi',
  'prism.doi',
  'dc.identifier.doi',
  'dc.identifier',
  'dcterms.identifier',
  'doi',
];
/** How many texts after the title may contain the article's own DOI. */
const NEAR_TITLE = 60;

/**
 * Reads the article's DOI. Order of trust: meta tags, JSON-LD, a doi.org link or "doi:" printed
 * below the title, the page's own URL. Links farther down are other people's work.
 */
export function readDoi(facts: PageFacts): string | null {
  const { meta, jsonLd, url } = facts;
  const article = jsonLd.article;
  const data = ['doi', 'identifier', 'sameAs', '@id', 'url'].flatMap((field) =>
    asList(article?.[field]),
  );
  const claims = [
    ...NAMES.flatMap((name) => meta.get(name) ?? []),
    ...data.map((value) => (isNode(value) ? textOf(value['value']) : textOf(value))),
  ];
  for (const claim of claims) {
    const doi = doiIn(claim);
    if (doi) return doi;
  }
  return printedDoi(facts) ?? doiIn(url);
}

function printedDoi({ root, heading }: PageFacts): string | null {
  if (!heading) return null;
  for (const { text, parent } of nearbyTexts(root, heading, 'nextNode', NEAR_TITLE)) {
    const address = parent.closest('a[href*="doi.org/10."]')?.getAttribute('href');
    const doi = doiIn(address) ?? (/^doi\b/i.test(text) ? doiIn(text) : null);
    if (doi) return doi;
  }
  return null;
}

function doiIn(text: string | null | undefined): string | null {
  if (!text?.includes('10.')) return null;
  const doi = DOI.exec(decoded(text))?.[0].replace(/(?<![.,;:)\]}])[.,;:)\]}]+$/, '');
  // Anything after it in a URL, such as a format, is not part of the DOI.
  return doi?.replace(/\/(?:full|abstract|pdf|epub|html|meta)$/i, '') ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
