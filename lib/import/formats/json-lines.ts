import * as v from 'valibot';
import { namesFields } from '../format';
import type { ImportFormat } from '../format';
import type { RawRow } from '../item';
import { decodeText } from '../reading/decode';
import { linesOf } from '../reading/lines';
import { checkItem, parseJson, schemaFailure } from '../reading/rows';
import { ADDRESSES, linkItem, linkSchema } from './json-list';

/** JSON Lines: an object with a URL on each line. */
export const jsonLines: ImportFormat = {
  id: 'json-lines',
  name: 'JSON Lines',
  recognises: (sample) =>
    /^\s*\{[^\n]*\}[\r\t ]*\n\s*\{/.test(sample.text) &&
    ADDRESSES.some((name) => namesFields(sample, name)),
  async *rows(file) {
    let row = 0;
    for await (const line of linesOf(decodeText(file.stream()))) {
      row += 1;
      if (line.trim() === '') continue;
      const raw: RawRow = { kind: 'text', text: line, extension: 'jsonl' };
      const value = parseJson(line);
      const parsed = v.safeParse(linkSchema, value);
      if (parsed.success) yield checkItem(linkItem(parsed.output), row, raw);
      else yield schemaFailure(row, value, parsed.issues, raw);
    }
  },
};
