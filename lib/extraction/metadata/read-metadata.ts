import { shippedRankers } from '../model/shipped';
import type { Rankers } from '../model/ranker';
import type { Candidate } from './candidates';
import type { PageElement } from '../page/element';
import { foldSpace } from '../page/blocks';
import { readCanonicalUrl, readSiteName } from './address';
import { authorCandidates } from './authors';
import { readDoi } from './doi';
import { readJsonLd, textOf } from './json-ld';
import { readKeywords } from './keywords';
import { readLanguage } from './language';
import { readLeadImage } from './lead-image';
import { firstMeta, readMetaTags, decodeReferences, withoutTags } from './meta-tags';
import { readNextPage, readPreviousPage } from './adjacent-pages';
import { baseOf, type PageFacts } from './page-facts';
import { withinBounds } from './bounds';
import type { Metadata } from './metadata';
import { isPaywalled } from './paywall';
import { readPublication } from './publication';
import { dateCandidates, addTime } from './published';
import { readSection } from './section';
import { readTitle } from './title';

/**
 * Reads the metadata of a page. Run it before anything is removed from the page, which it does not
 * change.
 */
export function readMetadata(
  root: PageElement,
  url: string,
  now: Date,
  rankers: Rankers = shippedRankers(),
): [Metadata, PageFacts] {
  const { candidates, facts, siteName, keys } = readCandidates(root, url, now);
  const title = rankers.title.choose(candidates.title, keys)?.value ?? null;
  const published = rankers.published.choose(candidates.published, keys);
  const publication = readPublication(facts);
  const metadata: Metadata = {
    url,
    canonicalUrl: readCanonicalUrl(facts),
    title,
    authors: rankers.authors.choose(candidates.authors, keys)?.value ?? [],
    siteName,
    publishedAt: published && addTime(published.value, candidates.published),
    modifiedAt: candidates.modifiedAt,
    section: readSection(facts, title ?? ''),
    lang: facts.lang,
    excerpt: readExcerpt(facts),
    leadImage: readLeadImage(facts),
    doi: readDoi(facts),
    ...(publication && { publication }),
    keywords: readKeywords(facts, siteName),
    paywalled: isPaywalled(facts),
    nextPage: readNextPage(facts),
    previousPage: readPreviousPage(facts),
  };
  return [withinBounds(metadata), facts];
}

/** The candidates for the fields that a ranker chooses, and the facts of the page. */
export interface Candidates {
  readonly candidates: {
    readonly title: readonly Candidate<string>[];
    readonly authors: readonly Candidate<readonly string[]>[];
    readonly published: readonly Candidate<string>[];
    readonly modifiedAt: string | null;
  };
  readonly facts: PageFacts;
  readonly siteName: string | null;
  /** Features of the page as a whole. */
  readonly keys: readonly string[];
}

/** Reads the candidates for a page's title, authors and dates. */
export function readCandidates(root: PageElement, url: string, now: Date): Candidates {
  const meta = readMetaTags(root);
  const jsonLd = readJsonLd(root);
  const { candidates: title, heading } = readTitle(root, meta, jsonLd);
  const lang = readLanguage(root, meta);
  const isDeclaredArticle = jsonLd.article !== null || firstMeta(meta, 'og:type') === 'article';
  const facts: PageFacts = {
    root,
    url,
    base: baseOf(root, url),
    meta,
    jsonLd,
    lang,
    isDeclaredArticle,
    heading,
  };
  const siteName = readSiteName(facts);
  const authors = authorCandidates(facts, siteName);
  const { published, modifiedAt } = dateCandidates(facts, now);
  const keys = [
    isDeclaredArticle ? 'declared' : 'undeclared',
    `type ${firstMeta(meta, 'og:type')?.slice(0, 20) ?? 'none'}`,
    heading ? 'headed' : 'unheaded',
  ];
  return { candidates: { title, authors, published, modifiedAt }, facts, siteName, keys };
}

function readExcerpt({ meta, jsonLd }: PageFacts): string | null {
  const text =
    firstMeta(
      meta,
      'og:description',
      'description',
      'twitter:description',
      'dc.description',
      'dcterms.description',
    ) ?? textOf(jsonLd.article?.['description']);
  return text === null ? null : foldSpace(withoutTags(decodeReferences(text))) || null;
}
