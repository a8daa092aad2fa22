import type { Clip } from '@/lib/clips/clip';
import type { Collection } from '../e2e/collection.ts';

/** Expected state of a clip. */
export interface Held {
  readonly title: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly starred: boolean;
  readonly archived: boolean;
  readonly deleted: boolean;
  readonly highlights: readonly string[];
}

/** Expected contents of the collection, by clip id. */
export type Model = Map<string, Held>;

const heldOf = (clip: Clip): Held => ({
  title: clip.title,
  note: clip.note,
  tags: clip.tags.toSorted(),
  starred: clip.starred,
  archived: clip.archived,
  deleted: clip.deletedAt !== null,
  highlights: clip.highlights.map(({ id }) => id).toSorted(),
});

const same = (a: Held | undefined, b: Held) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Finds losses: missing clips and texts, and fields that differ from what was confirmed.
 * @param doubtful acceptable alternatives: changes whose answer was lost by a fault
 */
export function losses(
  { clips, contents }: Collection,
  model: Model,
  doubtful: ReadonlyMap<string, Held>,
): string[] {
  const texts = new Set(contents.map(({ clipId }) => clipId));
  const lost: string[] = [];
  const there = new Map(clips.map((clip) => [clip.id, heldOf(clip)]));
  for (const [id, wanted] of model) {
    const found = there.get(id);
    const other = doubtful.get(id);
    if (!found) lost.push(`${wanted.title} is gone`);
    else if (!same(found, wanted) && !(other && same(found, other)))
      lost.push(`${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
    if (!texts.has(id)) lost.push(`the text of ${wanted.title} is gone`);
  }
  for (const [id, { title }] of there) {
    if (!model.has(id) && !doubtful.has(id)) lost.push(`${title} was never kept`);
  }
  return lost;
}

/** Accepts the current state of doubtful clips as the expected one. */
export function settle({ clips }: Collection, model: Model, doubtful: Map<string, Held>): void {
  for (const clip of clips) {
    if (doubtful.has(clip.id)) model.set(clip.id, heldOf(clip));
  }
  doubtful.clear();
}

/** The expected state of a clip that was just saved. */
export const fresh = (clip: Clip): Held => heldOf(clip);
