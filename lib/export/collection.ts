import { Dexie } from 'dexie';
import type { Clip, Contents } from '@/lib/clips/clip';
import { contentsOf, revisionsOf } from '@/lib/store/queries';
import type { ClipDatabase } from '@/lib/store/database';
import { clipOf } from '@/lib/store/database';
import type { ClipWithText, Selection } from './format';

const BATCH = 50;

/** A clip with every revision of its text. */
export interface WholeClip {
  readonly clip: Clip;
  readonly contents: readonly Contents[];
}

/** Ids of the clips that are wanted, oldest first where all are. */
export async function idsOf(db: ClipDatabase, selection: Selection): Promise<readonly string[]> {
  if (selection !== 'all') return selection;
  const ids = await db.clips.orderBy('clippedAt').primaryKeys();
  const trashed = await db.clips
    .where('[shelf+clippedAt]')
    .between(['trash', Dexie.minKey], ['trash', Dexie.maxKey])
    .primaryKeys();
  const gone = new Set(trashed);
  return gone.size === 0 ? ids : ids.filter((id) => !gone.has(id));
}

/** Ids of every clip, tombstones included, oldest first: what a backup of all holds. */
export function everyId(db: ClipDatabase): Promise<readonly string[]> {
  return db.clips.orderBy('clippedAt').primaryKeys();
}

/** The clips named, a batch in memory at a time, each with its newest text alone. */
export async function* readClips(
  db: ClipDatabase,
  ids: readonly string[],
): AsyncGenerator<ClipWithText> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await db.clips.bulkGet(ids.slice(start, start + BATCH));
    const there = rows.filter((row) => row !== undefined);
    const keys = there.map((row): [string, string] => [row.id, row.revision ?? '']);
    const texts = await db.contents.bulkGet(keys);
    for (const [index, row] of there.entries()) {
      // Only a text that came later, or from an earlier revision, takes a query of its own.
      yield { clip: clipOf(row), contents: texts[index] ?? (await contentsOf(db, row)) };
    }
  }
}

/** The clips named, a batch in memory at a time, each with every revision of its text. */
export async function* readWholeClips(
  db: ClipDatabase,
  ids: readonly string[],
): AsyncGenerator<WholeClip> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const wanted = ids.slice(start, start + BATCH);
    const [rows, revisions] = await Promise.all([
      db.clips.bulkGet(wanted),
      Promise.all(wanted.map((id) => revisionsOf(db, id))),
    ]);
    for (const [index, row] of rows.entries()) {
      if (row) yield { clip: clipOf(row), contents: revisions[index] ?? [] };
    }
  }
}
