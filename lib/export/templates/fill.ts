import type { Value } from './value';
import { fieldOf } from './value';

/** A place in a text that a value goes into: `${gem.name}`. */
const PLACE = /\$\{([^{}]{0,200})\}/g;

/** The names of a path: `gem.colours[0]` is `gem`, `colours`, `0`. */
const namesOf = (path: string): string[] => path.split(/[.[\]\s]+/).filter((name) => name !== '');

/** A text with the values that its places name. @param of gives a place's text by its path */
export function filled(text: string, of: (path: readonly string[]) => string): string {
  return text.replaceAll(PLACE, (_place, path: string) => of(namesOf(path)));
}

/** The value at a path. */
export const valueAt = (value: Value, path: readonly string[]): Value =>
  path.reduce<Value>((of, name) => fieldOf(of, name), value);
