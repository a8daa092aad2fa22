import * as v from 'valibot';
import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase } from '@/lib/store/database';
import { readMeta, writeMeta } from '@/lib/store/meta';
import { render, renderValue } from './templates/evaluate';
import type { Variables } from './templates/evaluate';
import { MOST_SOURCE, problemsOf } from './templates/parse';
import type { TemplateProblem } from './templates/template-error';
import { TemplateError } from './templates/template-error';
import type { Value } from './templates/value';
import { isList, textOf } from './templates/value';
import { VARIABLE_NAMES, variablesOf } from './templates/variables';
import { fileName } from './writing/file-name';

/** How Markdown files are named, which front matter they have, and what else is in them. */
export interface MarkdownTemplate {
  /** A file's name without ending: a template, or text with `{title}`, `{date}` and the like. */
  readonly name: string;
  /** A line a key: `key: variable`, or `key: ` and a template. */
  readonly frontMatter: string;
  /** A template; left out for title, standfirst, text and highlights. */
  readonly body?: string;
  /** Whether highlights are marked within the text too, `==so==`. */
  readonly inline?: boolean;
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

/** Whether a text is in the language of templates; it was plain names before there was one. */
const isTemplate = (text: string) => /\{[{%]/.test(text);

/** What is made, or another where a template cannot be read or makes too much. */
function orElse<T>(make: () => T, other: T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof TemplateError) return other;
    throw error;
  }
}

const valueOf = (variables: Variables, name: string): Value =>
  Object.hasOwn(variables, name) ? (variables[name]?.() ?? null) : null;

/** A clip's file name by a template, without ending; what is unknown in it is left out. */
export function nameBy({ name }: MarkdownTemplate, clip: Clip): string {
  const variables = variablesOf(clip);
  const filled = isTemplate(name)
    ? orElse(() => render(name, variables), '')
    : name.replaceAll(/\{(\w+)\}/g, (_all, field: string) => textOf(valueOf(variables, field)));
  return fileName(filled.trim() === '' ? clip.title : filled);
}

/** A line of front matter: its key, its value, and where that begins; `null` where it is none. */
function lineParts(line: string) {
  const match = /^(\s*)([^:#\s][^:]*)(:\s*)(\S.*)$/.exec(line);
  if (!match) return null;
  const [, indent = '', key = '', colon = '', value = ''] = match;
  return {
    key: key.trimEnd(),
    value: value.trimEnd(),
    at: indent.length + key.length + colon.length,
  };
}

/** The front matter's keys and values by a template; what the clip does not say is left out. */
export function frontMatterBy(
  { frontMatter }: MarkdownTemplate,
  clip: Clip,
  variables = variablesOf(clip),
): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const line of frontMatter.split('\n')) {
    const parts = lineParts(line);
    if (!parts) continue;
    const value = isTemplate(parts.value)
      ? orElse(() => renderValue(parts.value, variables), null)
      : valueOf(variables, parts.value);
    const isEmpty = value === null || value === '' || (isList(value) && value.length === 0);
    if (!isEmpty) values.set(parts.key, value);
  }
  return values;
}

/** What a template makes of a clip's text; `null` where it says nothing of it or cannot be read. */
export function bodyBy({ body }: MarkdownTemplate, variables: Variables): string | null {
  return body === undefined ? null : orElse(() => render(body, variables), null);
}

/** A problem, and in which part of the template. */
export interface PartProblem extends TemplateProblem {
  readonly part: 'name' | 'frontMatter' | 'body';
}

const isKnown = (name: string) => VARIABLE_NAMES.includes(name);

function nameProblems(name: string): TemplateProblem[] {
  if (isTemplate(name)) return problemsOf(name, VARIABLE_NAMES);
  return Array.from(name.matchAll(/\{(\w+)\}/g))
    .filter(([, field = '']) => !isKnown(field))
    .map(({ 0: words, index }) => ({ fault: 'variable', words, line: 1, column: index + 1 }));
}

function lineProblems(text: string, index: number): TemplateProblem[] {
  const line = index + 1;
  if (text.trim() === '') return [];
  const parts = lineParts(text);
  if (!parts) return [{ fault: 'unexpected', words: text.trim(), line, column: 1 }];
  const { value, at } = parts;
  if (isTemplate(value)) {
    const problems = problemsOf(value, VARIABLE_NAMES);
    return problems.map((each) => ({ ...each, line, column: each.column + at }));
  }
  return isKnown(value) ? [] : [{ fault: 'variable', words: value, line, column: at + 1 }];
}

/** What is wrong with a template, by part, line and column. */
export function templateProblems({ name, frontMatter, body }: MarkdownTemplate): PartProblem[] {
  return [
    ...nameProblems(name).map((each) => ({ ...each, part: 'name' as const })),
    ...frontMatter
      .split('\n')
      .flatMap(lineProblems)
      .map((each) => ({ ...each, part: 'frontMatter' as const })),
    ...problemsOf(body ?? '', VARIABLE_NAMES).map((each) => ({ ...each, part: 'body' as const })),
  ];
}

const KEPT = 'export.markdown';

const schema = v.object({
  name: v.pipe(v.string(), v.maxLength(1000)),
  frontMatter: v.pipe(v.string(), v.maxLength(10_000)),
  body: v.exactOptional(v.pipe(v.string(), v.maxLength(MOST_SOURCE))),
  inline: v.exactOptional(v.boolean()),
});

/** A template that was kept as text; `null` where it is none. */
export function parseTemplate(kept: string): MarkdownTemplate | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept);
  return parsed.success ? parsed.output : null;
}

/** The person's template on this device, or the one that is written otherwise. */
export async function readTemplate(db: ClipDatabase): Promise<MarkdownTemplate> {
  const kept = await readMeta(db, KEPT);
  return (kept === undefined ? null : parseTemplate(kept)) ?? DEFAULT_TEMPLATE;
}

/** Keeps the person's template. */
export async function keepTemplate(db: ClipDatabase, template: MarkdownTemplate): Promise<void> {
  await writeMeta(db, KEPT, JSON.stringify(template));
}
