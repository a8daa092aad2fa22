import * as v from 'valibot';
import type { Clip } from '@/lib/clips/clip';
import { PUBLICATION_FIELDS } from '@/lib/clips/publication';
import { siteHost } from '@/lib/clips/canonical-url';
import type { ClipDatabase } from '@/lib/store/database';
import { fileName } from './writing/file-name';

/** How Markdown files are named, and which front matter they have. */
export interface MarkdownTemplate {
  /** A file's name without ending: text with `{title}`, `{date}` and the like. */
  readonly name: string;
  /** A line a key: `key: field`. */
  readonly frontMatter: string;
  /** Whether highlights are marked within the text too, `==so==`. */
  readonly inline?: boolean;
}

type Value = string | boolean | readonly string[] | null;

/** What a clip says, by the name that templates call it. */
const FIELDS: Readonly<Record<string, (clip: Clip) => Value>> = {
  title: (clip) => clip.title,
  url: (clip) => clip.url,
  canonical_url: (clip) => (clip.canonicalUrl === clip.url ? null : clip.canonicalUrl),
  authors: (clip) => clip.authors,
  site: (clip) => clip.siteName,
  host: (clip) => siteHost(clip.url),
  section: (clip) => clip.section,
  published: (clip) => clip.publishedAt,
  modified: (clip) => clip.modifiedAt,
  clipped: (clip) => new Date(clip.clippedAt).toISOString(),
  date: (clip) => new Date(clip.clippedAt).toISOString().slice(0, 10),
  lang: (clip) => clip.lang,
  doi: (clip) => clip.doi,
  type: (clip) => clip.publication?.type ?? null,
  ...Object.fromEntries(
    PUBLICATION_FIELDS.map((field) => [field, (clip: Clip) => clip.publication?.[field] ?? null]),
  ),
  tags: (clip) => [...new Set(clip.tags.map(tagName).filter((tag) => tag !== ''))],
  starred: (clip) => clip.starred || null,
  archived: (clip) => clip.archived || null,
  excerpt: (clip) => clip.excerpt,
  standfirst: (clip) => clip.standfirst ?? null,
  image: (clip) => clip.leadImage?.url ?? null,
  image_credit: (clip) => clip.leadImage?.credit ?? null,
  note: (clip) => (clip.note === '' ? null : clip.note),
  id: (clip) => clip.id,
};

/** Signs that tell tags apart, in words: without them `C++` and `C#` were one. */
const WORDS: Readonly<Record<string, string>> = { '+': 'plus', '#': 'sharp', '&': 'and' };

/**
 * A tag as Obsidian, Logseq and Zettlr take it: letters, digits, `_`, `-` and `/` for levels, and
 * not of digits alone; empty where nothing is left.
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

const DEFAULT_KEYS =
  'title url canonical_url authors site section published modified clipped lang doi ' +
  'type container volume issue pages publisher issn edition accessed tags starred ' +
  'archived excerpt standfirst image image_credit note id';

/** What is written unless the person says otherwise. */
export const DEFAULT_TEMPLATE: MarkdownTemplate = {
  name: '{title}',
  frontMatter: DEFAULT_KEYS.split(' ')
    .map((key) => `${key}: ${key}`)
    .join('\n'),
};

/** The names that templates may use. */
export const TEMPLATE_FIELDS: readonly string[] = Object.keys(FIELDS);

const valueOf = (clip: Clip, field: string): Value =>
  Object.hasOwn(FIELDS, field) ? (FIELDS[field]?.(clip) ?? null) : null;

/** A clip's file name by a template, without ending; what is unknown in it is left out. */
export function nameBy({ name }: MarkdownTemplate, clip: Clip): string {
  const filled = name.replaceAll(/\{(\w+)\}/g, (_all, field: string) => {
    const value = valueOf(clip, field);
    return Array.isArray(value) ? value.join(', ') : String(value ?? '');
  });
  return fileName(filled.trim() === '' ? clip.title : filled);
}

/** The front matter's keys and values by a template; what the clip does not say is left out. */
export function frontMatterBy({ frontMatter }: MarkdownTemplate, clip: Clip): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const line of frontMatter.split('\n')) {
    const [, key = '', field = ''] = /^([^:#\s][^:]*):\s*(\w+)$/.exec(line.trim()) ?? [];
    const value = valueOf(clip, field);
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    if (key !== '' && !isEmpty) values.set(key.trimEnd(), value);
  }
  return values;
}

/** The lines of a template that name nothing. */
export function unknownLines({ name, frontMatter }: MarkdownTemplate): string[] {
  const fields = Array.from(name.matchAll(/\{(\w+)\}/g), ([, field = '']) => field);
  const lines = frontMatter.split('\n').filter((line) => line.trim() !== '');
  return [
    ...fields.filter((field) => !Object.hasOwn(FIELDS, field)).map((field) => `{${field}}`),
    ...lines.filter((line) => {
      const field = /:\s*(\w+)$/.exec(line.trim())?.[1];
      return field === undefined || !Object.hasOwn(FIELDS, field);
    }),
  ];
}

const KEPT = 'export.markdown';

const schema = v.object({
  name: v.pipe(v.string(), v.maxLength(1000)),
  frontMatter: v.pipe(v.string(), v.maxLength(10_000)),
  inline: v.exactOptional(v.boolean()),
});

/** A template that was kept as text; `null` where it is none. */
export function parseTemplate(kept: string): MarkdownTemplate | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept);
  return parsed.success ? parsed.output : null;
}

/** The person's template on this device, or the one that is written otherwise. */
export async function readTemplate(db: ClipDatabase): Promise<MarkdownTemplate> {
  const kept = await db.meta.get(KEPT);
  return (kept && parseTemplate(kept.value)) ?? DEFAULT_TEMPLATE;
}

/** Keeps the person's template. */
export async function keepTemplate(db: ClipDatabase, template: MarkdownTemplate): Promise<void> {
  await db.meta.put({ key: KEPT, value: JSON.stringify(template) });
}
