/**
 * What a record holds under a key. Keys come from people and from outside, and `constructor` is a
 * tag like any other: what every object has by itself is not in the record.
 */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
