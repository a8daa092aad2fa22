import * as v from 'valibot';
import type { Clip } from '@/lib/clips/clip';
import { siteHost } from '@/lib/clips/canonical-url';
import type { ClippingSettings } from '@/lib/clips/clipping-settings';
import { ruleFor } from '@/lib/clips/clipping-settings';
import { clippingSettings } from '@/lib/store/clipping-settings';
import type { ClipDatabase } from '@/lib/store/database';
import { changeMeta, readMeta, writeMeta } from '@/lib/store/meta';
import type { MarkdownTemplate, NamedTemplate } from './standard-template';
import { DEFAULT_TEMPLATE } from './standard-template';
import { MOST_SOURCE } from './templates/bounds';

/** The keys of the standard template and of named ones in `meta`. */
export const STANDARD_KEY = 'export.markdown';
export const NAMED_KEY = 'export.templates';

/** More templates than anyone needs. */
export const MOST_TEMPLATES = 200;
export const LONGEST_TITLE = 200;

const parts = {
  name: v.pipe(v.string(), v.maxLength(1000)),
  frontMatter: v.pipe(v.string(), v.maxLength(10_000)),
  body: v.exactOptional(v.pipe(v.string(), v.maxLength(MOST_SOURCE))),
  inline: v.exactOptional(v.boolean()),
  folder: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
};

const standardSchema = v.object(parts) satisfies v.GenericSchema<unknown, MarkdownTemplate>;

const namedSchema = v.object({
  ...parts,
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  title: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LONGEST_TITLE)),
}) satisfies v.GenericSchema<unknown, NamedTemplate>;

/** Parses a stored template; `null` if it is invalid. */
export function parseTemplate(kept: string): MarkdownTemplate | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), standardSchema), kept);
  return parsed.success ? parsed.output : null;
}

/** Parses a stored list of templates; invalid ones are skipped. */
export function parseNamedTemplates(kept: string): NamedTemplate[] {
  const list = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(v.unknown())), kept);
  if (!list.success) return [];
  const read = list.output.flatMap((each) => {
    const parsed = v.safeParse(namedSchema, each);
    return parsed.success ? [parsed.output] : [];
  });
  const byId = new Map(read.map((each) => [each.id, each]));
  return [...byId.values()].slice(0, MOST_TEMPLATES);
}

/** The user's standard template on this device, or the default. */
export async function readTemplate(db: ClipDatabase): Promise<MarkdownTemplate> {
  const kept = await readMeta(db, STANDARD_KEY);
  return (kept === undefined ? null : parseTemplate(kept)) ?? DEFAULT_TEMPLATE;
}

/** Stores the user's standard template. */
export async function keepTemplate(db: ClipDatabase, template: MarkdownTemplate): Promise<void> {
  await writeMeta(db, STANDARD_KEY, JSON.stringify(template));
}

/** The named templates, in order of creation. */
export async function namedTemplates(db: ClipDatabase): Promise<NamedTemplate[]> {
  return parseNamedTemplates((await readMeta(db, NAMED_KEY)) ?? '');
}

/** Updates the named templates in one transaction. */
export async function changeNamedTemplates(
  db: ClipDatabase,
  change: (before: readonly NamedTemplate[]) => readonly NamedTemplate[],
): Promise<void> {
  await changeMeta(db, async () => {
    const after = change(await namedTemplates(db)).slice(0, MOST_TEMPLATES);
    await writeMeta(db, NAMED_KEY, JSON.stringify(after));
  });
}

/** Adds a named template. @returns its id */
export async function addTemplate(
  db: ClipDatabase,
  title: string,
  template: MarkdownTemplate,
): Promise<string> {
  const id = crypto.randomUUID();
  await changeNamedTemplates(db, (before) => [...before, { ...template, id, title }]);
  return id;
}

/** Stores a changed template. */
export async function putTemplate(db: ClipDatabase, template: NamedTemplate): Promise<void> {
  await changeNamedTemplates(db, (before) =>
    before.map((each) => (each.id === template.id ? template : each)),
  );
}

/** Deletes a template; sites that used it get the standard one. */
export async function removeTemplate(db: ClipDatabase, id: string): Promise<void> {
  await changeNamedTemplates(db, (before) => before.filter((each) => each.id !== id));
}

/** The sources of all the user's templates. */
export async function sourcesOf(db: ClipDatabase): Promise<string[]> {
  const every = [await readTemplate(db), ...(await namedTemplates(db))];
  return every.flatMap(({ name, frontMatter, body = '', folder = '' }) => [
    name,
    frontMatter,
    body,
    folder,
  ]);
}

/** All templates, and the sites with their own. */
export interface Templates {
  readonly standard: MarkdownTemplate;
  readonly named: readonly NamedTemplate[];
  readonly settings: ClippingSettings;
}

/** Returns the template for a clip. */
export type TemplateFor = (clip: Clip) => MarkdownTemplate;

/**
 * Determines the template for each clip: the chosen one, or, with the standard one chosen, that of
 * its site if there is one. A site's folder takes precedence over its template's.
 * @param chosen the id of a named template; `null` for the standard one
 */
export function templateFor(
  { standard, named, settings }: Templates,
  chosen: string | null,
): TemplateFor {
  const byId = new Map(named.map((each) => [each.id, each]));
  const fixed = chosen === null ? undefined : byId.get(chosen);
  return ({ url }) => {
    const rule = ruleFor(settings, siteHost(url));
    const template = fixed ?? byId.get(rule?.template ?? '') ?? standard;
    const folder = rule?.folder ?? '';
    return folder === '' ? template : { ...template, folder };
  };
}

/** Reads the templates of this device. */
export async function readTemplates(db: ClipDatabase): Promise<Templates> {
  const [standard, named, settings] = await Promise.all([
    readTemplate(db),
    namedTemplates(db),
    clippingSettings(db),
  ]);
  return { standard, named, settings };
}
