import type { Clip } from '@/lib/clips/clip';
import type { Collection } from '../e2e/collection.ts';

/** What must be there of a clip. */
export interface Held {
  readonly title: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly starred: boolean;
  readonly archived: boolean;
  readonly deleted: boolean;
  readonly highlights: readonly string[];
}

/** What the collection must hold, by the clips' ids. */
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
 * What was lost: clips and texts that are not there, fields that are not as they were confirmed.
 * @param doubtful what may be so as well: a change whose answer a fault swallowed
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

/** Takes what is there as what must be there from now on, where it was doubtful. */
export function settle({ clips }: Collection, model: Model, doubtful: Map<string, Held>): void {
  for (const clip of clips) {
    if (doubtful.has(clip.id)) model.set(clip.id, heldOf(clip));
  }
  doubtful.clear();
}

/** The model's own picture of a clip that was just kept. */
export const fresh = (clip: Clip): Held => heldOf(clip);
