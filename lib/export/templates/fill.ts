import type { Value } from './value';
import { fieldOf } from './value';

/** A placeholder in a text: `${gem.name}`. */
const PLACE = /\$\{([^{}]{0,200})\}/g;

/** Splits a path: `gem.colours[0]` is `gem`, `colours`, `0`. */
const namesOf = (path: string): string[] => path.split(/[.[\]\s]+/).filter((name) => name !== '');

/** Fills a text's placeholders. @param of returns the text for a path */
export function fillPlaceholders(text: string, of: (path: readonly string[]) => string): string {
  return text.replaceAll(PLACE, (_place, path: string) => of(namesOf(path)));
}

/** The value at a path. */
export const valueAt = (value: Value, path: readonly string[]): Value =>
  path.reduce<Value>((of, name) => fieldOf(of, name), value);
