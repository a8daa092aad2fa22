import * as v from 'valibot';
import type { Clip } from '@/lib/clips/clip';
import { clipSchema } from '@/lib/clips/schema';

const FORMAT = 1;
const item = v.object({ format: v.literal(FORMAT), clip: clipSchema });

/** Strings as both browsers store them: Chromium alters a lone surrogate, Firefox refuses it. */
const wellFormed = (_key: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed() : value;

/** A clip's state as a JSON value. What its clock tells again is left out. */
export function encodeClip(clip: Clip): unknown {
  const { tags: _tags, note: _note, ...state } = clip;
  const tombstone = { excerpt: null, leadImage: null };
  const kept = clip.deletedAt === null ? state : { ...state, ...tombstone };
  return JSON.parse(JSON.stringify({ format: FORMAT, clip: kept }, wellFormed));
}

/** Reads what `encodeClip` made; `null` for anything else. */
export function decodeClip(value: unknown): Clip | null {
  const parsed = v.safeParse(item, value);
  return parsed.success ? parsed.output.clip : null;
}

/**
 * Bytes that an item takes of the quota: UTF-8 of its key and of its value's JSON, as Chromium
 * writes it (`<` and the line separators U+2028 and U+2029 as six-byte escapes).
 */
export function itemBytes(key: string, value: unknown): number {
  const json = JSON.stringify(value).replaceAll(/[<\u2028\u2029]/g, '\\u0000');
  return new TextEncoder().encode(key + json).length;
}
