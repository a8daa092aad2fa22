import type { PageElement } from '../page/element';
import type { Article } from '../../clips/article';
import { foldSpace } from '../page/blocks';
import { readCanonicalUrl, readSiteName } from './address';
import { readAuthors } from './authors';
import { readDoi } from './doi';
import { readJsonLd, textOf } from './json-ld';
import { readKeywords } from './keywords';
import { readLanguage } from './language';
import { readLeadImage } from './lead-image';
import { firstMeta, readMetaTags, unescaped, withoutTags } from './meta-tags';
import { readNextPage } from './next-page';
import type { PageFacts } from './page-facts';
import { withinBounds } from './bounds';
import { isPaywalled } from './paywall';
import { readDates } from './published';
import { readSection } from './section';
import { readTitle } from './title';

/** The part of an article that is about it rather than in it. */
export type Metadata = Omit<
  Article,
  'html' | 'text' | 'wordCount' | 'dir' | 'title' | 'receipt'
> & {
  readonly title: string | null;
};

/** Reads the metadata of a page. Only reads: run it before anything is taken from the page. */
export function readMetadata(root: PageElement, url: string, now: Date): [Metadata, PageFacts] {
  const meta = readMetaTags(root);
  const jsonLd = readJsonLd(root);
  const { title, heading } = readTitle(root, meta, jsonLd);
  const lang = readLanguage(root, meta);
  const isDeclaredArticle = jsonLd.article !== null || firstMeta(meta, 'og:type') === 'article';
  const facts: PageFacts = { root, url, meta, jsonLd, lang, isDeclaredArticle, heading };
  const siteName = readSiteName(facts);
  const metadata: Metadata = {
    url,
    canonicalUrl: readCanonicalUrl(facts),
    title,
    authors: readAuthors(facts, siteName),
    siteName,
    ...readDates(facts, now),
    section: readSection(facts, title ?? ''),
    lang,
    excerpt: readExcerpt(facts),
    leadImage: readLeadImage(facts),
    doi: readDoi(facts),
    keywords: readKeywords(facts, siteName),
    paywalled: isPaywalled(facts),
    nextPage: readNextPage(facts),
  };
  return [withinBounds(metadata), facts];
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
  return text === null ? null : foldSpace(withoutTags(unescaped(text))) || null;
}
