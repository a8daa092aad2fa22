import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';

/*
 * What stands after a shard's end: deflated JSON, its length in two bytes, and a mark of two bytes
 * that says what it is of. Readers that do not know the mark take in the shard alone.
 */
const FOOT = 4;
const MOST_JSON = 60_000;
const MOST_BYTES = 6000;

/** The two bytes that a trailer ends in; the last is no zero. */
export type TrailerMark = readonly [number, number];

/**
 * Writes a trailer; nothing where there is nothing to tell, and `null` where it would be longer than
 * a trailer may be.
 */
export function trailerOf(mark: TrailerMark, told: readonly unknown[]): Uint8Array | null {
  if (told.length === 0) return new Uint8Array();
  const text = strToU8(JSON.stringify(told));
  if (text.length > MOST_JSON) return null;
  const json = deflateSync(text, { level: 9 });
  if (json.length > MOST_BYTES) return null;
  return Uint8Array.of(...json, json.length & 0xff, json.length >> 8, ...mark);
}

/**
 * Reads the trailer that bytes end in.
 * @returns what it tells and the bytes before it; `null` where there is none, or it is damaged
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
    // One byte more than may be there shows that there is more.
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
