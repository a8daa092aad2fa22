import * as v from 'valibot';
import type { PageSelector, SelectedValues } from './page-selectors';
import { LONGEST_SELECTED, MOST_SELECTED, pageSelectorOf } from './page-selectors';

/** A value from a page's metadata, as JSON. */
export type PageValue =
  string | number | boolean | null | readonly PageValue[] | { readonly [key: string]: PageValue };

/** Values of a page by template variable: `meta:name:author`, `selector:h1`. */
export type PageValues = Readonly<Record<string, PageValue>>;

/**
 * More names than templates use; the longest name, the longest single value as JSON, and the most
 * for all values of a clip.
 */
const MOST_NAMES = 50;
const LONGEST_NAME = 200;
const LONGEST_VALUE = 5000;
const LONGEST_VALUES = 20_000;
/** The maximum nesting depth; anything deeper is dropped. */
const MOST_DEPTH = 8;

const NAME = /^(?:(?:meta:(?:name|property):|schema:)\S+|selector(?:Html)?:[^|{}%\n]+)$/;

/** Matches possible names in a template; a false match costs no more than a lookup. */
const NAMES =
  /(?:meta:(?:name|property):|schema:)[^\s|()=!<>,"'{}%\\]+|selector(?:Html)?:[^|{}%\n]+/g;

/** Whether a template variable is a page value that can be stored with clips. */
export const isPageName = (name: string): boolean => name.length <= LONGEST_NAME && NAME.test(name);

/** The page values used in templates. */
export const pageNamesIn = (templates: readonly string[]): string[] => {
  const names = templates.flatMap((text) => text.match(NAMES) ?? []);
  return [...new Set(names.map((name) => name.trimEnd()))].filter(isPageName);
};

/** The selectors among names, as many as are stored. */
export const pageSelectorsIn = (names: readonly string[]): PageSelector[] =>
  names.flatMap((name) => pageSelectorOf(name) ?? []).slice(0, MOST_NAMES);

/** Schema for the values that selectors matched on a page. */
export const selectedSchema = v.pipe(
  v.array(
    v.object({
      name: v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
      values: v.pipe(
        v.array(v.pipe(v.string(), v.maxLength(LONGEST_SELECTED))),
        v.maxLength(MOST_SELECTED),
      ),
    }),
  ),
  v.maxLength(MOST_NAMES),
) satisfies v.GenericSchema<unknown, readonly SelectedValues[]>;

/** Schema for a page's `<meta>` elements and JSON-LD, as read by a script in the page. */
export const pageFactsSchema = v.object({
  meta: v.pipe(
    v.array(
      v.object({
        by: v.picklist(['name', 'property']),
        name: v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
        content: v.pipe(v.string(), v.maxLength(LONGEST_VALUE)),
      }),
    ),
    v.maxLength(500),
  ),
  jsonLd: v.pipe(v.array(v.pipe(v.string(), v.maxLength(500_000))), v.maxLength(20)),
});

/** As `pageFactsSchema`, parsed. */
export type PageFacts = v.InferOutput<typeof pageFactsSchema>;

/**
 * Looks up a page's values for names used in templates; names without a value are omitted.
 * @param selected the values of names that are selectors
 */
export function pageValuesOf(
  facts: PageFacts,
  names: readonly string[],
  selected: readonly SelectedValues[] = [],
): PageValues {
  const nodes = names.some((name) => name.startsWith('schema:')) ? nodesOf(facts.jsonLd) : [];
  const values: Record<string, PageValue> = {};
  let room = LONGEST_VALUES;
  for (const name of [...new Set(names)].filter(isPageName).slice(0, MOST_NAMES)) {
    const value = name.startsWith('selector')
      ? selectedOf(selected, name, Math.min(room, LONGEST_VALUE))
      : name.startsWith('meta:')
        ? metaOf(facts, name)
        : schemaOf(nodes, name);
    if (value === null) continue;
    const size = JSON.stringify(value).length;
    if (size > LONGEST_VALUE || size > room) continue;
    room -= size;
    values[name] = value;
  }
  return values;
}

/** The text of one element, or a list for several, as far as they fit. @param room as JSON */
function selectedOf(selected: readonly SelectedValues[], name: string, room: number): PageValue {
  const all = selected.find((each) => each.name === name)?.values ?? [];
  let left = room - '[]'.length;
  const kept = all.filter((value) => {
    left -= JSON.stringify(value).length + ','.length;
    return left >= 0;
  });
  return all.length > 1 ? kept : (kept[0] ?? null);
}

function metaOf({ meta }: PageFacts, name: string): string | null {
  const [, by, called = ''] = /^meta:(\w+):(.+)$/.exec(name) ?? [];
  const isIt = (each: PageFacts['meta'][number]) =>
    each.by === by && each.name.toLowerCase() === called.toLowerCase();
  return meta.find((each) => isIt(each) && each.content.trim() !== '')?.content.trim() ?? null;
}

type Fields = { readonly [key: string]: PageValue };

const isList = (value: PageValue): value is readonly PageValue[] => Array.isArray(value);
const isFields = (value: PageValue): value is Fields =>
  typeof value === 'object' && value !== null && !isList(value);

/** The top-level objects of a page's JSON-LD, in page order. */
function nodesOf(scripts: readonly string[]): Fields[] {
  return scripts.flatMap((script) => {
    try {
      return topOf(bounded(JSON.parse(script), 0));
    } catch {
      return [];
    }
  });
}

function topOf(value: PageValue): Fields[] {
  if (isList(value)) return value.flatMap(topOf);
  if (!isFields(value)) return [];
  const graph = value['@graph'];
  return graph === undefined ? [value] : topOf(graph);
}

/** Limits parsed JSON to the maximum depth and to well-formed text. */
function bounded(value: unknown, depth: number): PageValue {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || depth === MOST_DEPTH) return null;
  if (Array.isArray(value)) return value.map((each) => bounded(each, depth + 1));
  const fields = Object.entries(value).map(([key, each]) => [key, bounded(each, depth + 1)]);
  return Object.fromEntries(fields) as Fields;
}

/**
 * Looks up `schema:author.name`, `schema:@Recipe.name` or `schema:@Recipe:name`,
 * `schema:author[*].name`.
 */
function schemaOf(nodes: readonly Fields[], name: string): PageValue {
  const [, type, rest = ''] = /^schema:(?:@([^.:[\]]+)[.:]?)?(.*)$/.exec(name) ?? [];
  const path = rest.split(/[.[\]]+/).filter((each) => each !== '');
  for (const node of nodes) {
    if (type !== undefined && !typesOf(node).includes(type)) continue;
    const value = at(node, path);
    if (value !== null && value !== '') return value;
  }
  return null;
}

/** The node's types without the vocabulary's URL. */
function typesOf(node: Fields): string[] {
  const types = node['@type'] ?? null;
  return (isList(types) ? types : [types]).map((each) =>
    typeof each === 'string' ? each.replace(/^.*[/#:]/, '') : '',
  );
}

function at(value: PageValue, path: readonly string[]): PageValue {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (isList(value)) {
    if (name === '*') return value.map((each) => at(each, rest)).filter((each) => each !== null);
    const place = Number(name);
    // Without an index, the first of several is meant.
    return Number.isInteger(place) ? at(value[place] ?? null, rest) : at(value[0] ?? null, path);
  }
  if (name === '*' || name === '0') return at(value, rest);
  return isFields(value) && Object.hasOwn(value, name) ? at(value[name] ?? null, rest) : null;
}

const kept: v.GenericSchema<unknown, PageValue> = v.lazy(() =>
  v.union([
    v.string(),
    v.number(),
    v.boolean(),
    v.null(),
    v.array(kept),
    v.record(v.string(), kept),
  ]),
);

const schema = v.pipe(
  v.string(),
  v.maxLength(2 * LONGEST_VALUES),
  v.parseJson(),
  v.record(v.string(), kept),
);

/** Parses stored values; none if they are unusable. */
export function parsePageValues(json: string): PageValues {
  const parsed = v.safeParse(schema, json);
  return parsed.success ? parsed.output : {};
}
