import type { ClipDatabase } from '@/lib/store/database';
import { mergeIn } from '@/lib/store/merge';
import { readBackup } from './backup';

/** What an import did, row by row where a row failed. */
export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly known: number;
  readonly failed: readonly {
    readonly row: number;
    readonly title: string | null;
    readonly problem: string;
  }[];
}

const BATCH = 100;

/**
 * Merges a backup into the collection: into an empty one it gives the identical collection; what
 * is there already and newer stays.
 * @throws NotReadable where the file is no backup that this version reads
 */
export async function importBackup(db: ClipDatabase, text: string): Promise<ImportReport> {
  const counts = { added: 0, changed: 0, known: 0 };
  const failed = [];
  const rows = readBackup(text);
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    failed.push(...batch.filter((row) => 'problem' in row));
    const good = batch.filter((row) => 'clip' in row);
    const contents = good.flatMap((row) => row.contents);
    const clips = good.map((row) => row.clip);
    for (const outcome of await mergeIn(db, clips, contents)) {
      counts[outcome] += 1;
    }
  }
  return { ...counts, failed };
}
