import * as v from 'valibot';
import {
  correctedFields,
  highlightId,
  line,
  publication,
  stamp,
  tagHistory,
} from '@/lib/clips/bounds';
import type { Clip } from '@/lib/clips/clip';
import { highlightsOf } from '@/lib/clips/highlight';
import { ownValue } from '@/lib/clips/own-value';
import { withPublication } from '@/lib/clips/publication';
import type { TagHistory } from '@/lib/clips/tags';
import { charactersFor } from '../v1/alphabet';
import type { ShardRecord, Work } from '../v1/shard';
import { readShard as readFirst, writeShard as writeFirst } from '../v1/shard';
import type { TrailerMark } from './trailer';
import { readTrailer, trailerOf } from './trailer';

/*
 * A shard of the first version with, after its end, what that version has no place for: standfirsts,
 * what was set right by hand, the tags of highlights, and last the publications of clips. A reader of the first version stops at the end,
 * one that knows publications alone at those, and takes in the rest of each clip. After the shard
 * come zeros and the trailers; a shard that needs none is as it always was.
 */

const PUBLICATIONS: TrailerMark = [0xb7, 0x32];
const HIGHLIGHT_TAGS: TrailerMark = [0xb7, 0x33];
const STANDFIRSTS: TrailerMark = [0xb7, 0x34];
const BY_HAND: TrailerMark = [0xb7, 0x35];
/** A decoder reads some bytes past a shard's end, and takes them for zeros. */
const PADDING = new Uint8Array(12);

const place = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Publications by the places of their clips among the records. */
const publicationsSchema = v.pipe(v.array(v.tuple([place, stamp, publication])), v.maxLength(5000));

/** Tags by the places of their clips among the records, and their highlights. */
const tagsSchema = v.pipe(v.array(v.tuple([place, highlightId, tagHistory])), v.maxLength(5000));

/** Standfirsts by the places of their clips among the records; `1` is one that is the excerpt too. */
const standfirstsSchema = v.pipe(
  v.array(v.tuple([place, v.union([v.literal(1), line])])),
  v.maxLength(5000),
);

/** What was set right by hand, by the places of the clips among the records. */
const byHandSchema = v.pipe(v.array(v.tuple([place, correctedFields])), v.maxLength(5000));

/** Writes records as the first version does, and what it has no place for after them. */
export async function writeShard(
  records: readonly ShardRecord[],
  limit: number,
  options: { kept?: number; room?: number } = {},
): Promise<{ bytes: Uint8Array; taken: number }> {
  let all = records;
  for (;;) {
    const first = await writeFirst(all, limit, options);
    const trailers = trailersOf(all.slice(0, first.taken));
    if (trailers !== null && trailers.length === 0) return first;
    const bytes = Uint8Array.of(...first.bytes, ...PADDING, ...(trailers ?? []));
    const most = limit + (options.room ?? 0);
    // A field that is too long even for a single clip stays on this device.
    if (first.taken < 2) return trailers === null ? first : { bytes, taken: first.taken };
    const size = charactersFor(bytes.length);
    if (trailers !== null && size <= most) return { bytes, taken: first.taken };
    const fitting =
      trailers === null ? Math.floor(first.taken / 2) : Math.floor((first.taken * most) / size);
    all = all.slice(0, Math.max(1, Math.min(fitting, first.taken - 1)));
  }
}

/** What follows a shard of these records; `null` where it would be longer than trailers may be. */
function trailersOf(records: readonly ShardRecord[]): Uint8Array | null {
  const clips = records.map((record) => (record.kind === 'clip' ? record.clip : null));
  const standfirsts = clips.flatMap((clip, index) => {
    if (clip?.standfirst === undefined) return [];
    return [[index, clip.standfirst === clip.excerpt ? 1 : clip.standfirst] as const];
  });
  const byHand = clips.flatMap((clip, index) =>
    clip?.byHand === undefined ? [] : [[index, clip.byHand] as const],
  );
  const tags = clips.flatMap((clip, index) =>
    Object.entries(clip?.clock.highlights ?? {}).flatMap(([id, state]) =>
      state.tags ? [[index, id, state.tags] as const] : [],
    ),
  );
  const publications = clips.flatMap((clip, index) =>
    clip?.clock.publication === undefined
      ? []
      : [[index, clip.clock.publication, clip.publication ?? {}] as const],
  );
  const trailers = [
    trailerOf(BY_HAND, byHand),
    trailerOf(STANDFIRSTS, standfirsts),
    trailerOf(HIGHLIGHT_TAGS, tags),
    trailerOf(PUBLICATIONS, publications),
  ];
  if (trailers.includes(null)) return null;
  return Uint8Array.from(trailers.flatMap((each) => [...(each ?? [])]));
}

/**
 * Reads what `writeShard` wrote, or an earlier version did. Publications, standfirsts and tags of
 * highlights that are damaged cost no clip; they are then what the other devices say.
 * @throws Damaged where the records cannot be read
 */
export async function readShard(
  given: Uint8Array,
  work: Work = { left: Infinity },
): Promise<ShardRecord[]> {
  // As characters they may have come with a zero more; the marks end in none.
  const bytes = given.at(-1) === 0 ? given.subarray(0, -1) : given;
  const published = readTrailer(bytes, PUBLICATIONS, publicationsSchema);
  const tagged = readTrailer(published?.before ?? bytes, HIGHLIGHT_TAGS, tagsSchema);
  const outer = tagged?.before ?? published?.before;
  const introduced = readTrailer(outer ?? bytes, STANDFIRSTS, standfirstsSchema);
  const inner = introduced?.before ?? outer;
  const corrected = readTrailer(inner ?? bytes, BY_HAND, byHandSchema);
  const records = await readFirst(corrected?.before ?? inner ?? given, work);
  const change = (index: number, by: (clip: Clip) => Clip) => {
    const record = records[index];
    if (record?.kind === 'clip') records[index] = { ...record, clip: by(record.clip) };
  };
  for (const [index, at, said] of published?.told ?? []) {
    const record = records[index];
    if (record?.kind !== 'clip' || record.level !== 'details') continue;
    change(index, (clip) => {
      const from = { publication: said, clock: { ...clip.clock, publication: at } };
      return withPublication(clip, from);
    });
  }
  for (const [index, fields] of corrected?.told ?? []) {
    if (fields.length > 0) change(index, (clip) => ({ ...clip, byHand: fields }));
  }
  for (const [index, said] of introduced?.told ?? []) {
    change(index, (clip) => {
      const standfirst = said === 1 ? clip.excerpt : said;
      return standfirst === null ? clip : { ...clip, standfirst };
    });
  }
  for (const [index, id, tags] of tagged?.told ?? []) {
    change(index, (clip) => withHighlightTags(clip, id, tags));
  }
  return records;
}

/** A clip whose highlight has these tags; itself where it has no such highlight. */
function withHighlightTags(clip: Clip, id: string, tags: TagHistory): Clip {
  const state = ownValue(clip.clock.highlights, id);
  if (!state) return clip;
  const highlights = { ...clip.clock.highlights, [id]: { ...state, tags } };
  const clock = { ...clip.clock, highlights };
  return { ...clip, highlights: highlightsOf(highlights), clock };
}
