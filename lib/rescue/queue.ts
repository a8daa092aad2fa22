import type { EntityTable } from 'dexie';
import { Dexie } from 'dexie';
import { hasText } from '@/lib/clips/link';
import { isTextElsewhere } from '@/lib/clips/reading';
import type { ClipDatabase, ClipRow } from '@/lib/store/database';
import { clipIdsAfter, clipRows, idsWithContents } from '@/lib/store/rows';

/** Why a text could not be downloaded. */
export type RescueProblem =
  /** Disallowed by the site's robots.txt. */
  | 'robots'
  | 'login'
  | 'paywall'
  | 'consent'
  /** The site refuses the request (401, 403, 451). */
  | 'refused'
  /** The site was overloaded or broken at every attempt. */
  | 'busy'
  /** The page no longer exists. */
  | 'gone'
  /** The host does not respond. */
  | 'dead'
  | 'not a page'
  | 'not an article'
  | 'too large'
  /** A PDF that requires a password. */
  | 'encrypted'
  /** A PDF that cannot be read. */
  | 'damaged'
  /** A PDF with only images. */
  | 'no text';

/** A clip whose text is to be downloaded, and the result. */
export interface RescueRow {
  readonly clipId: string;
  readonly url: string;
  readonly title: string;
  readonly state: 'waiting' | 'done' | 'failed';
  readonly problem: RescueProblem | null;
  readonly tries: number;
}

/** Whether texts are being downloaded; `idle` if it was not requested. */
export type RescueState = 'idle' | 'running' | 'paused';

/** How far it is. */
export interface RescueProgress {
  readonly state: RescueState;
  readonly waiting: number;
  readonly done: number;
  readonly failed: number;
}

const STATE = 'state';

/**
 * The queue of texts to download: on this device only, separate from the collection, and
 * reproducible from it at any time.
 */
export class RescueQueue extends Dexie {
  declare readonly rows: EntityTable<RescueRow, 'clipId'>;
  declare readonly meta: EntityTable<{ key: string; value: RescueState }, 'key'>;

  /** Opens lazily, at the first query. */
  constructor(name = 'tearsheet-rescue') {
    super(name);
    this.version(1).stores({ rows: 'clipId, state', meta: 'key' });
  }
}

/** Whether texts are being fetched. */
export async function rescueState(queue: RescueQueue): Promise<RescueState> {
  return (await queue.meta.get(STATE))?.value ?? 'idle';
}

/** Starts, pauses or ends downloading, in whichever library page does it. */
export async function setRescueState(queue: RescueQueue, value: RescueState): Promise<void> {
  await queue.meta.put({ key: STATE, value });
}

/** How far it is. */
export function rescueProgress(queue: RescueQueue): Promise<RescueProgress> {
  return queue.transaction('r', queue.rows, queue.meta, async () => {
    const count = (state: RescueRow['state']) => queue.rows.where('state').equals(state).count();
    const [state, waiting, done, failed] = await Promise.all([
      rescueState(queue),
      count('waiting'),
      count('done'),
      count('failed'),
    ]);
    return { state, waiting, done, failed };
  });
}

/** The clips whose text could not be downloaded, at most `limit`. */
export function rescueFailures(queue: RescueQueue, limit: number): Promise<RescueRow[]> {
  return queue.rows.where('state').equals('failed').limit(limit).toArray();
}

/** What is remembered of a clip to be downloaded. */
type ClipToRescue = Pick<RescueRow, 'clipId' | 'url' | 'title'>;

/** Few enough not to be noticed by someone who scrolls. */
const BATCH = 250;

/** The clips that `clipsToRescue` finds, in batches, some of them empty. */
async function* batchesToRescue(db: ClipDatabase, queue: RescueQueue) {
  const known = new Set(await queue.rows.toCollection().primaryKeys());
  let ids = await clipIdsAfter(db, '', BATCH);
  for (let last = ids.at(-1); last !== undefined; last = ids.at(-1)) {
    const texts = await idsWithContents(db, ids[0] ?? last, last);
    const bare = ids.filter((id) => !texts.has(id) && !known.has(id));
    const clips = bare.length > 0 ? await clipRows(db, bare) : [];
    yield clips.flatMap((clip) => (clip && isLinkAlone(clip) ? clip : []));
    ids = await clipIdsAfter(db, last, BATCH);
  }
}

/** Whether a clip has no text, here or on another device. */
function isLinkAlone(clip: ClipRow): boolean {
  return clip.deletedAt === null && !hasText(clip) && !isTextElsewhere(clip);
}

/** Link clips that have not been tried yet, without those whose text is on another device. */
export async function clipsToRescue(db: ClipDatabase, queue: RescueQueue): Promise<ClipToRescue[]> {
  const found: ClipToRescue[] = [];
  for await (const clips of batchesToRescue(db, queue))
    for (const { id, url, title } of clips) found.push({ clipId: id, url, title });
  return found;
}

/** Links that were saved within this many milliseconds of each other were not saved one by one. */
const ALONE = 1000;

/** How many clips `clipsToRescue` finds. */
export interface RescueCount {
  readonly all: number;
  /**
   * Those without the links that the user saved one at a time. An imported link was first saved
   * before it came here, or came with others.
   */
  readonly offered: number;
  /** When the newest of those offered came, in milliseconds since 1970; 0 if there are none. */
  readonly newest: number;
}

/**
 * Counts the clips that `clipsToRescue` finds.
 * @param pause awaited before each batch of clips is read; stops the count by rejecting
 */
export async function countClipsToRescue(
  db: ClipDatabase,
  queue: RescueQueue,
  pause: () => Promise<void>,
): Promise<RescueCount> {
  let offered = 0;
  let newest = 0;
  const savedHere: number[] = [];
  await pause();
  for await (const clips of batchesToRescue(db, queue)) {
    for (const { clippedAt, capturedAt } of clips) {
      if (clippedAt === capturedAt) {
        savedHere.push(capturedAt);
      } else {
        offered += 1;
        newest = Math.max(newest, capturedAt);
      }
    }
    await pause();
  }
  const times = savedHere.toSorted((a, b) => a - b);
  const together = times.filter(
    (time, at) =>
      time - (times[at - 1] ?? -Infinity) <= ALONE || (times[at + 1] ?? Infinity) - time <= ALONE,
  );
  return {
    all: offered + savedHere.length,
    offered: offered + together.length,
    newest: Math.max(newest, together.at(-1) ?? 0),
  };
}

/** Starts downloading the texts of link clips; removes completed ones from the queue. */
export async function startRescue(db: ClipDatabase, queue: RescueQueue): Promise<void> {
  const clips = await clipsToRescue(db, queue);
  await queue.transaction('rw', queue.rows, queue.meta, async () => {
    await queue.rows.where('state').equals('done').delete();
    await queue.rows.bulkPut(
      clips.map((each) => ({ ...each, state: 'waiting' as const, problem: null, tries: 0 })),
    );
    await setRescueState(queue, 'running');
  });
}

/** Retries the failed ones. */
export async function retryRescue(queue: RescueQueue): Promise<void> {
  await queue.transaction('rw', queue.rows, queue.meta, async () => {
    await queue.rows
      .where('state')
      .equals('failed')
      .modify({ state: 'waiting', problem: null, tries: 0 });
    await setRescueState(queue, 'running');
  });
}

/** Cancels downloading. Failures stay listed. */
export async function cancelRescue(queue: RescueQueue): Promise<void> {
  await queue.transaction('rw', queue.rows, queue.meta, async () => {
    await queue.rows.where('state').anyOf('waiting', 'done').delete();
    await setRescueState(queue, 'idle');
  });
}
