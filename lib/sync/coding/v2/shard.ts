import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import { publication, stamp } from '@/lib/clips/bounds';
import { withPublication } from '@/lib/clips/publication';
import { charactersFor } from '../v1/alphabet';
import type { ShardRecord, Work } from '../v1/shard';
import { readShard as readFirst, writeShard as writeFirst } from '../v1/shard';

/*
 * A shard of the first version with, after its end, what that version has no place for: the
 * publications of its clips. A reader of the first version stops at the end and takes in the rest of
 * each clip. After the shard come zeros, deflated JSON, its length in two bytes, and a mark of two
 * bytes; a shard without publications has none of them, and is as it always was.
 */

const MARK = [0xb7, 0x32] as const;
const FOOT = 4;
/** A decoder reads some bytes past a shard's end, and takes them for zeros. */
const PADDING = new Uint8Array(12);
const MOST_JSON = 60_000;
const MOST_TRAILER = 6000;

/** Publications by the places of their clips among the records. */
const trailerSchema = v.pipe(
  v.array(v.tuple([v.pipe(v.number(), v.integer(), v.minValue(0)), stamp, publication])),
  v.maxLength(5000),
);

/** Writes records as the first version does, and their publications after them. */
export async function writeShard(
  records: readonly ShardRecord[],
  limit: number,
  options: { kept?: number; room?: number } = {},
): Promise<{ bytes: Uint8Array; taken: number }> {
  let all = records;
  for (;;) {
    const first = await writeFirst(all, limit, options);
    const trailer = trailerOf(all.slice(0, first.taken));
    if (trailer.length === 0) return first;
    const bytes = Uint8Array.of(...first.bytes, ...PADDING, ...trailer);
    const most = limit + (options.room ?? 0);
    if (first.taken < 2 || charactersFor(bytes.length) <= most) {
      return { bytes, taken: first.taken };
    }
    const fitting = Math.floor((first.taken * most) / charactersFor(bytes.length));
    all = all.slice(0, Math.max(1, Math.min(fitting, first.taken - 1)));
  }
}

function trailerOf(records: readonly ShardRecord[]): Uint8Array {
  const told = records.flatMap((record, index) => {
    if (record.kind !== 'clip' || record.clip.clock.publication === undefined) return [];
    return [[index, record.clip.clock.publication, record.clip.publication ?? {}]];
  });
  if (told.length === 0) return new Uint8Array();
  const json = deflateSync(strToU8(JSON.stringify(told)), { level: 9 });
  if (json.length > MOST_TRAILER) throw new RangeError('Publications are too long for a shard');
  return Uint8Array.of(...json, json.length & 0xff, json.length >> 8, ...MARK);
}

/**
 * Reads what `writeShard` wrote, or the first version did. Publications that are damaged cost no
 * clip; they are then what the other devices say.
 * @throws Damaged where the records cannot be read
 */
export async function readShard(
  given: Uint8Array,
  work: Work = { left: Infinity },
): Promise<ShardRecord[]> {
  // As characters they may have come with a zero more; the mark ends in none.
  const bytes = given.at(-1) === 0 ? given.subarray(0, -1) : given;
  const end = bytes.length - FOOT;
  const [low = 0, high = 0, ...mark] = bytes.subarray(Math.max(0, end));
  const length = low + high * 256;
  const marked = end > length && mark[0] === MARK[0] && mark[1] === MARK[1];
  const told = marked ? readTrailer(bytes.subarray(end - length, end)) : null;
  const records = await readFirst(told ? bytes.subarray(0, end - length) : given, work);
  for (const [index, at, said] of told ?? []) {
    const record = records[index];
    if (record?.kind !== 'clip' || record.level !== 'details') continue;
    const { clock } = record.clip;
    const from = { publication: said, clock: { ...clock, publication: at } };
    records[index] = { ...record, clip: withPublication(record.clip, from) };
  }
  return records;
}

function readTrailer(bytes: Uint8Array): v.InferOutput<typeof trailerSchema> | null {
  if (bytes.length > MOST_TRAILER) return null;
  try {
    // One byte more than may be there shows that there is more.
    const json = inflateSync(bytes, { out: new Uint8Array(MOST_JSON + 1) });
    if (json.length > MOST_JSON) return null;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), trailerSchema), strFromU8(json));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
