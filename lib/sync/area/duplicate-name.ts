import * as v from 'valibot';
import { stamp } from '@/lib/clips/bounds';
import type { Stamp } from '@/lib/clips/stamp';
import { NO_STAMP } from '@/lib/clips/stamp';
import { LAST_STAMP } from '@/lib/store/clock';
import type { ClipDatabase } from '@/lib/store/database';
import { forgetMeta, readMeta, writeMeta } from '@/lib/store/meta';
import type { Card } from './read';

/*
 * A copied browser profile results in two devices with one name, which keep overwriting each
 * other's shards and mistake each other's notes for older versions of their own. So each round that
 * writes leaves a random mark in its card, and a device that finds a mark it did not leave has a
 * double.
 */
const KEY = 'areaTurns';
const RENAMED = 'areaRenamed';
/** The minimum time between two renames, in milliseconds. */
const RENAME_PAUSE = 3_600_000;
const MARK_LENGTH = 4;
/** Marks in a card, and marks remembered here: more, as an old card may come back. */
const IN_CARD = 12;
const REMEMBERED = 200;

const marksSchema = v.array(
  v.object({
    mark: v.string(),
    /** The newest stamp at that time. */ stamp: v.nullable(stamp),
  }),
);
type Marks = v.InferOutput<typeof marksSchema>;

async function readMarks(db: ClipDatabase): Promise<Marks> {
  const stored = v.pipe(v.string(), v.parseJson(), marksSchema);
  const parsed = v.safeParse(stored, await readMeta(db, KEY));
  return parsed.success ? parsed.output : [];
}

const marksIn = (turns: string) => turns.match(new RegExp(`.{${MARK_LENGTH}}`, 'g')) ?? [];

/**
 * Whether the card under this device's name was written by another device.
 * @returns the newest stamp from before the two diverged; `null` if there is no double
 */
export async function divergedSince(db: ClipDatabase, card: Card | null): Promise<Stamp | null> {
  const marks = marksIn(card?.turns ?? '');
  const newest = marks.at(-1);
  if (newest === undefined) return null;
  const own = new Map((await readMarks(db)).map(({ mark, stamp: at }) => [mark, at]));
  if (own.has(newest)) return null;
  const common = marks.findLast((mark) => own.has(mark));
  return (common !== undefined && own.get(common)) || NO_STAMP;
}

/**
 * The marks for the card in the next round, the new one last. They take effect once `keep` is
 * called.
 */
export async function nextMarks(
  db: ClipDatabase,
): Promise<{ turns: string; keep(): Promise<void> }> {
  const before = await readMarks(db);
  const random = crypto.getRandomValues(new Uint8Array(MARK_LENGTH));
  const mark = Array.from(random, (byte) => (byte % 36).toString(36)).join('');
  const last = (await readMeta(db, LAST_STAMP)) ?? null;
  const after = [...before, { mark, stamp: last }].slice(-REMEMBERED);
  return {
    turns: after
      .slice(-IN_CARD)
      .map((turn) => turn.mark)
      .join(''),
    async keep() {
      await writeMeta(db, KEY, JSON.stringify(after));
    },
  };
}

/** Deletes the marks, after a rename. @param now milliseconds since 1970 */
export async function forgetMarks(db: ClipDatabase, now: number): Promise<void> {
  await forgetMeta(db, KEY);
  await writeMeta(db, RENAMED, String(now));
}

/** Whether this device was renamed recently: forged cards must not rename it endlessly. */
export async function wasRenamedRecently(db: ClipDatabase, now: number): Promise<boolean> {
  const at = Number((await readMeta(db, RENAMED)) ?? 0);
  return at <= now && now - at < RENAME_PAUSE;
}
