import { textOf } from './json-ld';
import { firstMeta } from './meta-tags';
import { absoluteUrl, type PageFacts } from './page-facts';

/**
 * The address the page names as its own. One that points at the home page, or at another site,
 * from a page that is neither is a template's mistake, and none at all.
 */
export function readCanonicalUrl({ root, url, meta }: PageFacts): string | null {
  const claims = [
    root.querySelector('link[rel~=canonical i][href]')?.getAttribute('href'),
    firstMeta(meta, 'og:url'),
  ];
  for (const claim of claims) {
    const canonical = absoluteUrl(claim, url);
    if (canonical && isBelievable(canonical, url)) return canonical;
  }
  return null;
}

function isBelievable(canonical: string, url: string): boolean {
  if (!URL.canParse(url)) return true;
  const [named, read] = [new URL(canonical), new URL(url)];
  if (
    /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(named.hostname) &&
    named.hostname !== read.hostname
  )
    return false;
  return !isHome(named) || isHome(read);
}

function isHome(url: URL): boolean {
  return /^\/(?:index\.\w+|[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(url.pathname) && url.search === '';
}

/** The site's name as it calls itself. */
export function readSiteName({ meta, jsonLd }: PageFacts): string | null {
  const publisher = textOf(jsonLd.article?.['publisher']);
  return (
    firstMeta(meta, 'og:site_name') ??
    (publisher && !/^https?:/.test(publisher) ? publisher : null) ??
    firstMeta(meta, 'application-name', 'twitter:site:name', 'dc.publisher', 'citation_publisher')
  );
}
