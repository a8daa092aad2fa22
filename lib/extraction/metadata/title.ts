import type { PageElement } from '../page/element';
import { nodesIn } from '../page/walk';
import { foldSpace, isElement, shortText, wordKey } from '../page/blocks';
import { candidate, type Candidate } from './candidates';
import { textOf, type JsonLd } from './json-ld';
import { firstMeta, decodeReferences, withoutTags, type MetaTags } from './meta-tags';

/** Separators between an article's title and the site's name. */
const GLUE = /(?<!\s)\s+[|\-–—·•»«:/\\]+\s+|(?:(?<!\s)\s+)?[|»]\s*|(?<=\S):\s+/u;
/** Headings outside the article. */
const AROUND =
  'header nav h1, nav h1, aside h1, footer h1, [role=banner] h1.logo, dialog h1, [hidden] h1';

/** Elements that may show the title if no `h1` does. */
const LESSER =
  '[itemprop~=headline]:not(h1), h2, [class*=title i]:not(body, html, h1), [class*=headline i]:not(body, html, h1), h3';

/** The title candidates of a page, its likeliest title, and the element that shows it. */
export interface FoundTitle {
  readonly title: string | null;
  readonly candidates: readonly Candidate<string>[];
  readonly heading: PageElement | null;
}

/**
 * Collects the title candidates: the likeliest heading, structured data, meta tags, the document's
 * title.
 */
export function readTitle(root: PageElement, meta: MetaTags, jsonLd: JsonLd): FoundTitle {
  const found = likelyTitle(root, meta, jsonLd);
  const siteName = firstMeta(meta, 'og:site_name', 'application-name');
  const documentTitle = foldSpace(
    (root.querySelector('title')?.textContent ?? '').slice(0, MOST_LOOKED_AT),
  );
  const [heading] = mainFirst(visibleHeadings(root, 'h1'));
  const sources = {
    likely: found.title,
    heading: heading?.text ?? null,
    data: plain(textOf(jsonLd.article?.['headline'])),
    citation: firstMeta(meta, 'citation_title', 'dc.title', 'dcterms.title'),
    tags: firstMeta(meta, 'og:title'),
    'tags bare': withoutSite(firstMeta(meta, 'og:title'), siteName),
    document: documentTitle || null,
    'document bare': withoutSite(documentTitle || null, siteName),
  };
  const candidates = Object.entries(sources).flatMap(([source, title]) =>
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
 * Finds the likeliest title. The visible heading is trusted most, because `og:title` and the
 * document's title are written for search and sharing; but only if one of these agrees with it,
 * since the first heading of many pages is the site's name.
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
    // A heading may begin with a topic that titles elsewhere omit.
    const shorter = claims.find((claim) => endsWith(text, claim));
    // A site's name may precede other claims, but never the one in the structured data.
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
 * If a heading only repeats the end of the document's title, such as a manual's name, returns the
 * heading that matches its beginning instead.
 */
function beforeSite(agreed: Heading, documentTitle: string, root: PageElement): Heading {
  const [begin, ...rest] = documentTitle.split(GLUE).filter(Boolean).map(wordKey);
  const isName = begin !== undefined && rest.some((part) => part === wordKey(agreed.text));
  if (!isName) return agreed;
  return visibleHeadings(root, 'h1, h2').find(({ text }) => wordKey(text) === begin) ?? agreed;
}

/** Strips the site's name before or after a title. */
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
  // Without a known name, the separator has to be a strong one and the article's part long.
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

/**
 * Finds the element that shows the title if no heading does: one whose whole line reads like it.
 */
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
      const parent = node.parentElement;
      // In bare text, the title has no element of its own.
      return parent && wordKey(parent.textContent) === wanted ? parent : null;
    }
  }
  return null;
}

interface Heading {
  readonly element: PageElement;
  readonly text: string;
}

/** The headings that match a selector, in page order. */
function visibleHeadings(root: PageElement, selector: string): readonly Heading[] {
  const found: Heading[] = [];
  let looked = 0;
  for (const element of root.querySelectorAll(selector)) {
    if (element.matches(AROUND) || isLogo(element) || (looked += 1) > 200) continue;
    const text = titleText(element);
    if (text.length >= 2 && text.length <= 300) found.push({ element, text });
  }
  return found;
}

/** Sorts headings in the main part of the page before the others. */
function mainFirst(headings: readonly Heading[]): readonly Heading[] {
  const rank = ({ element }: Heading): number => (element.closest('article, main') ? 0 : 1);
  return headings.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The heading that agrees with most of a claimed title, since a heading within the text may begin
 * like the title; the first of those that agree equally.
 */
function fullest(headings: readonly Heading[], claims: readonly string[]): Heading | undefined {
  let most = 0;
  let found: Heading | undefined;
  for (const heading of headings) {
    const { text } = heading;
    for (const claim of claims) {
      const shared = Math.min(text.length, claim.length);
      if (shared <= most || !(agrees(text, claim) || endsWith(text, claim))) continue;
      most = shared;
      found = heading;
    }
  }
  return found;
}

/** Class names for a kicker within a heading: the topic, the section, a date. */
const KICKER =
  /kicker|dachzeile|roof-?line|(?:top|over|pre|super)-?(?:line|title|head)|sub-?(?:title|head)|title-?head|eyebrow|spitzmarke|antetitulo|cintillo/i;

/** In characters; anything longer is not a heading. */
const MOST_LOOKED_AT = 1000;

/** What a heading may hold besides its title: a button that copies its address (rustdoc, GitHub). */
const CONTROL = 'button, [role=button], [role=tooltip]';

/** Returns a heading's text without controls, or a kicker before or after its title. */
function titleText(heading: PageElement): string {
  const whole = shortText(heading, MOST_LOOKED_AT);
  if (heading.firstElementChild === null || !/^h[1-3]$/.test(heading.localName)) return whole;
  const isBeside = (child: PageElement): boolean =>
    child.localName === 'small' ||
    child.matches(CONTROL) ||
    isWidget(child) ||
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

/** Whether an element is a web component with controls, such as those of Google's DevSite. */
function isWidget(element: PageElement): boolean {
  return element.localName.includes('-') && element.querySelector(CONTROL) !== null;
}

/** Whether an element contains a link and nothing else. */
function isLinkAlone(element: PageElement): boolean {
  const link = element.querySelector('a[href]');
  return link !== null && foldSpace(link.textContent) === foldSpace(element.textContent);
}

/** Whether a heading links to the site's front page, and so names the site. */
function isLogo(heading: PageElement): boolean {
  const link = heading.closest('a[href]') ?? heading.querySelector('a[href]');
  if (!link || foldSpace(link.textContent) !== foldSpace(heading.textContent)) return false;
  return /^(?:https?:)?(?:\/\/[^/?#]+)?\/?$/i.test(link.getAttribute('href')?.trim() ?? '');
}

/** Whether a heading and a claimed title name the same thing, despite prefixes or suffixes. */
function agrees(heading: string, claim: string): boolean {
  const [a, b] = [wordKey(heading), wordKey(claim)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  return a.length >= 8 && (b.startsWith(a) || b.endsWith(a)) ? a.length * 4 > b.length : false;
}

/** Whether a heading ends with a claimed title, but says more. */
function endsWith(heading: string, claim: string): boolean {
  const [a, b] = [wordKey(heading), wordKey(claim)];
  return a !== b && b.length >= 16 && a.endsWith(b);
}

function plain(text: string | null): string | null {
  return text === null ? null : foldSpace(withoutTags(decodeReferences(text))) || null;
}

/** The longest topic before a colon in a title, in characters. */
const LONGEST_TOPIC = 50;

/** Whether a claimed title is a topic followed by the heading: "Kenya: Nairobi from below". */
function isWithTopic(claim: string, heading: string): boolean {
  if (!endsWith(claim, heading)) return false;
  const topic = claim.slice(0, claim.length - heading.length);
  return topic.length <= LONGEST_TOPIC && /[^:\s]:\s*$/.test(topic);
}
