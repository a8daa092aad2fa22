import * as v from 'valibot';
import type { Clip, Contents } from '@/lib/clips/clip';
import { clipSchema, contentsSchema } from '@/lib/clips/schema';
import { BACKUP_FORMAT, BACKUP_VERSION } from '@/lib/clips/backup-format';
import { NotReadable } from './not-readable';

/** A row of a backup: the clip with its contents, or why it cannot be read. */
export type BackupRow =
  | { readonly clip: Clip; readonly contents: readonly Contents[] }
  | { readonly row: number; readonly title: string | null; readonly problem: string };

const file = v.object({
  format: v.literal(BACKUP_FORMAT),
  version: v.number(),
  clips: v.array(v.unknown()),
});

const row = v.pipe(
  v.object({ clip: clipSchema, contents: v.array(contentsSchema) }),
  v.check(
    ({ clip, contents }) => contents.every((each) => each.clipId === clip.id),
    'contents of another clip',
  ),
);

const titled = v.object({ clip: v.object({ title: v.string() }) });

/**
 * Reads a backup, row by row: a row that is damaged is reported and the others stay good.
 * @throws NotReadable where the file is no backup, or one of a newer version
 */
export function readBackup(text: string): BackupRow[] {
  const parsed = v.safeParse(file, parseJson(text));
  if (!parsed.success) throw new NotReadable('not a backup');
  if (parsed.output.version > BACKUP_VERSION) throw new NotReadable('newer version');
  return parsed.output.clips.map((each, index) => readRow(each, index + 1));
}

function readRow(value: unknown, number: number): BackupRow {
  const parsed = v.safeParse(row, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const title = v.safeParse(titled, value);
  return {
    row: number,
    title: title.success ? title.output.clip.title : null,
    problem: `${v.getDotPath(issue) ?? 'row'}: ${issue.message}`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotReadable('not JSON');
  }
}
