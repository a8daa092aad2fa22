import type { Clip } from './clip';
import type { HighlightHistory } from './highlight';
import { highlightsOf } from './highlight';
import type { NoteHistory } from './note';
import { noteText } from './note';
import type { Stamp } from './stamp';
import { stampReplica, stampTime } from './stamp';
import type { TagHistory } from './tags';
import { tagsOf } from './tags';

/** Returns the replacement of a stamp. */
export type Restamp = (stamp: Stamp) => Stamp;

/** All stamps in a clip, including those of its notes' versions. */
export function stampsOf({ clock }: Clip): Stamp[] {
  const ofNote = ({ versions, seen }: NoteHistory) => [
    ...versions.map(({ stamp }) => stamp),
    ...Object.values(seen),
  ];
  return [
    clock.capture,
    clock.title,
    clock.archived,
    clock.starred,
    clock.progress,
    clock.deleted,
    ...(clock.publication === undefined ? [] : [clock.publication]),
    ...Object.values(clock.tags).map(({ stamp }) => stamp),
    ...ofNote(clock.note),
    ...Object.values(clock.highlights).flatMap(({ look, place, note, tags = {} }) => [
      look.stamp,
      place.stamp,
      ...ofNote(note),
      ...Object.values(tags).map(({ stamp }) => stamp),
    ]),
  ];
}

/** Replaces the stamps in a clip; its values stay the same. */
export function restampClip(clip: Clip, restamp: Restamp): Clip {
  const { clock } = clip;
  const deleted = restamp(clock.deleted);
  const tags = restampTags(clock.tags, restamp);
  const note = restampNote(clock.note, restamp);
  const highlights = restampHighlights(clock.highlights, restamp);
  return {
    ...clip,
    deletedAt: clip.deletedAt === null ? null : stampTime(deleted),
    tags: tagsOf(tags),
    note: noteText(note),
    highlights: highlightsOf(highlights),
    clock: {
      capture: restamp(clock.capture),
      title: restamp(clock.title),
      archived: restamp(clock.archived),
      starred: restamp(clock.starred),
      progress: restamp(clock.progress),
      deleted,
      tags,
      note,
      highlights,
      ...(clock.publication !== undefined && { publication: restamp(clock.publication) }),
    },
  };
}

function restampTags(tags: TagHistory, restamp: Restamp): TagHistory {
  return Object.fromEntries(
    Object.entries(tags).map(([tag, { on, stamp }]) => [tag, { on, stamp: restamp(stamp) }]),
  );
}

/**
 * Replaces the stamps in a note's history; if texts end up with the same stamp, the greater one
 * stays.
 */
export function restampNote({ versions, seen }: NoteHistory, restamp: Restamp): NoteHistory {
  const texts = new Map<Stamp, string>();
  const heard = new Map<string, Stamp>();
  const hear = (stamp: Stamp) => {
    const name = stampReplica(stamp);
    if (stamp > (heard.get(name) ?? '')) heard.set(name, stamp);
  };
  for (const { text, stamp } of versions) {
    const next = restamp(stamp);
    if (text >= (texts.get(next) ?? '')) texts.set(next, text);
    hear(next);
  }
  for (const stamp of Object.values(seen)) hear(restamp(stamp));
  return {
    versions: [...texts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([stamp, text]) => ({ text, stamp })),
    seen: Object.fromEntries(heard),
  };
}

function restampHighlights(history: HighlightHistory, restamp: Restamp): HighlightHistory {
  return Object.fromEntries(
    Object.entries(history).map(([id, { look, place, note, tags, ...rest }]) => [
      id,
      {
        ...rest,
        look: { ...look, stamp: restamp(look.stamp) },
        place: { ...place, stamp: restamp(place.stamp) },
        note: restampNote(note, restamp),
        ...(tags && { tags: restampTags(tags, restamp) }),
      },
    ]),
  );
}
