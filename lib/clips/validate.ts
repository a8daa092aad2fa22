import * as v from 'valibot';
import type { Clip, Contents } from './clip';
import type { Digest } from './clip-id';
import { clipId, revisionId } from './clip-id';
import { clipSchema, contentsSchema } from './schema';

/** Thrown for invalid outside data. */
export class InvalidData extends Error {
  override readonly name = 'InvalidData';
}

/** Formats an issue: the field, and what was expected of it. */
function describeIssue(of: string, issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return `${path === null ? of : `${of}.${path}`}: ${issue.message}`;
}

function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown, of: string): T {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new InvalidData(describeIssue(of, result.issues[0]));
}

/**
 * Validates a clip from outside: all values are within bounds, and the id matches the URL.
 * @throws InvalidData
 */
export async function validateClip(value: unknown, digest: Digest): Promise<Clip> {
  const clip = parse(clipSchema, value, 'clip');
  if ((await clipId(clip.canonicalUrl, digest)) === clip.id) return clip;
  throw new InvalidData('clip.id: not that of the address');
}

/**
 * Validates a revision's contents from outside: the id is the hash of the HTML.
 * @throws InvalidData
 */
export async function validateContents(value: unknown, digest: Digest): Promise<Contents> {
  const contents = parse(contentsSchema, value, 'contents');
  if ((await revisionId(contents.html, digest)) === contents.revision) return contents;
  throw new InvalidData('contents.revision: not that of the text');
}

/** Returns the validated value, or `null`. */
export async function validOrNull<T>(validated: Promise<T>): Promise<T | null> {
  try {
    return await validated;
  } catch (error) {
    if (error instanceof InvalidData) return null;
    throw error;
  }
}
