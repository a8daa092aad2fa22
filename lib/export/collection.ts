import type { Clip, Contents } from '@/lib/clips/clip';
import { contentsOf } from '@/lib/store/queries';
import type { ClipDatabase } from '@/lib/store/database';
import { clipOf } from '@/lib/store/database';

const BATCH = 100;

/** A clip with every revision of its text. */
export interface WholeClip {
  readonly clip: Clip;
  readonly contents: readonly Contents[];
}

/** The clips named, or all, a batch in memory at a time; each with its newest text alone. */
export async function* readClips(
  db: ClipDatabase,
  ids?: readonly string[],
): AsyncGenerator<{ clip: Clip; contents: Contents | null }> {
  const wanted = ids ?? (await db.clips.orderBy('clippedAt').primaryKeys());
  for (let start = 0; start < wanted.length; start += BATCH) {
    const rows = await db.clips.bulkGet(wanted.slice(start, start + BATCH));
    for (const clip of rows) if (clip) yield { clip, contents: await contentsOf(db, clip) };
  }
}

/** Every clip, tombstones included, with every revision: what a backup holds. */
export async function* readWholeClips(db: ClipDatabase): AsyncGenerator<WholeClip> {
  const ids = await db.clips.orderBy('clippedAt').primaryKeys();
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await db.clips.bulkGet(ids.slice(start, start + BATCH));
    for (const row of rows) {
      if (!row) continue;
      const contents = await db.contents
        .where('[clipId+revision]')
        .between([row.id, ''], [row.id, '\uffff'])
        .toArray();
      yield { clip: clipOf(row), contents: contents.map(({ seq: _seq, ...each }) => each) };
    }
  }
}
