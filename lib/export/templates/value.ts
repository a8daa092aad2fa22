/** What variables hold, and filters take and give. */
export type Value =
  string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** Most UTF-16 code units that a value or an output may have. */
export const MOST_LETTERS = 5_000_000;

/** Most items of a list. */
export const MOST_ITEMS = 100_000;

/** A filter would make more than a template may. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

const isFields = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !isList(value);

/** A value of its own of something with fields; `null` where it has none by this name. */
export function fieldOf(value: Value, key: string): Value {
  if (isList(value)) return key === 'length' ? value.length : (value[Number(key)] ?? null);
  return isFields(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

/** The names of a value's fields. */
export const keysOf = (value: Value): string[] => (isFields(value) ? Object.keys(value) : []);

/** A value as the text that a template puts out; of a highlight, its words. */
export function textOf(value: Value): string {
  if (value === null) return '';
  if (isList(value)) return joined(value.map(textOf), ', ');
  return isFields(value) ? textOf(fieldOf(value, 'text')) : String(value);
}

/** Whether a condition takes a value for true: nothing, no text, no items, and 0 are false. */
export function isTrue(value: Value): boolean {
  return isList(value) ? value.length > 0 : Boolean(value);
}

/** How much there is of a value, in UTF-16 code units and items. */
export function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length + 1;
  if (isList(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 1);
  return keysOf(value).reduce((sum, key) => sum + sizeOf(fieldOf(value, key)), 1);
}

/** Texts with a separator between. @throws {TooLarge} */
export function joined(parts: readonly string[], separator: string): string {
  const size = parts.reduce((sum, part) => sum + part.length + separator.length, 0);
  if (size > MOST_LETTERS) throw new TooLarge();
  return parts.join(separator);
}

/** The text of a value, or of each item of a list, made another. @throws {TooLarge} */
export function eachText(value: Value, change: (text: string) => string): Value {
  if (!isList(value)) return change(textOf(value));
  let size = 0;
  return value.map((item) => {
    const text = change(textOf(item));
    size += text.length;
    if (size > MOST_LETTERS) throw new TooLarge();
    return text;
  });
}
