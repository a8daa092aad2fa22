import * as v from 'valibot';
import { parseTypedHost } from '@/lib/clips/clipping-settings';
import { LONGEST_TITLE } from '../kept-templates';
import type { MarkdownTemplate } from '../standard-template';
import { MOST_SOURCE } from '../templates/bounds';
import type { Loss } from './convert';
import { convertTemplateText, createLoss } from './convert';

/** A larger file is not a template. */
export const LARGEST_FILE = 1_000_000;

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));

const property = v.object({
  name: text(200),
  value: v.fallback(text(5000), ''),
  type: v.fallback(text(50), 'text'),
});

const templateSchema = v.object({
  name: v.pipe(text(LONGEST_TITLE), v.trim(), v.nonEmpty()),
  behavior: v.fallback(text(50), 'create'),
  noteContentFormat: v.fallback(text(MOST_SOURCE), ''),
  properties: v.fallback(v.pipe(v.array(property), v.maxLength(200)), []),
  triggers: v.fallback(v.pipe(v.array(text(2000)), v.maxLength(500)), []),
  noteNameFormat: text(1000),
  path: v.fallback(text(1000), ''),
  vault: v.fallback(text(200), ''),
  context: v.fallback(text(MOST_SOURCE), ''),
});

type ObsidianTemplate = v.InferOutput<typeof templateSchema>;

/** A converted Obsidian Web Clipper template. */
export interface ReadTemplate {
  readonly title: string;
  readonly template: MarkdownTemplate;
  /** Hosts of the sites that it applied to. */
  readonly hosts: readonly string[];
  readonly lost: readonly Loss[];
}

/** Reads Obsidian Web Clipper's JSON export, of one template or a list; `null` if it is not one. */
export function readObsidianTemplates(json: string): ReadTemplate[] | null {
  if (json.length > LARGEST_FILE) return null;
  const one = v.pipe(
    templateSchema,
    v.transform((template) => [template]),
  );
  const schema = v.pipe(
    v.string(),
    v.parseJson(),
    v.union([one, v.pipe(v.array(templateSchema), v.nonEmpty(), v.maxLength(100))]),
  );
  const parsed = v.safeParse(schema, json.replace(/^\uFEFF/, ''));
  return parsed.success ? parsed.output.map(toTemplate) : null;
}

function toTemplate(theirs: ObsidianTemplate): ReadTemplate {
  const lost: Loss[] = [];
  const take = (part: 'name' | 'folder' | 'body', source: string) => {
    const at = createLoss(part, 1, source);
    return convertTemplateText(source, (...loss) => lost.push(at(...loss)));
  };
  const whole = (kind: Loss['kind'], words: string) => lost.push({ kind, words, place: null });
  const adds = theirs.behavior !== 'create' && theirs.behavior !== 'overwrite';
  // For a note that is appended to, its whole path is in that field.
  const folder = adds ? '' : take('folder', theirs.path).trim();
  const body = take('body', theirs.noteContentFormat);
  const template: MarkdownTemplate = {
    name: take('name', theirs.noteNameFormat),
    frontMatter: frontMatterOf(theirs, lost),
    ...(body.trim() !== '' && { body }),
    ...(folder !== '' && { folder }),
  };
  if (adds) whole('behavior', theirs.behavior);
  if (theirs.vault !== '') whole('setting', `vault: ${theirs.vault}`);
  if (theirs.context !== '') whole('setting', 'context');
  const hosts = new Set<string>();
  for (const trigger of theirs.triggers) {
    const host = /^https?:\/\//.test(trigger) ? parseTypedHost(trigger) : null;
    if (host === null) whole('trigger', trigger.slice(0, 200));
    else {
      hosts.add(host);
      if (!/^[^/]*\/\/[^/]*\/?$/.test(trigger)) whole('triggerPath', trigger.slice(0, 200));
    }
  }
  return { title: theirs.name, template, hosts: [...hosts], lost };
}

const isTemplate = (value: string) => /\{[{%]/.test(value);

/** Writes one line per property; unusable ones are reported. */
function frontMatterOf({ properties }: ObsidianTemplate, lost: Loss[]): string {
  const lines: string[] = [];
  for (const [index, { name, value, type }] of properties.entries()) {
    const at = createLoss('frontMatter', index + 1, '');
    const key = name.trim();
    if (key === '' || /^#|[:\n]/.test(key)) {
      lost.push(at('syntax', name, 0));
      continue;
    }
    const source = value
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join(' ');
    const taken = convertTemplateText(source, (kind, words) =>
      lost.push(at(kind, words, 0)),
    ).trim();
    if (taken === '') {
      if (source === '') lost.push(at('empty', key, 0));
      continue;
    }
    if (type === 'checkbox' && isTemplate(taken)) lost.push(at('type', key, 0));
    lines.push(`${key}: ${valueOf(taken, type)}`);
  }
  return lines.join('\n');
}

/** The value of a line of front matter, according to Obsidian's property type. */
function valueOf(value: string, type: string): string {
  if (type === 'multitext') {
    // A list stays one, instead of being joined and split again.
    const list = value
      .replaceAll(/\|\s*join(?::\s*"\s*,\s*"|:\s*,)?\s*\}\}/g, '}}')
      .replaceAll(/\{\{\s*author\s*\}\}/g, '{{authors}}');
    return `[${list.startsWith('[') ? ' ' : ''}${list}]`;
  }
  if (type === 'number') {
    if (/^\{\{[^{}]*\}\}$/.test(value)) return `${value.slice(0, -2)}|number}}`;
    if (/^-?\d+(?:\.\d+)?$/.test(value)) return `{{${value}}}`;
  }
  if (type === 'checkbox' && !isTemplate(value)) {
    return value === 'true' || value === '1' ? '{{true}}' : '{{false}}';
  }
  if (!isTemplate(value)) return `{{${JSON.stringify(value)}}}`;
  return /^\[(?!\[).*\]$/s.test(value) ? `{{""}}${value}` : value;
}
