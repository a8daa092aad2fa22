import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import { PUBLICATION_FIELDS } from '@/lib/clips/publication';
import { pageSelectorOf } from '@/lib/clips/page-selectors';
import type { PageValues } from '@/lib/clips/page-values';
import { isPageName } from '@/lib/clips/page-values';
import type { Variables } from './evaluate';
import type { Value } from './value';

/** A clip's fields, by variable name. */
const FIELDS: Readonly<Record<string, (clip: Clip) => Value>> = {
  title: (clip) => clip.title,
  url: (clip) => clip.url,
  canonical_url: (clip) => (clip.canonicalUrl === clip.url ? null : clip.canonicalUrl),
  author: (clip) => clip.authors.join(', ') || null,
  authors: (clip) => clip.authors,
  site: (clip) => clip.siteName,
  host: (clip) => siteHost(clip.url),
  domain: (clip) => siteHost(clip.url),
  section: (clip) => clip.section,
  published: (clip) => clip.publishedAt,
  modified: (clip) => clip.modifiedAt,
  clipped: (clip) => new Date(clip.clippedAt).toISOString(),
  date: (clip) => new Date(clip.clippedAt).toISOString().slice(0, 10),
  lang: (clip) => clip.lang,
  words: (clip) => clip.wordCount,
  doi: (clip) => clip.doi,
  type: (clip) => clip.publication?.type ?? null,
  ...Object.fromEntries(
    PUBLICATION_FIELDS.map((field) => [field, (clip: Clip) => clip.publication?.[field] ?? null]),
  ),
  tags: (clip) => [...new Set(clip.tags.map(tagName).filter((tag) => tag !== ''))],
  starred: (clip) => clip.starred || null,
  archived: (clip) => clip.archived || null,
  excerpt: (clip) => clip.excerpt,
  description: (clip) => clip.excerpt,
  standfirst: (clip) => clip.standfirst ?? null,
  image: (clip) => clip.leadImage?.url ?? null,
  image_credit: (clip) => clip.leadImage?.credit ?? null,
  note: (clip) => (clip.note === '' ? null : clip.note),
  highlights: (clip) =>
    clip.highlights.map(({ quote, note, colour, tags }) => ({
      text: quote.exact.trim(),
      note: note.trim(),
      colour,
      tags: tags?.map(tagName) ?? [],
    })),
  id: (clip) => clip.id,
};

/** Words for characters that distinguish tags: without them, `C++` and `C#` would be the same. */
const WORDS: Readonly<Record<string, string>> = { '+': 'plus', '#': 'sharp', '&': 'and' };

/**
 * Formats a tag for Obsidian, Logseq and Zettlr: letters, digits, `_`, `-` and `/` for levels, and
 * not only digits; empty if nothing is left.
 */
function tagName(tag: string): string {
  const levels = tag.split('/').map((level) => {
    const words = level.replaceAll(/[+#&]/g, (sign) => WORDS[sign] ?? '');
    return words
      .split(/[^\p{L}\p{M}\p{N}_-]/u)
      .filter((part) => part !== '')
      .join('-');
  });
  const name = levels.filter((level) => level !== '').join('/');
  return /^[\p{N}/]+$/u.test(name) ? `_${name}` : name;
}

/** A clip's text as Markdown and as HTML. */
export interface TextVariables {
  readonly content: () => string;
  readonly contentHtml: () => string;
}

/** The variables of a clip, with those of its text and its page if given. */
export function variablesOf(clip: Clip, text?: TextVariables, page: PageValues = {}): Variables {
  const pageVariables = Object.entries(page).map(([name, value]) => [name, () => value] as const);
  const fields = Object.entries(FIELDS).map(([name, of]) => [name, () => of(clip)] as const);
  return {
    ...Object.fromEntries(pageVariables),
    ...Object.fromEntries(fields),
    content: () => text?.content() ?? clip.excerpt?.trim() ?? null,
    contentHtml: () => text?.contentHtml() ?? null,
  };
}

/** The variables that templates may use, in addition to the page's. */
export const VARIABLE_NAMES: readonly string[] = [...Object.keys(FIELDS), 'content', 'contentHtml'];

/** Whether a variable exists: of the clip, or `meta:`, `schema:`, `selector:` of its page. */
export const isVariable = (name: string): boolean =>
  VARIABLE_NAMES.includes(name) || (isPageName(name) && !isFaultySelector(name));

/** Whether a name contains an invalid CSS selector. */
function isFaultySelector(name: string): boolean {
  const selector = pageSelectorOf(name);
  if (!selector) return false;
  try {
    document.createDocumentFragment().querySelector(selector.css);
    return false;
  } catch {
    return true;
  }
}
