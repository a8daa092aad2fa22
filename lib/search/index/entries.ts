import type { Clip, Contents } from '@/lib/clips/clip';
import { isDeletedForGood } from '@/lib/clips/for-good';
import type { ClipDatabase } from '@/lib/store/database';
import { contentsOf } from '@/lib/store/queries';
import type { Changes } from '@/lib/store/journal';
import { clipRows, contentsRows } from '@/lib/store/rows';
import { subjectOf } from '../subject';
import type { Entry } from './write';

/** Clips with their newest text on this device. */
async function withContents(
  db: ClipDatabase,
  clips: readonly Clip[],
  known: readonly Contents[] = [],
): Promise<(readonly [Clip, Contents | null])[]> {
  const keyOf = (clipId: string, revision: string | null) => `${clipId} ${revision ?? ''}`;
  const found = new Map(known.map((each) => [keyOf(each.clipId, each.revision), each]));
  const missing = clips.filter((clip) => !found.has(keyOf(clip.id, clip.revision)));
  const keys = missing.map((clip): [string, string] => [clip.id, clip.revision ?? '']);
  for (const each of keys.length > 0 ? await contentsRows(db, keys) : []) {
    if (each) found.set(keyOf(each.clipId, each.revision), each);
  }
  return Promise.all(
    clips.map(
      async (clip) =>
        [clip, found.get(keyOf(clip.id, clip.revision)) ?? (await contentsOf(db, clip))] as const,
    ),
  );
}

/** Changes for the index, including clips of which only the text changed. */
export async function entriesOf(db: ClipDatabase, changes: Changes): Promise<Entry[]> {
  const changed = new Set(changes.clips.map(({ id }) => id));
  const others = new Set(
    changes.contents.map(({ clipId }) => clipId).filter((id) => !changed.has(id)),
  );
  const rest = others.size > 0 ? await clipRows(db, [...others]) : [];
  const clips = [...changes.clips, ...rest.flatMap((clip) => clip ?? [])];
  const kept = clips.filter((clip) => !isDeletedForGood(clip));
  const whole = await withContents(db, kept, changes.contents);
  return whole.flatMap(([clip, contents]) => {
    try {
      return [{ subject: subjectOf(clip, contents), revision: contents?.revision ?? null }];
    } catch {
      // Damaged clips are reported elsewhere, and must not affect others.
      return [];
    }
  });
}
