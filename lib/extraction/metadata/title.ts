import type { PageElement } from '../page/element';
import { nodesIn } from '../page/walk';
import { foldSpace, isElement, shortText, wordKey } from '../page/blocks';
import { candidate, type Candidate } from './candidates';
import { textOf, type JsonLd } from './json-ld';
import { firstMeta, unescaped, withoutTags, type MetaTags } from './meta-tags';

/** Between an article's title and the site's name. */
const GLUE = /(?<!\s)\s+[|\-–—·•»«:/\\]+\s+|(?:(?<!\s)\s+)?[|»]\s*|(?<=\S):\s+/u;
/** Headings that stand around the article rather than over it. */
const AROUND =
  'header nav h1, nav h1, aside h1, footer h1, [role=banner] h1.logo, dialog h1, [hidden] h1';

/** What may show a title where no `h1` does. */
const LESSER =
  '[itemprop~=headline]:not(h1), h2, [class*=title i]:not(body, html, h1), [class*=headline i]:not(body, html, h1), h3';

/** The titles that a page may mean, and the element on the page that shows the likeliest. */
export interface FoundTitle {
  readonly title: string | null;
  readonly candidates: readonly Candidate<string>[];
  readonly heading: PageElement | null;
}

/** Reads what the page may be called: by its likeliest heading, its data, its tags, its document. */
export function readTitle(root: PageElement, meta: MetaTags, jsonLd: JsonLd): FoundTitle {
  const found = likelyTitle(root, meta, jsonLd);
  const siteName = firstMeta(meta, 'og:site_name', 'application-name');
  const documentTitle = foldSpace(
    (root.querySelector('title')?.textContent ?? '').slice(0, MOST_LOOKED_AT),
  );
  const [heading] = mainFirst(visibleHeadings(root, 'h1'));
  const said = {
    likely: found.title,
    heading: heading?.text ?? null,
    data: plain(textOf(jsonLd.article?.['headline'])),
    citation: firstMeta(meta, 'citation_title', 'dc.title', 'dcterms.title'),
    tags: firstMeta(meta, 'og:title'),
    'tags bare': withoutSite(firstMeta(meta, 'og:title'), siteName),
    document: documentTitle || null,
    'document bare': withoutSite(documentTitle || null, siteName),
  };
  const candidates = Object.entries(said).flatMap(([source, title]) =>
    title ? candidate(source, title, title, titleSigns(title)) : [],
  );
  return { ...found, candidates };
}

function withoutSite(title: string | null, siteName: string | null): string | null {
  return title && withoutSiteName(title, siteName);
}

function titleSigns(title: string): readonly string[] {
  const words = title.split(' ').length;
  return [
    `${words < 3 ? words : words < 6 ? 'few' : words < 20 ? 'some' : 'many'} words`,
    /[|»]| [-–—] /.test(title) ? 'glued' : 'whole',
  ];
}

/**
 * The article's title. The visible heading is trusted most, because `og:title` and the
 * document's title are written for search and for sharing; but only where one of these agrees
 * with it, since the first heading of many pages is the site's name.
 */
function likelyTitle(
  root: PageElement,
  meta: MetaTags,
  jsonLd: JsonLd,
): Omit<FoundTitle, 'candidates'> {
  const documentTitle = foldSpace(
    (root.querySelector('title')?.textContent ?? '').slice(0, MOST_LOOKED_AT),
  );
  const siteName = firstMeta(meta, 'og:site_name', 'application-name');
  const headline = plain(textOf(jsonLd.article?.['headline']));
  const claims = [
    headline,
    firstMeta(meta, 'citation_title', 'dc.title', 'dcterms.title'),
    firstMeta(meta, 'og:title', 'twitter:title', 'parsely-title', 'sailthru.title'),
    documentTitle,
  ].filter((claim): claim is string => Boolean(claim));
  const first = mainFirst(visibleHeadings(root, 'h1'));
  const agreed =
    fullest(
      first.filter(({ text }) => text !== siteName),
      claims,
    ) ??
    visibleHeadings(root, LESSER).find(
      ({ text }) => text !== siteName && claims.some((claim) => agrees(text, claim)),
    );
  if (agreed) {
    const { element, text } = beforeSite(agreed, documentTitle, root);
    // A heading may begin with a topic that titles elsewhere go without.
    const shorter = claims.find((claim) => endsWith(text, claim));
    // A site's name may stand before other claims, never before the one in the page's data.
    const isWhole = headline !== null && isWithTopic(headline, text);
    return { title: shorter ?? (isWhole ? headline : text), heading: element };
  }
  const claimed = claims[0] && withoutSiteName(claims[0], siteName);
  const [only] = first;
  if (only && (first.length === 1 || !claimed) && only.text !== siteName && only.text.length > 12) {
    return { title: only.text, heading: only.element };
  }
  const shown = claimed ? lineThatReads(root, claimed) : null;
  return { title: claimed ?? only?.text ?? null, heading: shown ?? only?.element ?? null };
}

/**
 * Of a heading that says what the document's title ends with, as a manual's name does, the one that
 * says what it begins with.
 */
function beforeSite(agreed: Heading, documentTitle: string, root: PageElement): Heading {
  const [begin, ...rest] = documentTitle.split(GLUE).filter(Boolean).map(wordKey);
  const isName = begin !== undefined && rest.some((part) => part === wordKey(agreed.text));
  if (!isName) return agreed;
  return visibleHeadings(root, 'h1, h2').find(({ text }) => wordKey(text) === begin) ?? agreed;
}

/** A title without the site's name before or after it. */
export function withoutSiteName(title: string, siteName: string | null): string {
  const parts = title.split(GLUE).filter(Boolean);
  if (parts.length < 2) return title;
  const named = siteName && siteName.toLowerCase();
  if (named) {
    const lower = title.toLowerCase();
    for (const [start, end] of [
      [0, lower.length - named.length],
      [named.length, lower.length],
    ] as const) {
      const cut = start === 0 ? lower.endsWith(named) : lower.startsWith(named);
      const rest = cut
        ? title
            .slice(start, end)
            .replace(/^[\s|\-–—·•»«:/\\]+|(?<![\s|\-–—·•»«:/\\])[\s|\-–—·•»«:/\\]+$/gu, '')
        : '';
      if (rest.length > 3) return rest;
    }
  }
  // Without a name to go by, the glue is one of the strong kinds and the article's part is long.
  const pieces = title
    .split(/(?<!\s)\s+[|–—·•»«]+\s+|(?<!\s)\s+-\s+|(?:(?<!\s)\s+)?\|\s*/u)
    .filter(Boolean);
  const longest = pieces.reduce((a, b) => (b.length > a.length ? b : a), '');
  if (pieces.length > 1 && pieces[0] && pieces[0].length >= longest.length * 0.5) {
    const last = pieces.at(-1) ?? '';
    return last.split(' ').length <= 5
      ? title.slice(0, title.lastIndexOf(last)).replace(/(?<![\s|\-–—·•»«])[\s|\-–—·•»«]+$/u, '')
      : title;
  }
  return longest || title;
}

/** The element that shows the title where no heading does: the whole of a line reads like it. */
function lineThatReads(root: PageElement, title: string): PageElement | null {
  const wanted = wordKey(title);
  let looked = 0;
  for (const node of nodesIn(root)) {
    if (node.nodeType === 1) continue;
    if ((looked += 1) > 3000) break;
    const text = node.nodeValue;
    if (
      text.length >= title.length &&
      text.length < title.length + 60 &&
      wordKey(text) === wanted
    ) {
      return node.parentElement;
    }
  }
  return null;
}

interface Heading {
  readonly element: PageElement;
  readonly text: string;
}

/** Headings that a selector finds, in the page's order. */
function visibleHeadings(root: PageElement, selector: string): readonly Heading[] {
  const found: Heading[] = [];
  let looked = 0;
  for (const element of root.querySelectorAll(selector)) {
    if (element.matches(AROUND) || isLogo(element) || (looked += 1) > 200) continue;
    const text = withoutKicker(element);
    if (text.length >= 2 && text.length <= 300) found.push({ element, text });
  }
  return found;
}

/** Headings in the main part of the page before the others. */
function mainFirst(headings: readonly Heading[]): readonly Heading[] {
  const rank = ({ element }: Heading): number => (element.closest('article, main') ? 0 : 1);
  return headings.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The heading that says most of what a title is claimed to be, for one in the text may begin as the
 * title does; the first of those that say as much.
 */
function fullest(headings: readonly Heading[], claims: readonly string[]): Heading | undefined {
  let most = 0;
  let found: Heading | undefined;
  for (const heading of headings) {
    const { text } = heading;
    for (const claim of claims) {
      const said = Math.min(text.length, claim.length);
      if (said <= most || !(agrees(text, claim) || endsWith(text, claim))) continue;
      most = said;
      found = heading;
    }
  }
  return found;
}

/** What stands above a title, in its heading: the topic, the section, a date. */
const KICKER =
  /kicker|dachzeile|roof-?line|(?:top|over|pre|super)-?(?:line|title|head)|sub-?(?:title|head)|title-?head|eyebrow|spitzmarke|antetitulo|cintillo/i;

/** In characters: what is longer is no heading. */
const MOST_LOOKED_AT = 1000;

/** What a heading says, without a line of other matter before or after its title. */
function withoutKicker(heading: PageElement): string {
  const whole = shortText(heading, MOST_LOOKED_AT);
  if (heading.firstElementChild === null || !/^h[1-3]$/.test(heading.localName)) return whole;
  const isBeside = (child: PageElement): boolean =>
    child.localName === 'small' ||
    KICKER.test(child.getAttribute('class') ?? '') ||
    (child === heading.firstElementChild && child.localName !== 'a' && isLinkAlone(child));
  const left = Array.from(heading.childNodes).filter((node) =>
    isElement(node) ? !isBeside(node) : node.nodeType === 3,
  );
  const text = left.map((node) => node.textContent).join('');
  const title = foldSpace(text).replace(/^[\s:|–—-]+|(?<![\s:|–—-])[\s:|–—-]+$/gu, '');
  const isWhole = left.filter(isElement).length === heading.childElementCount;
  return isWhole || title.length <= 3 ? whole : title;
}

/** Whether an element holds a link and nothing else. */
function isLinkAlone(element: PageElement): boolean {
  const link = element.querySelector('a[href]');
  return link !== null && foldSpace(link.textContent) === foldSpace(element.textContent);
}

/** A heading that links to the site's front page names the site. */
function isLogo(heading: PageElement): boolean {
  const link = heading.closest('a[href]') ?? heading.querySelector('a[href]');
  if (!link || foldSpace(link.textContent) !== foldSpace(heading.textContent)) return false;
  return /^(?:https?:)?(?:\/\/[^/?#]+)?\/?$/i.test(link.getAttribute('href')?.trim() ?? '');
}

/** Whether a heading and a claimed title name the same thing, whatever is glued to either. */
function agrees(heading: string, claim: string): boolean {
  const [a, b] = [wordKey(heading), wordKey(claim)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  return a.length >= 8 && (b.startsWith(a) || b.endsWith(a)) ? a.length * 4 > b.length : false;
}

/** Whether a heading says more than a claimed title, which it ends with. */
function endsWith(heading: string, claim: string): boolean {
  const [a, b] = [wordKey(heading), wordKey(claim)];
  return a !== b && b.length >= 16 && a.endsWith(b);
}

function plain(text: string | null): string | null {
  return text === null ? null : foldSpace(withoutTags(unescaped(text))) || null;
}

/** In characters: a topic that a title begins with, before a colon. */
const LONGEST_TOPIC = 50;

/** Whether a claimed title says what a heading does, after its topic: "Kenya: Nairobi from below". */
function isWithTopic(claim: string, heading: string): boolean {
  if (!endsWith(claim, heading)) return false;
  const topic = claim.slice(0, claim.length - heading.length);
  return topic.length <= LONGEST_TOPIC && /[^:\s]:\s*$/.test(topic);
}
