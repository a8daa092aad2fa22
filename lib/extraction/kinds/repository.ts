import { textOf, type JsonLdNode } from '../metadata/json-ld';
import { foldSpace } from '../page/blocks';
import { statedFacts, type Fact } from './fact';
import { nodesOf } from './structured-data';

/**
 * Selectors for what forges show but leave out of their structured data: GitHub, GitLab, Gitea and
 * Forgejo, as known in 2026.
 */
const STARS = [
  'a[href$="/stargazers"]',
  'a[href$="/-/starrers"]',
  'a[href$="/stars"]',
  '#repo-stars-counter-star',
].join();
const LICENCE = 'a[rel~=license], a:has(> .octicon-law), a:has(> [data-testid="scale-icon"])';
const LANGUAGE = '[itemprop~=programmingLanguage], a[href*="/search?l="]';
const COUNT = /\d[\d.,\u00A0 ]{0,12}\d[kKmM]?|\d[kKmM]?/;

/** Returns the facts that a page states about the repository it shows; empty for any other page. */
export function repositoryFacts(
  page: Document,
  url: string,
  nodes: readonly JsonLdNode[],
): readonly Fact[] {
  const node = nodesOf(nodes, 'SoftwareSourceCode').find(({ codeRepository }) => codeRepository);
  if (!node && !isImportable(page, url)) return [];
  return statedFacts([
    ['language', textOf(node?.['programmingLanguage']) ?? languageIn(page)],
    ['licence', licenceOf(node) ?? textIn(page, LICENCE)],
    ['stars', starsIn(page)],
  ]);
}

/**
 * Whether a page is a repository's start page. Forges declare on it, and on the pages below, how Go
 * fetches it; the declared prefix is the repository's own URL.
 */
function isImportable(page: Document, url: string): boolean {
  const meta = page.querySelector('meta[name="go-import"]')?.getAttribute('content') ?? '';
  const { host, pathname } = new URL(url);
  return meta.split(/\s+/, 1)[0] === `${host}${pathname}`.replace(/\/$/, '');
}

function licenceOf(node: JsonLdNode | undefined): string | null {
  const licence = textOf(node?.['license']);
  // For a URL, the last path segment is the licence's name.
  return licence?.replace(/\/$/, '').split('/').at(-1) ?? null;
}

const textIn = (page: Document, selector: string): string | null =>
  foldSpace(page.querySelector(selector)?.textContent ?? '') || null;

/** The name of the language, without its percentage. */
const languageIn = (page: Document): string | null =>
  textIn(page, LANGUAGE)?.replace(/ [\d.,]+ ?%$/, '') ?? null;

function starsIn(page: Document): string | null {
  for (const element of page.querySelectorAll(STARS)) {
    const titled = element.matches('[title]') ? element : element.querySelector('[title]');
    const exact = COUNT.exec(titled?.getAttribute('title') ?? '');
    const found = exact ?? COUNT.exec(foldSpace(element.textContent));
    if (found) return found[0].trim();
  }
  return null;
}
