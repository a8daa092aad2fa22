import type { Clip } from '@/lib/clips/clip';
import { stampsOf } from '@/lib/clips/restamp';
import type { ClipDatabase } from '@/lib/store/database';
import { clipOf } from '@/lib/store/database';
import { contentsRows, newestChanged } from '@/lib/store/rows';
import type { Level } from '../levels';
import { holds, LEVELS, highestLevelOf } from '../levels';
import type { PublishedData } from './published';
import { coveredLevel } from './published';
import { LIMITS } from './items';
import type { Candidate } from './plan';
import type { AreaView } from './read';

/** More clips than fit in the area in any form. */
const MOST_CLIPS = 3000;
/** More whole texts than fit in the area. */
const MOST_TEXTS = 300;
/** The minimum lifetime of a tombstone, in milliseconds: a device may be offline for months. */
export const TOMBSTONE_LIFE = 90 * 86_400_000;

/** The clips that this replica could publish, most recently changed first. */
export interface Candidates {
  readonly live: readonly (Candidate & { readonly clip: Clip; readonly elsewhere: Level | null })[];
  readonly deleted: readonly Clip[];
  /** Number of damaged clips in this device's store. */
  readonly damaged: number;
}

/** Reads the clips that could be published, and how much of each is already in the area. */
export async function readCandidates(
  db: ClipDatabase,
  view: AreaView,
  replica: string,
  now: number,
): Promise<Candidates> {
  const rows = await newestChanged(db, MOST_CLIPS);
  const clips = rows.map(clipOf).filter(isReadable);
  const alive = clips.filter((clip) => clip.deletedAt === null);
  const texts = await textsThere(db, alive.slice(0, MOST_TEXTS));
  const own = view.replicas.get(replica)?.published;
  const others = [...view.replicas].filter(([name]) => name !== replica);
  const live = alive.map((clip) => {
    const ownLevel = coveredLevel(own?.clips.get(clip.id), clip);
    let elsewhere: Level | null = null;
    for (const [name, { published }] of others) {
      const level = coveredLevel(published.clips.get(clip.id), clip);
      // If two have published the same, the one whose name sorts first continues to.
      const theirs =
        level !== null && (ownLevel === null || !holds(ownLevel, level) || name < replica);
      if (theirs && (elsewhere === null || holds(level, elsewhere))) elsewhere = level;
    }
    const bytes = estimate(clip, texts.get(clip.id) ?? 0);
    for (const level of LEVELS) if (elsewhere && holds(elsewhere, level)) bytes[level] = 0;
    return {
      id: clip.id,
      clip,
      elsewhere,
      bytes,
      most: highestLevelOf(clip, texts.has(clip.id)),
      now: elsewhere && (ownLevel === null || holds(elsewhere, ownLevel)) ? elsewhere : ownLevel,
    };
  });
  const deleted = clips.filter(
    (clip) =>
      clip.deletedAt !== null &&
      (now - clip.deletedAt < TOMBSTONE_LIFE ||
        others.some(([, { published }]) => revives(published, clip))) &&
      !others.some(([name, { published }]) => name < replica && buries(published, clip)),
  );
  return { live, deleted, damaged: rows.length - clips.length };
}

/** Whether a stored clip has all fields that are needed before encoding. */
function isReadable(clip: Clip): boolean {
  try {
    return stampsOf(clip).every((stamp) => typeof stamp === 'string') && estimate(clip, 0).text > 0;
  } catch {
    return false;
  }
}

const revives = (held: PublishedData, clip: Clip) => {
  const theirs = held.clips.get(clip.id)?.clip;
  return theirs !== undefined && theirs.clock.deleted < clip.clock.deleted;
};
const buries = (held: PublishedData, clip: Clip) =>
  (held.gone.get(clip.id) ?? '') >= clip.clock.deleted;

/** The HTML length, in characters, of clips whose newest text is on this device. */
async function textsThere(
  db: ClipDatabase,
  clips: readonly Clip[],
): Promise<ReadonlyMap<string, number>> {
  const keys = clips.flatMap((clip): [string, string][] =>
    clip.revision === null ? [] : [[clip.id, clip.revision]],
  );
  const lengths = new Map<string, number>();
  for (const contents of await contentsRows(db, keys)) {
    if (contents) lengths.set(contents.clipId, contents.html.length);
  }
  return lengths;
}

/**
 * Estimates the bytes that a clip takes at each level: accurate enough for planning before
 * encoding.
 */
function estimate(clip: Clip, htmlLength: number): Record<Level, number> {
  const { canonicalUrl, tags, title, note, highlights, excerpt, authors, siteName } = clip;
  const address = 15 + canonicalUrl.length * 0.3 + tags.join().length * 0.5;
  const marked = highlights.reduce(
    (sum, { quote, note: about, tags: own = [] }) =>
      sum + 30 + (quote.exact + quote.prefix + quote.suffix + about + own.join()).length * 0.4,
    0,
  );
  const titled = address + 3 + title.length * 0.15 + note.length * 0.4 + marked;
  const detailed =
    titled + 14 + (excerpt ?? '').length * 0.42 + (authors.join() + (siteName ?? '')).length * 0.35;
  const text = detailed + 20 + htmlLength * 0.39;
  return {
    address,
    title: titled,
    details: detailed,
    text: text - detailed > LIMITS.itemBytes ? Infinity : text,
  };
}
