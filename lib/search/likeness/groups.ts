import type { Sketch } from './sketch';
import { BINS, likeness } from './sketch';

/** A clip as far as being alike goes. */
export interface Likened {
  readonly id: string;
  /** Its address without what does not change the page. */
  readonly address: string;
  readonly sketch: Sketch | null;
}

/** Clips that seem to be the same article. */
export interface Group {
  readonly ids: readonly string[];
  /** About how much of their texts is the same, of the two least alike that were compared; 0 to 1. */
  readonly likeness: number;
  /** They have the same address but for what does not change the page. */
  readonly sameAddress: boolean;
}

/** Texts with fewer shingles in common are two articles. */
const ALIKE = 0.7;
/** With 16 bands of 4 bins, of texts that are alike to 0.7 one in 90 is missed, at 0.8 one in 5,000. */
const BAND = 4;
/** A band that very many have, as a site's notice in every text, is not compared with all of them. */
const MOST_COMPARED = 8;

/**
 * Groups of clips that are alike, the most alike first. Only clips that share a band of their
 * sketches are compared (locality-sensitive hashing: Leskovec, Rajaraman and Ullman, "Mining of
 * Massive Datasets", 3.4), each with a few, so that the time grows with the clips and not with
 * their pairs.
 */
export function groupsOf(clips: readonly Likened[]): Group[] {
  const parent = clips.map((_clip, index) => index);
  const alike = new Map<number, number>();
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const join = (a: number, b: number, how: number) => {
    const [one, two] = [root(a), root(b)];
    const least = Math.min(alike.get(one) ?? 1, alike.get(two) ?? 1, how);
    parent[Math.max(one, two)] = Math.min(one, two);
    alike.set(Math.min(one, two), least);
  };

  const addresses = new Map<string, number>();
  const bySameAddress = new Set<number>();
  for (const [index, { address }] of clips.entries()) {
    const first = addresses.get(address);
    if (first === undefined) addresses.set(address, index);
    else {
      const [a, b] = [clips[first]?.sketch, clips[index]?.sketch];
      join(first, index, a && b ? likeness(a, b) : 1);
      bySameAddress.add(index).add(first);
    }
  }
  for (let band = 0; band < BINS; band += BAND) {
    const buckets = new Map<string, number[]>();
    for (const [index, { sketch }] of clips.entries()) {
      if (!sketch) continue;
      const key = sketch.subarray(band, band + BAND).join();
      const bucket = buckets.get(key);
      if (!bucket) {
        buckets.set(key, [index]);
        continue;
      }
      let found = false;
      for (const other of bucket) {
        found = root(other) === root(index);
        if (found) break;
        const how = likeness(sketch, clips[other]?.sketch ?? sketch);
        if (how < ALIKE) continue;
        join(other, index, how);
        found = true;
        break;
      }
      if (!found && bucket.length < MOST_COMPARED) bucket.push(index);
    }
  }

  const groups = new Map<number, number[]>();
  for (const index of clips.keys()) {
    const top = root(index);
    const group = groups.get(top);
    if (group) group.push(index);
    else groups.set(top, [index]);
  }
  return [...groups]
    .filter(([, members]) => members.length > 1)
    .map(([top, members]) => ({
      ids: members.map((index) => clips[index]?.id ?? ''),
      likeness: alike.get(top) ?? 1,
      sameAddress: members.every((index) => bySameAddress.has(index)),
    }))
    .toSorted((a, b) => b.likeness - a.likeness);
}
