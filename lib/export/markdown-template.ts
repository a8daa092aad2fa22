import type { Clip } from '@/lib/clips/clip';
import type { PageValues } from '@/lib/clips/page-values';
import type { MarkdownTemplate } from './standard-template';
import { render, renderValue } from './templates/evaluate';
import type { Variables } from './templates/evaluate';
import { problemsOf } from './templates/parse';
import type { TemplateProblem } from './templates/template-error';
import { TemplateError } from './templates/template-error';
import type { Value } from './templates/value';
import { isList, textOf } from './templates/value';
import type { TextVariables } from './templates/variables';
import { isVariable, variablesOf } from './templates/variables';
import { fileName } from './writing/file-name';

/** Whether a text is in the language of templates; it was plain names before there was one. */
const isTemplate = (text: string) => /\{[{%]/.test(text);

/** What templates are filled with, and what came in the way. */
export interface Filling {
  readonly clip: Clip;
  readonly variables: Variables;
  /** Parts that could not be read or made too much, and were done without. */
  readonly faults: TemplateError[];
}

/** What a clip's templates are filled with. */
export const fillingOf = (clip: Clip, text?: TextVariables, page?: PageValues): Filling => ({
  clip,
  variables: variablesOf(clip, text, page),
  faults: [],
});

/**
 * The filled template, or a fallback where it cannot be read or becomes too long; the reason is noted.
 */
function orElse<T>({ faults }: Filling, make: () => T, other: T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    faults.push(error);
    return other;
  }
}

const valueOf = (variables: Variables, name: string): Value =>
  Object.hasOwn(variables, name) ? (variables[name]?.() ?? null) : null;

/** A template, or plain text with `{title}` and the like, filled. */
function filledLine(text: string, filling: Filling): string {
  if (isTemplate(text)) return orElse(filling, () => render(text, filling.variables), '');
  return text.replaceAll(/\{(\w+)\}/g, (_all, field: string) =>
    textOf(valueOf(filling.variables, field)),
  );
}

/** A clip's file name by a template, without ending; what is unknown in it is left out. */
export function nameBy({ name }: MarkdownTemplate, filling: Filling): string {
  const filled = filledLine(name, filling);
  return fileName(filled.trim() === '' ? filling.clip.title : filled);
}

/** Levels of folders that anyone keeps notes in. */
const MOST_LEVELS = 20;

/** The folder of a clip's file by a template, `/` between levels, safe on every system; or none. */
export function folderBy({ folder = '' }: MarkdownTemplate, filling: Filling): string {
  const levels = filledLine(folder, filling).split(/[/\\]/);
  const named = levels.map((level) => level.trim()).filter((level) => /[^.\s]/.test(level));
  return named.slice(0, MOST_LEVELS).map(fileName).join('/');
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

/** A list in front matter, as YAML has it: `[clippings, {{site}}]`; `[[…]]` is a link of Obsidian. */
const LIST = /^\[(?!\[)(.*)\]$/s;

/** The parts of a list; commas within `{{…}}`, `[[…]]` and quotation marks are none. */
const partsOf = (list: string): string[] =>
  Array.from(list.matchAll(/(?:\{\{.*?\}\}|\[\[.*?\]\]|"[^"]*"|[^,])+/gs), ([part]) =>
    part.trim(),
  ).filter((part) => part !== '');

const isEmpty = (value: Value) =>
  value === null || value === '' || (isList(value) && value.length === 0);

/** The value of a line of front matter. */
function valueBy(text: string, filling: Filling): Value {
  const [, list] = LIST.exec(text) ?? [];
  if (list !== undefined) {
    return partsOf(list)
      .flatMap((part) => {
        const value = isTemplate(part) ? valueBy(part, filling) : part.replace(/^"(.*)"$/s, '$1');
        return isList(value) ? value : [value];
      })
      .filter((value) => !isEmpty(value));
  }
  const { variables } = filling;
  if (!isTemplate(text)) return valueOf(variables, text);
  return orElse(filling, () => renderValue(text, variables), null);
}

/** The front matter's keys and values by a template; what the clip does not say is left out. */
export function frontMatterBy(
  { frontMatter }: MarkdownTemplate,
  filling: Filling,
): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const text of frontMatter.split('\n')) {
    const parts = lineParts(text);
    if (!parts) continue;
    const value = valueBy(parts.value, filling);
    if (!isEmpty(value)) values.set(parts.key, value);
  }
  return values;
}

/** The body that a template gives a clip; `null` where it has none or cannot be read. */
export function bodyBy({ body }: MarkdownTemplate, filling: Filling): string | null {
  return body === undefined ? null : orElse(filling, () => render(body, filling.variables), null);
}

/** A problem, and in which part of the template. */
export interface PartProblem extends TemplateProblem {
  readonly part: 'name' | 'folder' | 'frontMatter' | 'body';
}

function nameProblems(name: string): TemplateProblem[] {
  if (isTemplate(name)) return problemsOf(name, isVariable);
  return Array.from(name.matchAll(/\{(\w+)\}/g))
    .filter(([, field = '']) => !isVariable(field))
    .map(({ 0: words, index }) => ({ fault: 'variable', words, line: 1, column: index + 1 }));
}

function lineProblems(text: string, index: number): TemplateProblem[] {
  const line = index + 1;
  if (text.trim() === '') return [];
  const parts = lineParts(text);
  if (!parts) return [{ fault: 'unexpected', words: text.trim(), line, column: 1 }];
  const { value, at } = parts;
  if (isTemplate(value) || LIST.test(value)) {
    const problems = problemsOf(value, isVariable);
    return problems.map((each) => ({ ...each, line, column: each.column + at }));
  }
  return isVariable(value) ? [] : [{ fault: 'variable', words: value, line, column: at + 1 }];
}

/** What is wrong with a template, by part, line and column. */
export function templateProblems(template: MarkdownTemplate): PartProblem[] {
  const { name, folder = '', frontMatter, body } = template;
  return [
    ...nameProblems(folder).map((each) => ({ ...each, part: 'folder' as const })),
    ...nameProblems(name).map((each) => ({ ...each, part: 'name' as const })),
    ...frontMatter
      .split('\n')
      .flatMap(lineProblems)
      .map((each) => ({ ...each, part: 'frontMatter' as const })),
    ...problemsOf(body ?? '', isVariable).map((each) => ({ ...each, part: 'body' as const })),
  ];
}
