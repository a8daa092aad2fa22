import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase } from './database';
import type { HighlightRow } from './highlight-row';
import { highlightName, rowsOrNone } from './highlight-row';

/** Updates the highlight rows of changed clips. Call inside `db.change`. */
export async function writeHighlightRows(
  db: ClipDatabase,
  changes: readonly { readonly before: Clip | undefined; readonly clip: Clip }[],
): Promise<void> {
  const put: HighlightRow[] = [];
  const gone: string[] = [];
  for (const { before, clip } of changes) {
    const was = new Map((before ? rowsOrNone(before) : []).map((row) => [row.name, row]));
    for (const row of rowsOrNone(clip)) {
      const known = was.get(row.name);
      was.delete(row.name);
      if (!known || JSON.stringify(known) !== JSON.stringify(row)) put.push(row);
    }
    gone.push(...was.keys());
  }
  if (put.length > 0) await db.highlights.bulkPut(put);
  if (gone.length > 0) await db.highlights.bulkDelete(gone);
}

/** Deletes the highlight rows of removed clips. Call inside `db.change`. */
export async function deleteHighlightRows(
  db: ClipDatabase,
  clipIds: readonly string[],
): Promise<void> {
  for (const id of clipIds) {
    await db.highlights.where('name').startsWith(highlightName(id, '')).delete();
  }
}
