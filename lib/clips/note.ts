import { ownValue } from './own-value';
import type { Stamp } from './stamp';
import { stampReplica } from './stamp';

interface NoteVersion {
  readonly text: string;
  readonly stamp: Stamp;
}

/**
 * A note as a multi-value register: an edit replaces the versions its writer saw, and concurrent
 * versions are all kept. `seen` maps each replica to its newest edit included in this state (a
 * version vector), which tells "replaced" from "not yet seen".
 */
export interface NoteHistory {
  readonly versions: readonly NoteVersion[];
  readonly seen: Readonly<Record<string, Stamp>>;
}

export const EMPTY_NOTE: NoteHistory = { versions: [], seen: {} };

const byStamp = (a: NoteVersion, b: NoteVersion) => (a.stamp < b.stamp ? -1 : 1);

/** The note's text: concurrent versions follow each other, oldest first. */
export function noteText(history: NoteHistory): string {
  const texts = [...history.versions].toSorted(byStamp).map((version) => version.text);
  return [...new Set(texts)].join('\n\n');
}

/** Replaces all versions with one text; an empty text leaves no version. */
export function writeNote(history: NoteHistory, text: string, stamp: Stamp): NoteHistory {
  return {
    versions: text === '' ? [] : [{ text, stamp }],
    seen: { ...history.seen, [stampReplica(stamp)]: stamp },
  };
}

/** Merges two histories; commutative, associative and idempotent. */
export function mergeNotes(a: NoteHistory, b: NoteHistory): NoteHistory {
  const survives = (version: NoteVersion, other: NoteHistory) =>
    other.versions.some((each) => each.stamp === version.stamp) ||
    version.stamp > (ownValue(other.seen, stampReplica(version.stamp)) ?? '');
  const kept = new Map<Stamp, NoteVersion>();
  for (const version of a.versions) if (survives(version, b)) kept.set(version.stamp, version);
  for (const version of b.versions) {
    const same = kept.get(version.stamp);
    if (survives(version, a) && !(same && same.text >= version.text)) {
      kept.set(version.stamp, version);
    }
  }
  const seen: Record<string, Stamp> = { ...a.seen };
  for (const [replica, stamp] of Object.entries(b.seen)) {
    const known = ownValue(seen, replica);
    if (known === undefined || stamp > known) seen[replica] = stamp;
  }
  return { versions: [...kept.values()].toSorted(byStamp), seen };
}
