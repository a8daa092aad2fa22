import * as v from 'valibot';
import { BACKUP_FORMAT, BACKUP_VERSION } from '@/lib/clips/backup-format';
import { validateClip, validateContents, InvalidData } from '@/lib/clips/validate';
import { savedImageSchema } from '@/lib/clips/schema';
import { sha256 } from '@/lib/store/digest';
import { beginsWith } from '../format';
import type { ImportFormat } from '../format';
import type { FailedRow, ImportRow, RawRow, SourceFile } from '../item';
import { decodeText } from '../reading/decode';
import { BrokenJson, jsonElements } from '../reading/json-elements';
import { schemaFailure, invalidRow } from '../reading/rows';

const MOST_REVISIONS = 10_000;

const rowSchema = v.object({
  clip: v.unknown(),
  contents: v.pipe(v.array(v.unknown()), v.maxLength(MOST_REVISIONS)),
  images: v.optional(v.array(savedImageSchema), []),
});

const TAIL = ']}';

/** Tearsheet's own backup, in any version: whole clips with all revisions of their text. */
export const backup: ImportFormat = {
  id: 'backup',
  name: 'Tearsheet',
  recognises: (sample) =>
    beginsWith(sample, '{') && new RegExp(`"format"\\s*:\\s*"${BACKUP_FORMAT}"`).test(sample.text),
  async *rows(file) {
    let number = 0;
    try {
      // First, since a file may only state at its end that a newer Tearsheet wrote it.
      const version = await versionOf(file);
      if (version === null) return void (yield whole('invalid', 'version'));
      if (version > BACKUP_VERSION) return void (yield whole('newer version', String(version)));
      const head = `{"format":"${BACKUP_FORMAT}","version":${version},"clips":[`;
      for await (const part of jsonElements(decodeText(file.stream()))) {
        if ('name' in part) {
          if (part.name === 'settings') yield { settings: parse(part.value), row: 0 };
          continue;
        }
        if (part.field !== 'clips') continue;
        number += 1;
        yield await rowOf(number, { kind: 'json', json: part.json, head, tail: TAIL });
      }
    } catch (error) {
      if (!(error instanceof BrokenJson)) throw error;
      yield { ...whole('cut off', error.message), row: number + 1 };
    }
  },
};

/** Reads a backup's version, wherever it is in the file; `null` if there is none. */
async function versionOf(file: SourceFile): Promise<number | null> {
  for await (const part of jsonElements(decodeText(file.stream()))) {
    if (!('name' in part) || part.name !== 'version') continue;
    const version = Number(part.value);
    return Number.isInteger(version) && version > 0 ? version : null;
  }
  return null;
}

/** A clip with its contents and images, each validated against its id; or the failure. */
async function rowOf(number: number, raw: Extract<RawRow, { kind: 'json' }>): Promise<ImportRow> {
  const value = parse(raw.json);
  const parsed = v.safeParse(rowSchema, value);
  if (!parsed.success) return schemaFailure(number, value, parsed.issues, raw);
  try {
    const clip = await validateClip(parsed.output.clip, sha256);
    const contents = await Promise.all(
      parsed.output.contents.map((each) => validateContents(each, sha256)),
    );
    if (contents.some((each) => each.clipId !== clip.id)) {
      throw new InvalidData('contents: of another clip');
    }
    return { clip, contents, images: parsed.output.images, row: number, raw };
  } catch (error) {
    if (!(error instanceof InvalidData)) throw error;
    return invalidRow(number, value, error.message, raw);
  }
}

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
