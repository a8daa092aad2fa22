import type { Clip, Contents } from '@/lib/clips/clip';
import { isDeletedForGood } from '@/lib/clips/for-good';
import type { ClipDatabase } from './database';
import { clipOf, clipRow, LAST_SEQ } from './database';
import { writeHighlightRows } from './highlight-rows';
import { countTags } from './tag-counts';

/** A clip's new state, and the one it replaces. */
export interface ClipChange {
  readonly before: Clip | undefined;
  readonly clip: Clip;
}

/**
 * Writes clips' new states, and contents that do not exist yet, each with the next sequence number.
 * Call inside `db.change`: a change and its number are then stored together, and no remote can miss
 * one.
 */
export async function putAll(
  db: ClipDatabase,
  changes: readonly ClipChange[],
  contents: readonly Contents[],
): Promise<void> {
  const keys = contents.map((each): [string, string] => [each.clipId, each.revision]);
  // In parallel: one by one, the round trips to the database take most of the time.
  const [there, last] = await Promise.all([
    keys.length > 0 ? db.contents.bulkGet(keys) : [],
    lastSeq(db),
  ]);
  const states = await statesOf(db, changes, contents);
  const missing = contents.filter(({ clipId }, index) => {
    const state = states.get(clipId);
    // The text of a clip that is deleted for good must not be restored.
    return !there[index] && !(state && isDeletedForGood(state));
  });
  let seq = last + 1;
  const clipRows = changes.map(({ clip }) => clipRow(clip, seq++));
  const contentsRows = missing.map((each) => ({ ...each, seq: seq++ }));
  await Promise.all([
    db.meta.put({ key: LAST_SEQ, value: String(seq - 1) }),
    db.clips.bulkPut(clipRows),
    db.contents.bulkPut(contentsRows),
    db.previews.bulkDelete(lackingText(changes, missing, states)),
    countTags(db, changes),
    writeHighlightRows(db, changes),
  ]);
}

/** The states, after the changes, of the changed clips and of those that contents belong to. */
async function statesOf(
  db: ClipDatabase,
  changes: readonly ClipChange[],
  contents: readonly Contents[],
): Promise<ReadonlyMap<string, Clip>> {
  const states = new Map(changes.map(({ clip }) => [clip.id, clip]));
  const others = [...new Set(contents.map(({ clipId }) => clipId))].filter((id) => !states.has(id));
  const rows = others.length > 0 ? await db.clips.bulkGet(others) : [];
  for (const row of rows) if (row) states.set(row.id, row);
  return states;
}

/**
 * The clips whose previews may lack the beginning of a text that is only now stored. Clips that get
 * a new capture with it are left out: their previews are made again anyway, and stay until then.
 */
function lackingText(
  changes: readonly ClipChange[],
  contents: readonly Contents[],
  states: ReadonlyMap<string, Clip>,
): string[] {
  const anew = new Set(
    changes.flatMap(({ before, clip }) => (before?.revision === clip.revision ? [] : clip.id)),
  );
  const ids = new Set(contents.map(({ clipId }) => clipId));
  return [...ids].filter((id) => states.get(id)?.excerpt === null && !anew.has(id));
}

/** Writes clips' new states without contents. Call inside `db.change`. */
export async function putClips(db: ClipDatabase, changes: readonly ClipChange[]): Promise<void> {
  if (changes.length > 0) await putAll(db, changes, []);
}

/**
 * Gives clips new sequence numbers without changing them, so that remotes check their dependent
 * data. Call inside a transaction that may write clips and `meta`.
 */
export async function renumber(db: ClipDatabase, clipIds: readonly string[]): Promise<void> {
  const rows = (await db.clips.bulkGet([...new Set(clipIds)])).flatMap((row) => row ?? []);
  const last = await lastSeq(db);
  await db.clips.bulkPut(rows.map((row, index) => ({ ...row, seq: last + 1 + index })));
  await db.meta.put({ key: LAST_SEQ, value: String(last + rows.length) });
}

/** The sequence number of the newest change on this device; 0 before the first. */
export async function lastSeq(db: ClipDatabase): Promise<number> {
  return Number((await db.meta.get(LAST_SEQ))?.value ?? 0);
}

/** The changes on this device after a sequence number, oldest first. */
export interface Changes {
  /** The newest states: a clip that changed twice appears once. */
  readonly clips: readonly Clip[];
  readonly contents: readonly Contents[];
  /** The sequence number up to which these are all the changes. */
  readonly seq: number;
  /** Whether there are more after `seq`. */
  readonly more: boolean;
}

/**
 * Reads the next changes after `seq`: the outbox of a remote with that checkpoint.
 * @param limit the most clips, and the most contents, to read
 */
export async function changedSince(db: ClipDatabase, seq: number, limit: number): Promise<Changes> {
  return db.transaction('r', db.clips, db.contents, db.meta, async () => {
    // Requested together, so that the browser reads ahead while the caller is busy.
    const [clips, contents] = await Promise.all([
      db.clips.where('seq').above(seq).limit(limit).toArray(),
      db.contents.where('seq').above(seq).limit(limit).toArray(),
    ]);
    // A clip deleted for good may still be stored for a while; it is not published.
    const owners = await db.clips.bulkGet([...new Set(contents.map(({ clipId }) => clipId))]);
    const gone = new Set(owners.flatMap((row) => (row?.shelf === 'gone' ? [row.id] : [])));
    const ends = [clips, contents]
      .filter((rows) => rows.length === limit)
      .map((rows) => rows.at(-1)?.seq ?? seq);
    const more = ends.length > 0;
    const end = more ? Math.min(...ends) : await lastSeq(db);
    return {
      clips: clips.filter((row) => row.seq <= end).map(clipOf),
      contents: contents
        .filter((row) => row.seq <= end && !gone.has(row.clipId))
        .map(({ seq: _seq, ...each }) => each),
      seq: end,
      more,
    };
  });
}

/** How many clips changed after a sequence number. */
export async function countSince(db: ClipDatabase, seq: number): Promise<number> {
  return db.clips.where('seq').above(seq).count();
}

/** A checkpoint of replication, in a remote's journal or this device's. */
export async function checkpointOf(db: ClipDatabase, key: string): Promise<string | null> {
  return (await db.meta.get(`checkpoint.${key}`))?.value ?? null;
}

/** Stores a checkpoint; `null` deletes it. */
export async function setCheckpoint(
  db: ClipDatabase,
  key: string,
  value: string | null,
): Promise<void> {
  if (value === null) await db.meta.delete(`checkpoint.${key}`);
  else await db.meta.put({ key: `checkpoint.${key}`, value });
}
