import type { Clip } from '@/lib/clips/clip';
import { highlightsOf } from '@/lib/clips/highlight';
import type { NoteHistory } from '@/lib/clips/note';
import { noteText } from '@/lib/clips/note';
import { restampNote } from '@/lib/clips/restamp';
import type { Stamp } from '@/lib/clips/stamp';
import { stampReplica } from '@/lib/clips/stamp';
import { assignNewReplica, replicaOf } from './clock';
import type { ClipDatabase } from './database';
import { clipOf } from './database';
import type { ClipChange } from './journal';
import { putClips } from './journal';

/**
 * Gives this device a new replica name, because another device has the same one. Its notes written
 * since the two diverged are moved to the new name, so that neither device's replace the other's.
 * @param since the newest stamp from before they diverged
 * @returns the new name
 */
export async function renameReplica(db: ClipDatabase, since: Stamp): Promise<string> {
  return db.change(async () => {
    const old = await replicaOf(db);
    const name = await assignNewReplica(db);
    const changes: ClipChange[] = [];
    await db.clips.each((row) => {
      const before = clipOf(row);
      const clip = renamed(before, { old, name, since });
      if (clip !== before) changes.push({ before, clip });
    });
    await putClips(db, changes);
    return name;
  });
}

interface Renaming {
  readonly old: string;
  readonly name: string;
  readonly since: Stamp;
}

/** Replaces the replica in a stamp. */
const under = (stamp: Stamp, name: string): Stamp =>
  `${stamp.slice(0, stamp.indexOf('.'))}.${name}`;

/** Moves a clip's note versions by the old name, if newer than `since`, to the new one. */
function renamed(clip: Clip, { old, name, since }: Renaming): Clip {
  const isNew = ({ seen }: NoteHistory) => (seen[old] ?? '') > since;
  const move = (note: NoteHistory): NoteHistory => {
    if (!isNew(note)) return note;
    const moved = restampNote(note, (stamp) =>
      stampReplica(stamp) === old && stamp > since ? under(stamp, name) : stamp,
    );
    // Values that both had are replaced; those that the other wrote since are not.
    return { ...moved, seen: { ...moved.seen, [old]: under(since, old) } };
  };
  const { note, highlights } = clip.clock;
  const notes = [note, ...Object.values(highlights).map((each) => each.note)];
  if (!notes.some(isNew)) return clip;
  // Registers keep their stamps: they have one value, whoever wrote it.
  const clock = {
    ...clip.clock,
    note: move(note),
    highlights: Object.fromEntries(
      Object.entries(highlights).map(([id, state]) => [id, { ...state, note: move(state.note) }]),
    ),
  };
  return {
    ...clip,
    note: noteText(clock.note),
    highlights: highlightsOf(clock.highlights),
    clock,
  };
}
