import { mapText, joined } from '../value';
import type { Filter } from './filter';

/**
 * Replaces text, in pairs: `replace:"a":"b"`, `replace:("a":"b","c":"d")`; without the second,
 * removes it. Regular expressions are not supported.
 */
export const replace: Filter = (value, args) =>
  mapText(value, (text) => {
    let replaced = text;
    for (let index = 0; index < args.length; index += 2) {
      const from = args[index] ?? '';
      if (from !== '') replaced = joined(replaced.split(from), args[index + 1] ?? '');
    }
    return replaced;
  });
