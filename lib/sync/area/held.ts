import type { Clip, Contents } from '@/lib/clips/clip';
import { revisionId } from '@/lib/clips/clip-id';
import { mergeClips } from '@/lib/clips/merge';
import { admitClip, admitContents, orNull } from '@/lib/clips/door';
import { followable, isAhead } from '@/lib/clips/drift';
import type { Stamp } from '@/lib/clips/stamp';
import { isStamp } from '@/lib/clips/stamp';
import { sha256 } from '@/lib/store/digest';
import { sameState } from '@/lib/store/merge';
import type { CodedContents } from '../coding/v1/record';
import type { ShardRecord } from '../coding/v1/shard';
import { linkOf } from '../coding/v1/shard';
import type { Level } from '../levels';
import { holds, LEVELS, project } from '../levels';

/** A clip as one replica has it in the area. */
export interface HeldClip {
  readonly clip: Clip;
  readonly level: Level;
  /** With the whole text. */
  readonly contents: Contents | null;
}

/** What one replica has in the area. */
export interface Held {
  readonly clips: ReadonlyMap<string, HeldClip>;
  /** When clips were deleted, by their ids. */
  readonly gone: ReadonlyMap<string, Stamp>;
  /** Records that make no clip. */
  readonly refused: number;
  /** Records whose stamps are too far ahead of this device's clock to be followed. */
  readonly ahead: number;
}

/**
 * Puts a replica's records together: states with their texts. What is no clip is refused, and what
 * is too far ahead of this device's clock decides nothing.
 * @param now milliseconds since 1970
 */
export async function holdingOf(records: readonly ShardRecord[], now = Date.now()): Promise<Held> {
  const texts = new Map<string, CodedContents>();
  for (const record of records) {
    if (record.kind === 'contents') texts.set(record.link, record.contents);
  }
  const clips = new Map<string, HeldClip>();
  const gone = new Map<string, Stamp>();
  let refused = 0;
  let ahead = 0;
  for (const record of records) {
    if (record.kind === 'gone') {
      if (!isStamp(record.deleted)) refused += 1;
      else if (isAhead(record.deleted, now)) ahead += 1;
      else gone.set(record.clipId, record.deleted);
    } else if (record.kind === 'clip') {
      const text = record.level === 'details' ? texts.get(await linkOf(record.clip)) : undefined;
      const held = await heldClip(record.clip, record.level, text);
      if (!held) {
        refused += 1;
        continue;
      }
      const followed = followable(held.clip, now);
      if (followed.ahead) ahead += 1;
      clips.set(held.clip.id, { ...held, clip: followed.clip });
    }
  }
  return { clips, gone, refused, ahead };
}

async function heldClip(
  state: Clip,
  level: Level,
  text: CodedContents | undefined,
): Promise<HeldClip | null> {
  const bare = await orNull(admitClip(state, sha256));
  if (!bare || !text) return bare && { clip: bare, level, contents: null };
  const { html, text: running, capturedAt, leadImage } = text;
  const revision = await revisionId(html, sha256);
  const whole = await orNull(admitClip({ ...state, revision, leadImage }, sha256));
  const said = { clipId: state.id, revision, html, text: running, capturedAt };
  const contents = await orNull(admitContents(said, sha256));
  return whole && contents
    ? { clip: whole, level: 'text', contents }
    : { clip: bare, level, contents: null };
}

/** Whether what is held tells, of a clip's state, all that a level does. */
export function covers(held: HeldClip, local: Clip, level: Level): boolean {
  if (!holds(held.level, level)) return false;
  const projected = project(local, level);
  const basis = project(held.clip, level);
  return sameState(mergeClips(basis, projected), basis);
}

/** The most of a clip's state that is held; `null` where an older state is, or none. */
export function coveredLevel(held: HeldClip | undefined, local: Clip): Level | null {
  if (!held) return null;
  return LEVELS.toReversed().find((level) => covers(held, local, level)) ?? null;
}
