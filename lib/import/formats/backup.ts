import * as v from 'valibot';
import { BACKUP_FORMAT, BACKUP_VERSION } from '@/lib/clips/backup-format';
import { clipSchema, contentsSchema, savedImageSchema } from '@/lib/clips/schema';
import { beginsWith } from '../format';
import type { ImportFormat } from '../format';
import type { FailedRow, RawRow } from '../item';
import { decodeText } from '../reading/decode';
import { BrokenJson, jsonElements } from '../reading/json-elements';
import { invalid } from '../reading/rows';

const row = v.pipe(
  v.object({
    clip: clipSchema,
    contents: v.array(contentsSchema),
    images: v.optional(v.array(savedImageSchema), []),
  }),
  v.check(
    ({ clip, contents }) => contents.every((each) => each.clipId === clip.id),
    'contents of another clip',
  ),
);

const TAIL = ']}';

/** Tearsheet's own backup, of every version: whole clips with every revision of their text. */
export const backup: ImportFormat = {
  id: 'backup',
  name: 'Tearsheet',
  recognises: (sample) =>
    beginsWith(sample, '{') && new RegExp(`"format"\\s*:\\s*"${BACKUP_FORMAT}"`).test(sample.text),
  async *rows(file) {
    let number = 0;
    let head = `{"format":"${BACKUP_FORMAT}","version":${BACKUP_VERSION},"clips":[`;
    try {
      for await (const part of jsonElements(decodeText(file.stream()))) {
        if ('name' in part) {
          if (part.name === 'version' && !(Number(part.value) <= BACKUP_VERSION)) {
            yield whole('newer version', part.value);
            return;
          }
          if (part.name === 'version') {
            head = `{"format":"${BACKUP_FORMAT}","version":${Number(part.value)},"clips":[`;
          }
          if (part.name === 'settings') yield { settings: parse(part.value), row: 0 };
          continue;
        }
        if (part.field !== 'clips') continue;
        number += 1;
        const raw: RawRow = { kind: 'json', json: part.json, head, tail: TAIL };
        const value = parse(part.json);
        const parsed = v.safeParse(row, value);
        if (parsed.success) yield { ...parsed.output, row: number, raw };
        else yield invalid(number, value, parsed.issues, raw);
      }
    } catch (error) {
      if (!(error instanceof BrokenJson)) throw error;
      yield { ...whole('cut off', error.message), row: number + 1 };
    }
  },
};

function whole(problem: FailedRow['problem'], detail: string | null): FailedRow {
  return { row: 1, title: null, problem, detail, raw: null };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
