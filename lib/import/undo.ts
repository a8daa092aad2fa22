import * as v from 'valibot';
import { stamp as stampSchema } from '@/lib/clips/bounds';
import type { Clip } from '@/lib/clips/clip';
import type { EditEffect } from '@/lib/clips/undo';
import { effectBetween } from '@/lib/clips/undo';
import type { ClipDatabase } from '@/lib/store/database';
import type { ProgressOptions } from '@/lib/store/edit-many';
import { editMany, undoMany } from '@/lib/store/edit-many';
import type { ClipChange } from '@/lib/store/journal';
import { changeMeta, readMeta, writeMeta } from '@/lib/store/meta';
import { clipRows } from '@/lib/store/rows';

/** The effects of an import on the collection. */
export interface ImportEffects {
  /** Ids of clips that did not exist before. */
  readonly added: readonly string[];
  /** The effects on those that did. */
  readonly changed: ReadonlyMap<string, EditEffect>;
}

/** Records the effects of an import, reduced to the minimum needed to undo it. */
export class ImportLog {
  private readonly added = new Set<string>();
  private readonly changed = new Map<string, EditEffect>();

  readonly hear = (changes: readonly ClipChange[]): void => {
    for (const { before, clip } of changes) {
      if (!before || (before.deletedAt !== null && clip.deletedAt === null)) {
        this.added.add(clip.id);
      } else if (!this.added.has(clip.id)) {
        const done = effectBetween(before, clip);
        const known = this.changed.get(clip.id);
        this.changed.set(clip.id, known ? combineEffects(known, done) : done);
      }
    }
  };

  done(): ImportEffects {
    return { added: [...this.added], changed: this.changed };
  }
}

/** Combines two consecutive effects on a clip. */
function combineEffects(first: EditEffect, then: EditEffect): EditEffect {
  const plain = new Map(first.plain.map((each) => [each.field, each]));
  for (const each of then.plain) {
    plain.set(each.field, { ...each, was: plain.get(each.field)?.was ?? each.was });
  }
  return {
    plain: [...plain.values()],
    trashed: then.trashed ?? first.trashed,
    tagsAdded: [...first.tagsAdded, ...then.tagsAdded],
    tagsRemoved: [...first.tagsRemoved, ...then.tagsRemoved],
    highlightsAdded: [...first.highlightsAdded, ...then.highlightsAdded],
  };
}

/**
 * Undoes an import: clips it added go to the trash, and existing ones lose the tags, notes,
 * highlights and states that it gave them. The user's later changes stay, as do texts that clips
 * gained.
 * @returns how many clips went to the trash, and how many were changed back
 */
export async function undoImport(
  db: ClipDatabase,
  { added, changed }: ImportEffects,
  following: ProgressOptions,
): Promise<{ readonly trashed: number; readonly changed: number }> {
  const gone = await editMany(db, added, { deleted: true }, following);
  const back = await undoMany(db, changed, following);
  await rememberUndone(db, [...gone.keys()]);
  return { trashed: gone.size, changed: back.size };
}

const KEY = 'undoneImports';
/** There is one stamp per thousand clips of an undone import. */
const MOST_STAMPS = 1000;
const kept = v.fallback(v.pipe(v.string(), v.parseJson(), v.array(stampSchema)), []);

const undoneStamps = async (db: ClipDatabase): Promise<readonly string[]> =>
  v.parse(kept, (await readMeta(db, KEY)) ?? '[]');

/** Records the stamps with which an import was undone, so that it can be imported again. */
async function rememberUndone(db: ClipDatabase, ids: readonly string[]): Promise<void> {
  const rows = await clipRows(db, [...ids]);
  const stamps = new Set(rows.flatMap((row) => (row ? [row.clock.deleted] : [])));
  await changeMeta(db, async () => {
    const all = [...(await undoneStamps(db)), ...stamps].slice(-MOST_STAMPS);
    await writeMeta(db, KEY, JSON.stringify(all));
  });
}

/**
 * Returns a test for whether a clip is in the trash because an import was undone, rather than by
 * the user.
 */
export async function undoneImports(
  db: ClipDatabase,
): Promise<(clip: Pick<Clip, 'clock' | 'deletedAt'>) => boolean> {
  const stamps = new Set(await undoneStamps(db));
  return ({ clock, deletedAt }) => deletedAt !== null && stamps.has(clock.deleted);
}
