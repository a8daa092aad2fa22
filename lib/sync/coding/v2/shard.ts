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
 * A first-version shard followed by data that has no place in that version: standfirsts, corrected
 * fields, the tags of highlights, and last the publications of clips. A first-version reader stops
 * at the shard's end, one that only knows publications reads those, and both accept the rest of
 * each clip. The shard is followed by zeros and the trailers; a shard without trailers is the same
 * as in the first version.
 */

const PUBLICATIONS: TrailerMark = [0xb7, 0x32];
const HIGHLIGHT_TAGS: TrailerMark = [0xb7, 0x33];
const STANDFIRSTS: TrailerMark = [0xb7, 0x34];
const BY_HAND: TrailerMark = [0xb7, 0x35];
/** A decoder reads a few bytes past a shard's end, and expects zeros. */
const PADDING = new Uint8Array(12);

const place = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Publications by the record indices of their clips. */
const publicationsSchema = v.pipe(v.array(v.tuple([place, stamp, publication])), v.maxLength(5000));

/** Tags by the record indices of their clips, and their highlights. */
const tagsSchema = v.pipe(v.array(v.tuple([place, highlightId, tagHistory])), v.maxLength(5000));

/** Standfirsts by the record indices of their clips; `1` stands for one equal to the excerpt. */
const standfirstsSchema = v.pipe(
  v.array(v.tuple([place, v.union([v.literal(1), line])])),
  v.maxLength(5000),
);

/** Corrected fields by the record indices of their clips. */
const byHandSchema = v.pipe(v.array(v.tuple([place, correctedFields])), v.maxLength(5000));

/** Writes records as the first version does, followed by trailers for the rest. */
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
    // A field that is too long even for a single clip is not published.
    if (first.taken < 2) return trailers === null ? first : { bytes, taken: first.taken };
    const size = charactersFor(bytes.length);
    if (trailers !== null && size <= most) return { bytes, taken: first.taken };
    const fitting =
      trailers === null ? Math.floor(first.taken / 2) : Math.floor((first.taken * most) / size);
    all = all.slice(0, Math.max(1, Math.min(fitting, first.taken - 1)));
  }
}

/** The trailers for these records; `null` if they would exceed the maximum size. */
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
 * Reads a shard of this or an earlier version. Damaged publications, standfirsts and highlight tags
 * do not affect the clips; other devices' versions of them apply then.
 * @throws Damaged if the records cannot be read
 */
export async function readShard(
  given: Uint8Array,
  work: Work = { left: Infinity },
): Promise<ShardRecord[]> {
  // The character encoding may have appended a zero; marks never end in one.
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

/** Sets the tags of a clip's highlight; returns the clip unchanged if it has no such highlight. */
function withHighlightTags(clip: Clip, id: string, tags: TagHistory): Clip {
  const state = ownValue(clip.clock.highlights, id);
  if (!state) return clip;
  const highlights = { ...clip.clock.highlights, [id]: { ...state, tags } };
  const clock = { ...clip.clock, highlights };
  return { ...clip, highlights: highlightsOf(highlights), clock };
}
