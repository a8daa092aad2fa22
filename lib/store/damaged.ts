import * as v from 'valibot';
import { LATEST_TIME } from '@/lib/clips/bounds';
import { isValidClip } from '@/lib/clips/valid-clip';
import type { ClipDatabase, ClipRow } from './database';
import { deleteHighlightRows } from './highlight-rows';

/*
 * Clips in the collection that cannot be shown. They are skipped wherever they occur, so that no
 * list, export or replication round fails because of them, and recorded here to be reported to the
 * user.
 */
const KEY = 'damaged';
const MOST_ROWS = 1000;
const stored = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

async function noted(db: ClipDatabase): Promise<readonly string[]> {
  const parsed = v.safeParse(stored, (await db.meta.get(KEY))?.value);
  return parsed.success ? parsed.output : [];
}

/** Records clips that cannot be shown. */
export async function recordDamaged(db: ClipDatabase, ids: readonly string[]): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const before = await noted(db);
    const after = [...new Set([...before, ...ids])].slice(0, MOST_ROWS);
    if (after.length > before.length) {
      await db.meta.put({ key: KEY, value: JSON.stringify(after) });
    }
  });
}

/** Filters the clips that can be shown; the others are recorded. */
export async function withoutDamaged(
  db: ClipDatabase,
  rows: readonly (ClipRow | undefined)[],
): Promise<ClipRow[]> {
  const there = rows.flatMap((row) => row ?? []);
  const bad = there.filter((row) => !isValidClip(row));
  if (bad.length === 0) return there;
  await recordDamaged(
    db,
    bad.map(({ id }) => id),
  );
  return there.filter((row) => !bad.includes(row));
}

/** Ids of the clips that cannot be shown: those found so far, and all with an invalid date. */
export async function damagedIds(db: ClipDatabase): Promise<string[]> {
  const dated = await db.clips.where('clippedAt').between(0, LATEST_TIME, true, true).count();
  const undated =
    dated === (await db.clips.count())
      ? []
      : await db.clips
          .filter(({ clippedAt }) => !(clippedAt >= 0 && clippedAt <= LATEST_TIME))
          .primaryKeys();
  const ids = [...new Set([...(await noted(db)), ...undated])];
  const rows = await db.clips.bulkGet(ids);
  return ids.filter((_id, index) => rows[index] !== undefined && !isValidClip(rows[index]));
}

/** All stored data of some clips, unchanged, for a file. */
export async function rawClips(db: ClipDatabase, ids: readonly string[]): Promise<string> {
  const rows = await db.clips.bulkGet([...ids]);
  const contents = await db.contents.filter(({ clipId }) => ids.includes(clipId)).toArray();
  return JSON.stringify({ format: 'tearsheet-raw', clips: rows, contents }, null, 1);
}

/** Removes clips that cannot be shown from this device, with their texts. */
export async function removeDamaged(db: ClipDatabase, ids: readonly string[]): Promise<void> {
  await db.change(async () => {
    await db.clips.bulkDelete([...ids]);
    await deleteHighlightRows(db, ids);
    for (const id of ids) {
      const keys = await db.contents
        .where('[clipId+revision]')
        .between([id, ''], [id, '\uffff'])
        .primaryKeys();
      await db.contents.bulkDelete(keys);
    }
    await db.meta.delete(KEY);
  });
}
