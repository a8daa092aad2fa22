import type { PageElement } from '../page/element';
import { candidate, type Candidate } from './candidates';
import { countParts } from '../output/words';
import { foldSpace, shortText } from '../page/blocks';
import { lineAround, nearbyTexts } from '../page/nearby-text';
import { isOutsideArticle } from './outside-article';
import { asList, isNode, resolve, textOf } from './json-ld';
import { NOT_TEXT } from '../vocabulary/byline-words';
import { decodeReferences } from './meta-tags';
import type { PageFacts } from './page-facts';
import { distinctNames, isName, namesInByline, startsWithByWord } from './person-names';

const AUTHOR_ELEMENTS =
  '[itemprop~=author], [rel~=author], .p-author, .vcard .fn, [class*=byline i], [class*=author i], [id*=byline i], [id*=author i], [class*=autor i], [class*=auteur i], [class*=writer i], [data-testid*=byline i], [data-testid*=author i], address';
/** Class names for author details other than the name. */
const NO_NAME =
  /(?:author|byline|writer)[-_]*(?:badge|label|level|rank|role|job|position|count|follow)/i;
const OTHERS_WORK = new RegExp(`(?<!\\p{L})(?:${NOT_TEXT}) by `, 'iu');

const SOURCES = {
  data: fromJsonLd,
  citation: fromCitation,
  element: fromElements,
  byline: fromBylineText,
  meta: fromMeta,
};

/** Collects the authors' names from each source. A "name" may be the site's own. */
export function authorCandidates(
  facts: PageFacts,
  siteName: string | null,
): readonly Candidate<readonly string[]>[] {
  return Object.entries(SOURCES).flatMap(([source, read]) => {
    const all = distinctNames(read(facts).map(withoutMark)).slice(0, 12);
    const people = all.filter((name) => !isSite(name, siteName, facts.url));
    const names = people.length > 0 ? people : all;
    if (names.length === 0) return [];
    const signs = [
      `${Math.min(names.length, 4)} names`,
      people.length > 0 ? 'people' : 'site',
      names.every((name) => name.includes(' ')) ? 'full' : 'short',
    ];
    return candidate(source, names, names.join(' '), signs);
  });
}

/** Strips a footnote mark from a name. */
const withoutMark = (name: string): string => name.replace(/(?<![*†‡])[*†‡]+$/, '').trimEnd();

function fromJsonLd({ jsonLd, lang }: PageFacts): readonly string[] {
  const people = asList(jsonLd.article?.['author'] ?? jsonLd.article?.['creator']);
  return people.flatMap((person) => {
    const full = resolve(person, jsonLd.nodes);
    const text = isNode(full)
      ? full['name'] === undefined
        ? null
        : textOf(full['name'])
      : textOf(full);
    const name = text === null ? '' : foldSpace(decodeReferences(text));
    return /^https?:|^@/.test(name) ? [] : oneOrMany(name, lang);
  });
}

function fromCitation({ meta }: PageFacts): readonly string[] {
  const names =
    meta.get('citation_author') ?? meta.get('dc.creator') ?? meta.get('dcterms.creator') ?? [];
  return names.map((name) => name.replace(/^([^,]+), ([^,]+)$/, '$2 $1')).filter(isName);
}

function fromElements({ root, heading, lang }: PageFacts): readonly string[] {
  const article = heading?.closest('article, main') ?? root;
  const elements = Array.from(root.querySelectorAll(AUTHOR_ELEMENTS));
  const inside = elements.filter((element) => article !== element && article.contains(element));
  for (const scope of article === root ? [elements] : [inside, elements]) {
    const names: string[] = [];
    let holder: PageElement | null = null;
    let looked = 0;
    for (const element of scope) {
      if ((looked += 1) > 60) break;
      const text = shortText(element, 2000);
      if (text.length > 200 || text.length < 2 || isOutsideArticle(element, heading)) continue;
      if (NO_NAME.test(element.getAttribute('class') ?? '')) continue;
      const inner =
        element.querySelector('[itemprop~=name], [rel~=author], .fn, .name, a[href*="author" i]') ??
        element;
      const found = oneOrMany(foldSpace(inner.textContent) || text, lang);
      if (found.length === 0) continue;
      // More names of the same byline are next to the first; those of other articles are not.
      if (holder && !isNear(holder, element)) break;
      holder = element;
      names.push(...found);
    }
    if (names.length > 0) return names;
  }
  return [];
}

function isNear(a: PageElement, b: PageElement): boolean {
  return (
    a.contains(b) ||
    a.parentElement === b.parentElement ||
    a.parentElement?.parentElement === b.parentElement?.parentElement
  );
}

/** Reads a short block below the title that begins with "By" or the like. */
function fromBylineText({ root, heading, lang }: PageFacts): readonly string[] {
  if (!heading) return [];
  for (const { text, parent } of nearbyTexts(root, heading, 'nextNode', 60)) {
    const around = lineAround(parent);
    const line = around.length <= 160 ? around : text;
    if (line.length > 160) continue;
    const byline = [line, text].find(startsWithByWord);
    const inside =
      line.length <= 120 && /(?<!\p{L})[Bb]y \p{Lu}/u.test(line) && !parent.closest('li, figure');
    if (OTHERS_WORK.test(line)) continue;
    const names = namesInByline(byline ?? (inside ? line : ''), lang);
    // A single word after "von" or "de" is a name in a byline, but not in a sentence.
    if (names.length > 0 && (names.some((name) => name.includes(' ')) || countParts(line) <= 6))
      return names;
  }
  return [];
}

function fromMeta({ meta, lang }: PageFacts): readonly string[] {
  for (const name of [
    'author',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'byl',
    'og:article:author',
    'twitter:creator:name',
  ]) {
    const names = (meta.get(name) ?? [])
      .filter((value) => !/^https?:|^@/.test(value))
      .flatMap((value) => oneOrMany(value, lang));
    if (names.length > 0) return names;
  }
  // Labels that link previews show on two lines, such as "Written by" and the reading time.
  const shown = /\d/.test(meta.get('twitter:data1')?.[0] ?? '1') ? [] : meta.get('twitter:data1');
  return shown?.flatMap((value) => oneOrMany(value, lang)) ?? [];
}

/**
 * Reads the names from a text that has to be an author: an unusual pen name counts as a name there.
 */
function oneOrMany(text: string, lang: string | null): readonly string[] {
  const names = namesInByline(text, lang);
  if (names.length > 0) return names;
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{2,29}$/u.test(text) &&
    /\p{L}{2}/u.test(text) &&
    isName(text.replace(/^\p{L}/u, (c) => c.toUpperCase()).replace(/[\d_]/g, 'x'))
    ? [text]
    : [];
}

function isSite(name: string, siteName: string | null, url: string): boolean {
  const bare = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const host = URL.canParse(url)
    ? new URL(url).hostname
        .replace(/^www\./, '')
        .replace(/(?<!\.[a-z]*)\.[a-z.]+$/, '')
        .replace(/[^a-z0-9]/g, '')
    : '';
  return (
    bare === siteName?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') ||
    (host !== '' && bare === host)
  );
}
