/**
 * A record's own value for a key. Keys come from users and from outside, and `constructor` is a tag
 * like any other, so inherited properties are ignored.
 */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
