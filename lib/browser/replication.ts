import browser from 'webextension-polyfill';
import type { ClipDatabase } from '@/lib/store/database';
import { runRounds } from '@/lib/sync/engine';
import { repairClock } from '@/lib/store/repair-clock';
import { removeExpiredStash } from '@/lib/store/stash';
import type { Remote, RemoteName } from '@/lib/sync/remote';
import { browserRemote } from './area';
import { configuredCouch } from './couch';

const ALARM = 'sync';
/** The shortest delay that Chromium allows for an alarm. */
const RETRY_MINUTES = 0.5;
/** The time between rounds, so that a hundred changes are one write, not a hundred. */
const PAUSE = 2500;
const LOCK = 'tearsheet-sync';

const REMOTES: Readonly<Record<RemoteName, (db: ClipDatabase) => Promise<Remote | null>>> = {
  browser: browserRemote,
  couchdb: configuredCouch,
};

const alarmOf = (name: RemoteName) => `${ALARM}.${name}`;

/** Whether an alarm is one for replication. */
export function isSyncAlarm({ name }: { name: string }): boolean {
  return name === ALARM || name.startsWith(`${ALARM}.`);
}

/** The state of the rounds with a remote. */
interface Turns {
  queued: Promise<void> | null;
  lastRound: number;
}

// Only saves work within one lifetime of the background: nothing is lost with it.
const turns: Readonly<Record<RemoteName, Turns>> = {
  browser: { queued: null, lastRound: 0 },
  couchdb: { queued: null, lastRound: 0 },
};

/**
 * Replicates with the remotes, one round at a time with each, across contexts; a slow remote does
 * not delay the others. Changes made while a round is queued are included in it. A failed round
 * loses nothing: the changes stay pending, and an alarm tries again.
 * @param force whether to include remotes that failed recently, as when the user asks
 */
export async function replicate(db: ClipDatabase, { force = false } = {}): Promise<void> {
  await Promise.all([replicateWith(db, 'browser', force), replicateWith(db, 'couchdb', force)]);
}

function replicateWith(db: ClipDatabase, name: RemoteName, force: boolean): Promise<void> {
  const own = turns[name];
  if (own.queued && !force) return own.queued;
  const turn = inTurn(db, name, force).catch(() => undefined);
  own.queued = turn;
  return turn;
}

async function inTurn(db: ClipDatabase, name: RemoteName, force: boolean): Promise<void> {
  const own = turns[name];
  const alarm = alarmOf(name);
  // Set first: if the background is stopped in the middle, the alarm still comes.
  await browser.alarms.create(alarm, { delayInMinutes: RETRY_MINUTES });
  await navigator.locks.request(`${LOCK}-${name}`, async () => {
    const wait = own.lastRound + PAUSE - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    // From here on a change is too late for this round.
    own.queued = null;
    try {
      await repairClock(db, Date.now());
      await removeExpiredStash(db, Date.now());
      const remote = await REMOTES[name](db);
      const retryAt = remote && (await runRounds(db, [remote], { now: Date.now, force }));
      if (retryAt === null) await browser.alarms.clear(alarm);
      else await browser.alarms.create(alarm, { when: Math.max(retryAt, Date.now() + 30_000) });
    } finally {
      own.lastRound = Date.now();
    }
  });
}
