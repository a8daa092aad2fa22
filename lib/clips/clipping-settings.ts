import * as v from 'valibot';
import { normaliseTags } from './tags';

/** More than anyone needs. */
export const MOST_SITE_RULES = 1000;
const MOST_DEFAULT_TAGS = 50;
const LONGEST_TAG = 200;

/** A host as returned by `siteHost`. */
const host = v.pipe(v.string(), v.regex(/^[^\s%/:@?#]{1,253}$/));
const tags = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(LONGEST_TAG))),
  v.maxLength(MOST_DEFAULT_TAGS),
  v.transform((given): readonly string[] => normaliseTags(given)),
);

const siteRule = v.object({
  host,
  /** Tags for every new clip of the site, in addition to the default tags. */
  tags,
  /** Whether its images are stored, regardless of the limit for other sites. */
  images: v.boolean(),
  /** The id of the template for Markdown files of its clips, if not the standard one. */
  template: v.exactOptional(v.pipe(v.string(), v.maxLength(40))),
  /** The folder for those files, if not the template's; may contain template variables. */
  folder: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
});

const schema = v.object({
  tags: v.fallback(tags, []),
  /** Whether quick clip stores the link of a page without an article. */
  quickLink: v.fallback(v.boolean(), false),
  /** Whether the file of a PDF is stored with its clip. */
  keepPdf: v.fallback(v.boolean(), true),
  sites: v.fallback(v.pipe(v.array(siteRule), v.maxLength(MOST_SITE_RULES)), []),
});

/** The settings for clips of a site. */
export type SiteRule = v.InferOutput<typeof siteRule>;

/** The settings for new clips. */
export type ClippingSettings = v.InferOutput<typeof schema>;

export const CLIPPING_DEFAULTS: ClippingSettings = {
  tags: [],
  quickLink: false,
  keepPdf: true,
  sites: [],
};

/** Parses stored settings; the defaults if they are unusable. */
export function parseClippingSettings(json: string): ClippingSettings {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return parsed.success ? parsed.output : CLIPPING_DEFAULTS;
}

/**
 * The rule for a host; one for `example.org` also applies to `blog.example.org`, the most specific
 * first.
 */
export function ruleFor({ sites }: ClippingSettings, of: string): SiteRule | null {
  const fitting = sites.filter((rule) => of === rule.host || of.endsWith(`.${rule.host}`));
  return fitting.toSorted((a, b) => b.host.length - a.host.length)[0] ?? null;
}

/** The tags of a new clip from a host. */
export function defaultTags(settings: ClippingSettings, of: string): readonly string[] {
  return normaliseTags([...settings.tags, ...(ruleFor(settings, of)?.tags ?? [])]);
}

/**
 * Parses a typed host, or any URL of a site, into a host.
 * @returns `null` if it is neither
 */
export function parseTypedHost(typed: string): string | null {
  const trimmed = typed.trim();
  const address = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed === '' || !URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  const found = hostname.replace(/^www\./, '');
  return v.is(host, found) ? found : null;
}
