import * as v from 'valibot';
import { isWebAddress } from '@/lib/clips/canonical-url';
import type { FailedRow, ImportItem, ImportRow, RawRow } from '../item';
import type { XmlElement } from './xml';
import { xmlRecords } from './xml';
import { BrokenJson, jsonElements } from './json-elements';

/** Checks an item's URL; returns the item, or why it cannot be a clip. */
export function checkItem(item: ImportItem, row: number, raw: RawRow | null): ImportRow {
  const url = item.url.trim();
  const title = item.title?.slice(0, 200) ?? (url === '' ? null : url.slice(0, 200));
  const failed = (problem: FailedRow['problem'], detail: string | null): FailedRow => {
    return { row, title, problem, detail, raw };
  };
  if (url === '') return failed('no address', null);
  if (!URL.canParse(url)) return failed('not an address', url.slice(0, 200));
  if (!isWebAddress(url)) return failed('not a web address', url.slice(0, 200));
  if (url.length > 10_000) return failed('too large', url.slice(0, 200));
  return { item: { ...item, url }, row, raw };
}

/** The text before and after a JSON file's elements in a repair file. */
export interface Wrapping {
  readonly head: string;
  readonly tail: string;
}

/** For elements of a top-level array. */
export const ARRAY: Wrapping = { head: '[', tail: ']' };

/** The location and schema of the items in a JSON file. */
export interface JsonForm<Output> {
  /** The top-level field with the array; `null` if the array is the file. */
  readonly field: string | null;
  readonly wrapping: Wrapping;
  readonly schema: v.GenericSchema<unknown, Output>;
}

/**
 * Reads the rows of a JSON file whose items are array elements, each parsed with a schema; a
 * damaged element is a failed row, and the others are not affected.
 */
export async function* jsonRows<Output, Row = ImportRow>(
  pieces: AsyncIterable<string>,
  { field, wrapping, schema }: JsonForm<Output>,
  read: (value: Output, row: number, raw: RawRow) => Iterable<Row>,
): AsyncGenerator<Row | FailedRow> {
  let row = 0;
  try {
    for await (const part of jsonElements(pieces)) {
      if (!('json' in part) || part.field !== field) continue;
      row += 1;
      const raw: RawRow = { kind: 'json', json: part.json, ...wrapping };
      const value = parseJson(part.json);
      const parsed = v.safeParse(schema, value);
      if (parsed.success) yield* read(parsed.output, row, raw);
      else yield schemaFailure(row, value, parsed.issues, raw);
    }
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    yield { row: row + 1, title: null, problem: 'cut off', detail: error.message, raw: null };
  }
}

/** Reads the rows of an XML file. @param read converts a record to its items */
export async function* xmlRows(
  pieces: AsyncIterable<string>,
  isRecord: (name: string) => boolean,
  read: (record: XmlElement) => Iterable<ImportItem>,
): AsyncGenerator<ImportRow> {
  let row = 0;
  for await (const record of xmlRecords(pieces, isRecord)) {
    for (const item of read(record)) {
      row += 1;
      yield checkItem(item, row, null);
    }
  }
}

/** A failed row that does not match its schema, with the path of the problem. */
export function schemaFailure(
  row: number,
  value: unknown,
  issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]],
  raw: RawRow | null,
): FailedRow {
  const [issue] = issues;
  return invalidRow(row, value, `${v.getDotPath(issue) ?? 'row'}: ${issue.message}`, raw);
}

/** A failed row with an invalid value. @param said a description of the problem */
export function invalidRow(
  row: number,
  value: unknown,
  said: string,
  raw: RawRow | null,
): FailedRow {
  const titled = v.safeParse(TITLED, value);
  const title = titled.success ? (titled.output.title ?? titled.output.clip?.title ?? null) : null;
  return {
    row,
    title: title?.slice(0, 200) ?? null,
    problem: 'invalid',
    detail: said.slice(0, 500),
    raw,
  };
}

const TITLED = v.object({
  title: v.fallback(v.optional(v.nullable(v.string())), null),
  clip: v.fallback(v.optional(v.object({ title: v.string() })), undefined),
});

/** Parses a JSON text; `undefined` if it is not one. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A text if there is one, whatever else an export has in its place. */
export const looseText = v.fallback(v.nullish(v.string(), null), null);

/** A time as text or number. */
export const looseTime = v.fallback(v.nullish(v.union([v.string(), v.number()]), null), null);

const named = v.looseObject({
  name: v.optional(v.string()),
  label: v.optional(v.string()),
  title: v.optional(v.string()),
});

/** A list of names, or of objects with a name. */
export const looseNames = v.pipe(
  v.nullish(v.unknown(), null),
  v.transform((value): string[] => {
    const list = v.safeParse(v.array(v.unknown()), value);
    return (list.success ? list.output : []).flatMap((each) => {
      if (typeof each === 'string') return [each];
      const { success, output } = v.safeParse(named, each);
      const name = success ? (output.label ?? output.name ?? output.title) : undefined;
      return name === undefined ? [] : [name];
    });
  }),
);

/** A boolean in any of the forms used in exports. */
export const looseFlag = v.pipe(
  v.nullish(v.unknown(), null),
  v.transform((value) => value === true || value === 1 || /^(?:1|true|yes)$/i.test(String(value))),
);
