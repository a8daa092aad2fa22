import { foldSpace, wordKey } from '../page/blocks';
import { asList, isNode, textOf } from './json-ld';
import { decodeReferences } from './meta-tags';
import type { PageFacts } from './page-facts';

/** A longer list is written for search engines, not for readers. */
const MOST_KEYWORDS = 12;
const LONGEST = 50;
/**
 * Keywords of use only to the site's own software: a field with its value, such as `locale: US`, or
 * an id.
 */
const FOR_PROGRAMS = /^[a-z][\w.-]*\s*:|^[\da-f-]{16,}$/;
const META = [
  'article:tag',
  'og:article:tag',
  'news_keywords',
  'citation_keywords',
  'dc.subject',
  'parsely-tags',
  'sailthru.tags',
  'keywords',
];

/**
 * Reads the page's keywords, in its own order: JSON-LD first, then links marked as tags, then meta
 * tags. The site's name is left out.
 */
export function readKeywords(facts: PageFacts, siteName: string | null): readonly string[] {
  const { root, meta, jsonLd } = facts;
  const named = asList(jsonLd.article?.['keywords']).flatMap((value) => {
    const text = isNode(value) ? textOf(value['name']) : textOf(value);
    return text ? splitKeywords(text) : [];
  });
  const scope = facts.heading?.closest('article, main') ?? root;
  const linked = Array.from(scope.querySelectorAll('a[rel~=tag i]'), (link) => link.textContent);
  const tagged = META.flatMap((name) => (meta.get(name) ?? []).flatMap(splitKeywords));
  const site = wordKey(siteName ?? '');
  const seen = new Set<string>([site, '']);
  const keywords: string[] = [];
  for (const raw of [...named, ...linked, ...tagged]) {
    const keyword = foldSpace(decodeReferences(raw)).replace(/^#+/, '');
    const key = wordKey(keyword);
    if (keyword.length > LONGEST || seen.has(key) || FOR_PROGRAMS.test(keyword)) continue;
    seen.add(key);
    keywords.push(keyword);
  }
  return keywords.slice(0, MOST_KEYWORDS);
}

function splitKeywords(text: string): readonly string[] {
  return text.split(/[,;，、|]\s*/);
}
