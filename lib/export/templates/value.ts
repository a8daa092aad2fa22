/** A value of variables and filters. */
export type Value =
  string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** The maximum length of a value or output, in UTF-16 code units. */
export const MOST_LETTERS = 5_000_000;

/** The maximum number of items in a list. */
export const MOST_ITEMS = 100_000;

/** Thrown if a filter would produce too much. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

const isFields = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !isList(value);

/** A value's own field; `null` if it has none by this name. */
export function fieldOf(value: Value, key: string): Value {
  if (isList(value)) return key === 'length' ? value.length : (value[Number(key)] ?? null);
  return isFields(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

/** The names of a value's fields. */
export const keysOf = (value: Value): string[] => (isFields(value) ? Object.keys(value) : []);

/** A value as output text; for a highlight, its quote. */
export function textOf(value: Value): string {
  if (value === null) return '';
  if (isList(value)) return joined(value.map(textOf), ', ');
  return isFields(value) ? textOf(fieldOf(value, 'text')) : String(value);
}

/** Whether a value counts as true in a condition: null, empty text, empty lists, and 0 do not. */
export function isTrue(value: Value): boolean {
  return isList(value) ? value.length > 0 : Boolean(value);
}

/** The size of a value, in UTF-16 code units and items. */
export function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length + 1;
  if (isList(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 1);
  return keysOf(value).reduce((sum, key) => sum + sizeOf(fieldOf(value, key)), 1);
}

/** Joins texts with a separator. @throws {TooLarge} */
export function joined(parts: readonly string[], separator: string): string {
  const size = parts.reduce((sum, part) => sum + part.length + separator.length, 0);
  if (size > MOST_LETTERS) throw new TooLarge();
  return parts.join(separator);
}

/** Transforms the text of a value, or of each item of a list. @throws {TooLarge} */
export function mapText(value: Value, change: (text: string) => string): Value {
  if (!isList(value)) return change(textOf(value));
  let size = 0;
  return value.map((item) => {
    const text = change(textOf(item));
    size += text.length;
    if (size > MOST_LETTERS) throw new TooLarge();
    return text;
  });
}
