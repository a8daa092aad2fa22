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

/** Whether a text uses the template language; earlier templates were only field names. */
const isTemplate = (text: string) => /\{[{%]/.test(text);

/** The input of templates, and the problems in filling them. */
export interface TemplateInput {
  readonly clip: Clip;
  readonly variables: Variables;
  /** Parts that were invalid or produced too much, and were omitted. */
  readonly faults: TemplateError[];
}

/** Creates the input of a clip's templates. */
export const createTemplateInput = (
  clip: Clip,
  text?: TextVariables,
  page?: PageValues,
): TemplateInput => ({
  clip,
  variables: variablesOf(clip, text, page),
  faults: [],
});

/**
 * Returns the filled template, or a fallback if it is invalid or produces too much; records the
 * reason.
 */
function orElse<T>({ faults }: TemplateInput, make: () => T, other: T): T {
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

/** Fills a template, or plain text with `{title}` and the like. */
function filledLine(text: string, filling: TemplateInput): string {
  if (isTemplate(text)) return orElse(filling, () => render(text, filling.variables), '');
  return text.replaceAll(/\{(\w+)\}/g, (_all, field: string) =>
    textOf(valueOf(filling.variables, field)),
  );
}

/** A clip's file name from a template, without extension; unknown fields are omitted. */
export function renderName({ name }: MarkdownTemplate, filling: TemplateInput): string {
  const filled = filledLine(name, filling);
  return fileName(filled.trim() === '' ? filling.clip.title : filled);
}

/** More levels of folders than anyone uses. */
const MOST_LEVELS = 20;

/**
 * The folder of a clip's file from a template, with `/` between levels, valid on every system;
 * empty for none.
 */
export function renderFolder({ folder = '' }: MarkdownTemplate, filling: TemplateInput): string {
  const levels = filledLine(folder, filling).split(/[/\\]/);
  const named = levels.map((level) => level.trim()).filter((level) => /[^.\s]/.test(level));
  return named.slice(0, MOST_LEVELS).map(fileName).join('/');
}

/**
 * Parses a line of front matter into key, value, and the value's position; `null` if it is not one.
 */
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

/** A YAML list in front matter: `[clippings, {{site}}]`; `[[…]]` is an Obsidian link. */
const LIST = /^\[(?!\[)(.*)\]$/s;

/** Delimiters within which commas do not separate list items. */
const PAIRS = [
  ['{{', '}}'],
  ['[[', ']]'],
  ['"', '"'],
] as const;

/** The items of a list; commas within `{{…}}`, `[[…]]` and quotation marks do not count. */
function partsOf(list: string): string[] {
  const parts: string[] = [];
  const unclosed = new Set<string>();
  let start = 0;
  for (let at = 0; at < list.length; at += 1) {
    const [open, close] = PAIRS.find(([mark]) => list.startsWith(mark, at)) ?? [];
    if (open !== undefined && close !== undefined && !unclosed.has(open)) {
      const end = list.indexOf(close, at + open.length);
      if (end === -1) unclosed.add(open);
      else at = end + close.length - 1;
    } else if (list.charAt(at) === ',') {
      parts.push(list.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(list.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const isEmpty = (value: Value) =>
  value === null || value === '' || (isList(value) && value.length === 0);

/** The value of a line of front matter. */
function valueBy(text: string, filling: TemplateInput): Value {
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

/** The front matter's keys and values from a template; empty values are omitted. */
export function renderFrontMatter(
  { frontMatter }: MarkdownTemplate,
  filling: TemplateInput,
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

/** A clip's body from a template; `null` if the template has none or is invalid. */
export function renderBody({ body }: MarkdownTemplate, filling: TemplateInput): string | null {
  return body === undefined ? null : orElse(filling, () => render(body, filling.variables), null);
}

/** A problem in a template, and the part it is in. */
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

/** Lists the problems of a template by part, line and column. */
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
