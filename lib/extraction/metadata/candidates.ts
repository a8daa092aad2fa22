import { wordKey } from '../page/blocks';

/** Something that a page may mean by one of its fields, and where it was found. */
export interface Candidate<Value> {
  readonly source: string;
  readonly value: Value;
  /** The value as it is compared with others. */
  readonly key: string;
  /** What else is known of it, that may tell whether it is right. */
  readonly signs: readonly string[];
}

/** A candidate whose value is a text. */
export function candidate<Value>(
  source: string,
  value: Value,
  key: string,
  signs: readonly string[] = [],
): Candidate<Value> {
  return { source, value, key: wordKey(key), signs };
}

/**
 * What a ranker is told of a candidate: its source, which other sources say the same, more, less or
 * something else, and its signs.
 * @param page what is known of the page as a whole
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
