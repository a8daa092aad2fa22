import type { Sketch } from './sketch';
import { BINS, similarity } from './sketch';

/** The data of a clip for comparing it. */
export interface ComparableClip {
  readonly id: string;
  /** Its normalised URL (`looseAddress`). */
  readonly address: string;
  readonly sketch: Sketch | null;
}

/** Clips that seem to be the same article. */
export interface Group {
  readonly ids: readonly string[];
  /** The approximate share of text in common, for the least similar compared pair; 0 to 1. */
  readonly likeness: number;
  /** Whether they have the same normalised URL. */
  readonly sameAddress: boolean;
}

/** Texts with fewer common shingles are different articles. */
const ALIKE = 0.7;
/** With 16 bands of 4 bins, one in 90 pairs with similarity 0.7 is missed, one in 5,000 at 0.8. */
const BAND = 4;
/**
 * If very many clips share a band, such as a site's notice in every text, they are not all
 * compared.
 */
const MOST_COMPARED = 8;

/** The groups so far: a disjoint-set forest with path halving (Tarjan, 1975). */
class UnionFind {
  private readonly parent: number[];
  private readonly least = new Map<number, number>();

  constructor(size: number) {
    this.parent = Array.from({ length: size }, (_each, index) => index);
  }

  /** The representative of a clip's group. */
  root(index: number): number {
    let at = index;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at] ?? at] ?? at;
      at = this.parent[at] ?? at;
    }
    return at;
  }

  /** @param how the similarity of the two, 0 to 1 */
  join(a: number, b: number, how: number): void {
    const [one, two] = [this.root(a), this.root(b)];
    const least = Math.min(this.likenessOf(one), this.likenessOf(two), how);
    this.parent[Math.max(one, two)] = Math.min(one, two);
    this.least.set(Math.min(one, two), least);
  }

  /** The least similarity within a group. */
  likenessOf(root: number): number {
    return this.least.get(root) ?? 1;
  }
}

/**
 * Groups similar clips, most similar first. Only clips that share a band of their sketches are
 * compared (locality-sensitive hashing: Leskovec, Rajaraman and Ullman, "Mining of Massive
 * Datasets", 3.4), each with a few, so that the time grows with the number of clips, not of pairs.
 */
export function groupsOf(clips: readonly ComparableClip[]): Group[] {
  const joined = new UnionFind(clips.length);
  const bySameAddress = joinByAddress(clips, joined);
  for (let band = 0; band < BINS; band += BAND) joinByBand(clips, joined, band);

  const groups = new Map<number, number[]>();
  for (const index of clips.keys()) {
    const top = joined.root(index);
    const group = groups.get(top);
    if (group) group.push(index);
    else groups.set(top, [index]);
  }
  return [...groups]
    .filter(([, members]) => members.length > 1)
    .map(([top, members]) => ({
      ids: members.map((index) => clips[index]?.id ?? ''),
      likeness: joined.likenessOf(top),
      sameAddress: members.every((index) => bySameAddress.has(index)),
    }))
    .toSorted((a, b) => b.likeness - a.likeness);
}

/** Joins clips with the same URL; returns all clips with a shared one. */
function joinByAddress(clips: readonly ComparableClip[], joined: UnionFind): ReadonlySet<number> {
  const addresses = new Map<string, number>();
  const same = new Set<number>();
  for (const [index, { address, sketch }] of clips.entries()) {
    const first = addresses.get(address);
    if (first === undefined) {
      addresses.set(address, index);
      continue;
    }
    const other = clips[first]?.sketch;
    joined.join(first, index, sketch && other ? similarity(other, sketch) : 1);
    same.add(index).add(first);
  }
  return same;
}

/** Joins similar clips among those whose sketches have the same bins from `band` on. */
function joinByBand(clips: readonly ComparableClip[], joined: UnionFind, band: number): void {
  const buckets = new Map<string, number[]>();
  for (const [index, { sketch }] of clips.entries()) {
    if (!sketch) continue;
    const key = sketch.subarray(band, band + BAND).join();
    const bucket = buckets.get(key) ?? [];
    buckets.set(key, bucket);
    const isJoined = bucket.some((other) => {
      if (joined.root(other) === joined.root(index)) return true;
      const how = similarity(sketch, clips[other]?.sketch ?? sketch);
      if (how < ALIKE) return false;
      joined.join(other, index, how);
      return true;
    });
    if (!isJoined && bucket.length < MOST_COMPARED) bucket.push(index);
  }
}
