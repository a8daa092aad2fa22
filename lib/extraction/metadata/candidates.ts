import { wordKey } from '../page/blocks';

/** A possible value of a metadata field, and where it was found. */
export interface Candidate<Value> {
  readonly source: string;
  readonly value: Value;
  /** The value in the form compared with others. */
  readonly key: string;
  /** Further properties that may tell whether it is right. */
  readonly signs: readonly string[];
}

/** Creates a candidate; its value is compared by the words of `key`. */
export function candidate<Value>(
  source: string,
  value: Value,
  key: string,
  signs: readonly string[] = [],
): Candidate<Value> {
  return { source, value, key: wordKey(key), signs };
}

/**
 * Returns the ranker's features of a candidate: its source, which other sources say the same, more,
 * less or something else, and its signs.
 * @param page features of the page as a whole
 */
export function candidateKeys<Value>(
  own: Candidate<Value>,
  all: readonly Candidate<Value>[],
  page: readonly string[],
): readonly string[] {
  const { source, key, signs } = own;
  const keys = new Set([source]);
  for (const sign of [...signs, ...page]) keys.add(`${source} ${sign}`);
  for (const other of all) {
    if (other === own) continue;
    keys.add(`${source} ${relation(key, other.key)} ${other.source}`);
  }
  keys.add(`${source} of ${Math.min(all.length, 6)}`);
  return [...keys];
}

function relation(key: string, other: string): string {
  if (key === other) return '=';
  if (other.length > 3 && key.includes(other)) return '>';
  return key.length > 3 && other.includes(key) ? '<' : '≠';
}
