import { foldSpace } from '../page/blocks';
import { textOf } from './json-ld';
import { firstMeta } from './meta-tags';
import { absoluteUrl, type PageFacts } from './page-facts';
import { pageOfMany } from './page-number';

/** A host prefix that says how the page is served, not whose it is. */
const SERVED_AS = /^(?:www\d?|m|mobile|amp|touch|edition)\./;

/**
 * Reads the page's canonical URL. One that points at the home page or a section, at the first page
 * of the article, or at something else on another site is a template's mistake, and ignored.
 */
export function readCanonicalUrl({ root, url, base, meta }: PageFacts): string | null {
  const claims = [
    root.querySelector('link[rel~=canonical i][href]')?.getAttribute('href'),
    firstMeta(meta, 'og:url'),
  ];
  for (const claim of claims) {
    const canonical = absoluteUrl(claim, base);
    if (canonical && isBelievable(canonical, url)) return canonical;
  }
  return null;
}

function isBelievable(canonical: string, url: string): boolean {
  if (!URL.canParse(url)) return true;
  const [named, read] = [new URL(canonical), new URL(url)];
  if (isHome(named)) return isHome(read);
  if (!isSameSite(named.hostname, read.hostname)) {
    // A copy of an article may name the original, whose URL then has the same slug.
    return !isLocal(named.hostname) && (url.includes(named.hostname) || isSameSlug(named, read));
  }
  const [there, here] = [pageOfMany(canonical), pageOfMany(url)];
  if (here.page > 1 && there.page === 1 && there.base === here.base) return false;
  return !isSectionOf(named.pathname, read.pathname);
}

function isHome(url: URL): boolean {
  return /^\/(?:index\.\w+|[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(url.pathname) && url.search === '';
}

const isLocal = (host: string) => /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(host);

function isSameSite(a: string, b: string): boolean {
  const [one, other] = [a.replace(SERVED_AS, ''), b.replace(SERVED_AS, '')];
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function isSameSlug(named: URL, read: URL): boolean {
  const slug = ({ pathname }: URL): string =>
    (pathname.split('/').findLast((part) => part.length > 8) ?? '').replace(/\.\w+$/, '');
  const [one, other] = [slug(named), slug(read)];
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
}

/** Whether one path is another's parent, without the article's own slug. */
function isSectionOf(named: string, read: string): boolean {
  const section = named.replace(/\/?$/, '/');
  if (!read.startsWith(section)) return false;
  return /-[^/]*-|\d{5}/.test(read.slice(section.length));
}

/** Reads the site's name; if that is a whole page title, its last part. */
export function readSiteName({ root, meta, jsonLd }: PageFacts): string | null {
  const publisher = textOf(jsonLd.article?.['publisher']);
  const name =
    firstMeta(meta, 'og:site_name') ??
    (publisher && !/^https?:/.test(publisher) ? publisher : null) ??
    firstMeta(meta, 'application-name', 'twitter:site:name', 'dc.publisher', 'citation_publisher');
  const title = foldSpace(root.querySelector('head title')?.textContent ?? '');
  return name !== null && name === title ? (name.split(/ [|–—·:-] /).at(-1) ?? name) : name;
}
