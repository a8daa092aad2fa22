import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';

/*
 * A trailer after a shard's end: deflated JSON, its length in two bytes, and a two-byte mark of its
 * type. Readers that do not know the mark only read the shard.
 */
const FOOT = 4;
const MOST_JSON = 60_000;
const MOST_BYTES = 6000;

/** The final two bytes of a trailer; the last is not zero. */
export type TrailerMark = readonly [number, number];

/** Writes a trailer; empty if there is no data, and `null` if it would exceed the maximum size. */
export function trailerOf(mark: TrailerMark, told: readonly unknown[]): Uint8Array | null {
  if (told.length === 0) return new Uint8Array();
  const text = strToU8(JSON.stringify(told));
  if (text.length > MOST_JSON) return null;
  const json = deflateSync(text, { level: 9 });
  if (json.length > MOST_BYTES) return null;
  return Uint8Array.of(...json, json.length & 0xff, json.length >> 8, ...mark);
}

/**
 * Reads the trailer at the end of some bytes.
 * @returns its data and the bytes before it; `null` if there is none, or it is damaged
 */
export function readTrailer<T>(
  bytes: Uint8Array,
  mark: TrailerMark,
  schema: v.GenericSchema<unknown, T>,
): { readonly told: T; readonly before: Uint8Array } | null {
  const end = bytes.length - FOOT;
  const [low = 0, high = 0, ...last] = bytes.subarray(Math.max(0, end));
  const length = low + high * 256;
  if (end <= length || last[0] !== mark[0] || last[1] !== mark[1]) return null;
  if (length > MOST_BYTES) return null;
  try {
    // One byte more than allowed reveals an excess.
    const json = inflateSync(bytes.subarray(end - length, end), {
      out: new Uint8Array(MOST_JSON + 1),
    });
    if (json.length > MOST_JSON) return null;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), strFromU8(json));
    return parsed.success ? { told: parsed.output, before: bytes.subarray(0, end - length) } : null;
  } catch {
    return null;
  }
}
