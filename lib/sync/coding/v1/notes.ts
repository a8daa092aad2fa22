import type { NoteHistory } from '@/lib/clips/note';
import { EMPTY_NOTE } from '@/lib/clips/note';
import { NO_STAMP, stampReplica, type Stamp } from '@/lib/clips/stamp';
import type { FieldCoder } from './fields';
import { KINDS } from './kinds';

/** Codes a note's versions, in either direction. */
export function codeNote(
  io: FieldCoder,
  codeStamp: (stamp: Stamp) => Stamp,
  note: NoteHistory,
): NoteHistory {
  const seen = Object.values(note.seen).toSorted();
  const seenCount = io.number(KINDS.count, seen.length);
  const codedSeen: Record<string, Stamp> = {};
  for (let index = 0; index < seenCount; index += 1) {
    const stamp = codeStamp(seen[index] ?? NO_STAMP);
    codedSeen[stampReplica(stamp)] = stamp;
  }
  // No note was ever written.
  if (seenCount === 0) return EMPTY_NOTE;
  const versionCount = io.number(KINDS.count, note.versions.length);
  const versions: { text: string; stamp: Stamp }[] = [];
  for (let index = 0; index < versionCount; index += 1) {
    const version = note.versions[index] ?? { text: '', stamp: NO_STAMP };
    const text = io.text(KINDS.note, version.text);
    versions.push({ text, stamp: codeStamp(version.stamp) });
  }
  return { versions, seen: codedSeen };
}
