import * as v from 'valibot';
import { normaliseTags } from './tags';

/** More sites than anyone gives rules. */
export const MOST_SITE_RULES = 1000;
const MOST_DEFAULT_TAGS = 50;
const LONGEST_TAG = 200;

/** A host as `siteHost` gives it. */
const host = v.pipe(v.string(), v.regex(/^[^\s%/:@?#]{1,253}$/));
const tags = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(LONGEST_TAG))),
  v.maxLength(MOST_DEFAULT_TAGS),
  v.transform((given): readonly string[] => normaliseTags(given)),
);

const siteRule = v.object({
  host,
  /** What every new clip of the site is tagged with, beside the tags of every clip. */
  tags,
  /** Whether its images are kept however little is kept of other sites'. */
  images: v.boolean(),
  /** The id of the template that Markdown files of its clips have, where it is not the standard one. */
  template: v.exactOptional(v.pipe(v.string(), v.maxLength(40))),
  /** The folder that those files go into, where it is not the template's: a template too. */
  folder: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
});

const schema = v.object({
  tags: v.fallback(tags, []),
  /** Whether quick clip keeps the link of a page that has no article. */
  quickLink: v.fallback(v.boolean(), false),
  /** Whether the file of a PDF is kept with its clip. */
  keepPdf: v.fallback(v.boolean(), true),
  sites: v.fallback(v.pipe(v.array(siteRule), v.maxLength(MOST_SITE_RULES)), []),
});

/** What goes for every clip of a site. */
export type SiteRule = v.InferOutput<typeof siteRule>;

/** What goes for new clips. */
export type ClippingSettings = v.InferOutput<typeof schema>;

export const CLIPPING_DEFAULTS: ClippingSettings = {
  tags: [],
  quickLink: false,
  keepPdf: true,
  sites: [],
};

/** Settings from where they were kept; the defaults where those are unusable. */
export function parseClippingSettings(json: string): ClippingSettings {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return parsed.success ? parsed.output : CLIPPING_DEFAULTS;
}

/** The rule for a host; one for `example.org` is also for `blog.example.org`, the nearest first. */
export function ruleFor({ sites }: ClippingSettings, of: string): SiteRule | null {
  const fitting = sites.filter((rule) => of === rule.host || of.endsWith(`.${rule.host}`));
  return fitting.toSorted((a, b) => b.host.length - a.host.length)[0] ?? null;
}

/** The tags of a new clip from a host. */
export function defaultTags(settings: ClippingSettings, of: string): readonly string[] {
  return normaliseTags([...settings.tags, ...(ruleFor(settings, of)?.tags ?? [])]);
}

/**
 * A host from what a person types: a host, or any address of the site.
 * @returns `null` where it is neither
 */
export function typedHost(typed: string): string | null {
  const trimmed = typed.trim();
  const address = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed === '' || !URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  const found = hostname.replace(/^www\./, '');
  return v.is(host, found) ? found : null;
}
