import type { Clip, Contents } from '@/lib/clips/clip';
import { isForGood } from '@/lib/clips/for-good';
import type { ClipDatabase } from './database';
import { clipOf, clipRow, LAST_SEQ } from './database';
import { writeHighlightRows } from './highlight-rows';
import { countTags } from './tag-counts';

/** A clip's new state, and the one that it replaces. */
export interface ClipChange {
  readonly before: Clip | undefined;
  readonly clip: Clip;
}

/**
 * Writes clips' new states, and those contents that are not there yet, each with the next number of
 * the journal. Call inside `db.change`: a change and its number are then on the disk together, and
 * no remote can pass over one.
 */
export async function putAll(
  db: ClipDatabase,
  changes: readonly ClipChange[],
  contents: readonly Contents[],
): Promise<void> {
  const keys = contents.map((each): [string, string] => [each.clipId, each.revision]);
  // All at once: one by one, the ways to the database and back take most of the time.
  const [there, last] = await Promise.all([
    keys.length > 0 ? db.contents.bulkGet(keys) : [],
    lastSeq(db),
  ]);
  const gone = await goneAmong(db, changes, contents);
  const missing = contents.filter((each, index) => !there[index] && !gone.has(each.clipId));
  let seq = last + 1;
  const clipRows = changes.map(({ clip }) => clipRow(clip, seq++));
  const contentsRows = missing.map((each) => ({ ...each, seq: seq++ }));
  await Promise.all([
    db.meta.put({ key: LAST_SEQ, value: String(seq - 1) }),
    db.clips.bulkPut(clipRows),
    db.contents.bulkPut(contentsRows),
    countTags(db, changes),
    writeHighlightRows(db, changes),
  ]);
}

/** Of contents' clips, those that are deleted for good, whose texts nobody brings back. */
async function goneAmong(
  db: ClipDatabase,
  changes: readonly ClipChange[],
  contents: readonly Contents[],
): Promise<ReadonlySet<string>> {
  const states = new Map(changes.map(({ clip }) => [clip.id, clip]));
  const asked = [...new Set(contents.map(({ clipId }) => clipId))].filter((id) => !states.has(id));
  const rows = asked.length > 0 ? await db.clips.bulkGet(asked) : [];
  for (const row of rows) if (row) states.set(row.id, row);
  return new Set([...states.values()].filter(isForGood).map(({ id }) => id));
}

/** Writes clips' new states alone. Call inside `db.change`. */
export async function putClips(db: ClipDatabase, changes: readonly ClipChange[]): Promise<void> {
  if (changes.length > 0) await putAll(db, changes, []);
}

/**
 * Gives clips the next numbers though their states are the same, so that remotes look at what hangs
 * on them. Call inside a transaction that may write clips and `meta`.
 */
export async function renumber(db: ClipDatabase, clipIds: readonly string[]): Promise<void> {
  const rows = (await db.clips.bulkGet([...new Set(clipIds)])).flatMap((row) => row ?? []);
  const last = await lastSeq(db);
  await db.clips.bulkPut(rows.map((row, index) => ({ ...row, seq: last + 1 + index })));
  await db.meta.put({ key: LAST_SEQ, value: String(last + rows.length) });
}

/** Number of the newest change on this device; 0 before the first. */
export async function lastSeq(db: ClipDatabase): Promise<number> {
  return Number((await db.meta.get(LAST_SEQ))?.value ?? 0);
}

/** What changed on this device after a number of the journal, oldest change first. */
export interface Changes {
  /** Newest states: a clip that changed twice is there once. */
  readonly clips: readonly Clip[];
  readonly contents: readonly Contents[];
  /** Number up to which these are all the changes. */
  readonly seq: number;
  /** Whether there are more after `seq`. */
  readonly more: boolean;
}

/**
 * The next changes after `seq`: the outbox of a remote whose checkpoint that is.
 * @param limit most clips, and most contents, to read
 */
export async function changedSince(db: ClipDatabase, seq: number, limit: number): Promise<Changes> {
  return db.transaction('r', db.clips, db.contents, db.meta, async () => {
    // Asked for at once, so that the browser reads on while whoever follows is at work.
    const [clips, contents] = await Promise.all([
      db.clips.where('seq').above(seq).limit(limit).toArray(),
      db.contents.where('seq').above(seq).limit(limit).toArray(),
    ]);
    // A clip deleted for good may still be stored for a while; nobody is told of it.
    const told = await db.clips.bulkGet([...new Set(contents.map(({ clipId }) => clipId))]);
    const gone = new Set(told.flatMap((row) => (row?.shelf === 'gone' ? [row.id] : [])));
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

/** How many clips changed after a number of the journal. */
export async function countSince(db: ClipDatabase, seq: number): Promise<number> {
  return db.clips.where('seq').above(seq).count();
}

/** A place in a remote's or in this device's journal that replication has come to. */
export async function checkpointOf(db: ClipDatabase, key: string): Promise<string | null> {
  return (await db.meta.get(`checkpoint.${key}`))?.value ?? null;
}

/** Remembers a checkpoint; `null` forgets it. */
export async function setCheckpoint(
  db: ClipDatabase,
  key: string,
  value: string | null,
): Promise<void> {
  if (value === null) await db.meta.delete(`checkpoint.${key}`);
  else await db.meta.put({ key: `checkpoint.${key}`, value });
}
