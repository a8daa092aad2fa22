import type { Clip, Contents } from '@/lib/clips/clip';
import { revisionId } from '@/lib/clips/clip-id';
import { mergeClips } from '@/lib/clips/merge';
import { validateClip, validateContents, validOrNull } from '@/lib/clips/validate';
import { withoutFutureStamps, isTooFarAhead } from '@/lib/clips/clock-drift';
import type { Stamp } from '@/lib/clips/stamp';
import { isStamp } from '@/lib/clips/stamp';
import { sha256 } from '@/lib/store/digest';
import { sameState } from '@/lib/store/merge';
import type { CodedContents } from '../coding/v1/record';
import type { ShardRecord } from '../coding/v1/shard';
import { linkOf } from '../coding/v1/shard';
import type { Level } from '../levels';
import { holds, LEVELS, reduceToLevel } from '../levels';

/** A clip as published by one replica. */
export interface PublishedClip {
  readonly clip: Clip;
  readonly level: Level;
  /** The whole text, if published. */
  readonly contents: Contents | null;
}

/** A replica's published data. */
export interface PublishedData {
  readonly clips: ReadonlyMap<string, PublishedClip>;
  /** The stamps of deletions, by clip id. */
  readonly gone: ReadonlyMap<string, Stamp>;
  /** Number of records that are not valid clips. */
  readonly refused: number;
  /** Number of records with stamps too far ahead of this device's clock to be accepted. */
  readonly ahead: number;
}

/**
 * Assembles a replica's records: states with their texts. Invalid clips are rejected, and stamps
 * too far ahead of this device's clock have no effect.
 * @param now milliseconds since 1970
 */
export async function publishedDataOf(
  records: readonly ShardRecord[],
  now = Date.now(),
): Promise<PublishedData> {
  const texts = new Map<string, CodedContents>();
  for (const record of records) {
    if (record.kind === 'contents') texts.set(record.link, record.contents);
  }
  const clips = new Map<string, PublishedClip>();
  const gone = new Map<string, Stamp>();
  let refused = 0;
  let ahead = 0;
  for (const record of records) {
    if (record.kind === 'gone') {
      if (!isStamp(record.deleted)) refused += 1;
      else if (isTooFarAhead(record.deleted, now)) ahead += 1;
      else gone.set(record.clipId, record.deleted);
    } else if (record.kind === 'clip') {
      const text = record.level === 'details' ? texts.get(await linkOf(record.clip)) : undefined;
      const held = await publishedClip(record.clip, record.level, text);
      if (!held) {
        refused += 1;
        continue;
      }
      const followed = withoutFutureStamps(held.clip, now);
      if (followed.ahead) ahead += 1;
      clips.set(held.clip.id, { ...held, clip: followed.clip });
    }
  }
  return { clips, gone, refused, ahead };
}

async function publishedClip(
  state: Clip,
  level: Level,
  text: CodedContents | undefined,
): Promise<PublishedClip | null> {
  const bare = await validOrNull(validateClip(state, sha256));
  if (!bare || !text) return bare && { clip: bare, level, contents: null };
  const { html, text: running, capturedAt, leadImage } = text;
  const revision = await revisionId(html, sha256);
  const whole = await validOrNull(validateClip({ ...state, revision, leadImage }, sha256));
  const candidate = { clipId: state.id, revision, html, text: running, capturedAt };
  const contents = await validOrNull(validateContents(candidate, sha256));
  return whole && contents
    ? { clip: whole, level: 'text', contents }
    : { clip: bare, level, contents: null };
}

/** Whether a published clip includes everything that the local state has at a level. */
export function covers(held: PublishedClip, local: Clip, level: Level): boolean {
  if (!holds(held.level, level)) return false;
  const projected = reduceToLevel(local, level);
  const basis = reduceToLevel(held.clip, level);
  return sameState(mergeClips(basis, projected), basis);
}

/**
 * The highest level at which the local state is published; `null` if only an older state is, or
 * none.
 */
export function coveredLevel(held: PublishedClip | undefined, local: Clip): Level | null {
  if (!held) return null;
  return LEVELS.toReversed().find((level) => covers(held, local, level)) ?? null;
}
