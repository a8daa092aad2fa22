import { mapText } from '../value';
import type { Filter } from './filter';

/** Every word capitalised. */
export const title: Filter = (value) =>
  mapText(value, (text) =>
    text
      .toLowerCase()
      .replaceAll(/(?<![\p{L}\p{M}\p{N}’'])\p{L}/gu, (letter) => letter.toUpperCase()),
  );
