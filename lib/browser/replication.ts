import browser from 'webextension-polyfill';
import type { ClipDatabase } from '@/lib/store/database';
import { runRounds } from '@/lib/sync/engine';
import type { Remote } from '@/lib/sync/remote';
import { browserRemote } from './area';
import { configuredCouch } from './couch';

const ALARM = 'sync';
/** The least that Chromium grants an alarm. */
const RETRY_MINUTES = 0.5;
/** Rounds keep this far apart, so that a hundred changes are one write, not a hundred. */
const PAUSE = 2500;
const LOCK = 'tearsheet-sync';

/** Whether an alarm is the one that drains the outbox. */
export function isSyncAlarm(alarm: { name: string }): boolean {
  return alarm.name === ALARM;
}

// Only spares work within one life of the background: nothing is lost with it.
let queued: Promise<void> | null = null;
let lastRound = 0;

/**
 * Replicates with the remotes, one round at a time across contexts; changes that come while a round
 * waits for its turn are in it. A round that fails loses nothing: what is waiting goes on waiting,
 * and an alarm tries again.
 * @param force also with remotes that failed lately, as when the person asks
 */
export function replicate(db: ClipDatabase, { force = false } = {}): Promise<void> {
  if (queued && !force) return queued;
  const turn = inTurn(db, force).catch(() => undefined);
  queued = turn;
  return turn;
}

async function inTurn(db: ClipDatabase, force: boolean): Promise<void> {
  // Set first: should the background be stopped in the middle, the alarm still comes.
  await browser.alarms.create(ALARM, { delayInMinutes: RETRY_MINUTES });
  await navigator.locks.request(LOCK, async () => {
    const wait = lastRound + PAUSE - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    // From here on a change is too late for this round.
    queued = null;
    try {
      const retryAt = await runRounds(db, await remotes(db), { now: Date.now, force });
      if (retryAt === null) await browser.alarms.clear(ALARM);
      else await browser.alarms.create(ALARM, { when: Math.max(retryAt, Date.now() + 30_000) });
    } finally {
      lastRound = Date.now();
    }
  });
}

async function remotes(db: ClipDatabase): Promise<Remote[]> {
  const couch = await configuredCouch();
  // First the one that takes everything: coding clips for the other takes longer than sending them.
  return [...(couch ? [couch] : []), await browserRemote(db)];
}
