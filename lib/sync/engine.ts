import * as v from 'valibot';
import type { ClipDatabase } from '@/lib/store/database';
import { forgetMeta, readMeta, writeMeta } from '@/lib/store/meta';
import { backOff } from './back-off';
import type { FailureKind, Remote, RemoteName, Round } from './remote';
import { FAILURE_KINDS, SyncFailure } from './remote';

const count = v.pipe(v.number(), v.integer());

const statusSchema = v.object({
  /** When a round last came to its end, milliseconds since 1970. */
  succeededAt: v.nullable(count),
  round: v.nullable(
    v.object({
      received: count,
      published: count,
      waiting: count,
      unreadable: count,
      ahead: v.optional(count, 0),
      unfit: v.optional(count, 0),
      more: v.optional(v.boolean(), false),
    }),
  ),
  failure: v.nullable(
    v.object({
      kind: v.picklist(FAILURE_KINDS),
      message: v.string(),
      /** Rounds that failed since one went well. */
      times: count,
      /** Not before then is it tried again by itself, milliseconds since 1970. */
      retryAt: count,
    }),
  ),
});

/** How replication with a remote goes. */
export interface RemoteStatus {
  readonly succeededAt: number | null;
  readonly round: Round | null;
  readonly failure: {
    readonly kind: FailureKind;
    readonly message: string;
    readonly times: number;
    readonly retryAt: number;
  } | null;
}

const UNTRIED: RemoteStatus = { succeededAt: null, round: null, failure: null };
const keyOf = (remote: RemoteName) => `status.${remote}`;

/** How replication with a remote went last. */
export async function statusOf(db: ClipDatabase, remote: RemoteName): Promise<RemoteStatus> {
  const kept = await readMeta(db, keyOf(remote));
  return kept === undefined ? UNTRIED : v.parse(statusSchema, JSON.parse(kept));
}

/** Forgets how it went, as when a remote is no longer used. */
export async function forgetStatus(db: ClipDatabase, remote: RemoteName): Promise<void> {
  await forgetMeta(db, keyOf(remote));
}

/** A round that did not get to the end of what there is goes on this soon, in milliseconds. */
const GOES_ON = 30_000;

/**
 * Runs a round with each remote, side by side, and notes how it went. A remote that fails or takes
 * long keeps no other from its round, and loses nothing: what is waiting goes on waiting.
 * @param force also those whose back-off is not over, as when the person asks
 * @returns when to try again by itself, milliseconds since 1970; `null` where all went well
 */
export async function runRounds(
  db: ClipDatabase,
  remotes: readonly Remote[],
  { now, force }: { now: () => number; force: boolean },
): Promise<number | null> {
  const retries = await Promise.all(
    remotes.map(async (remote) => {
      const before = await statusOf(db, remote.name);
      const waits = before.failure !== null && before.failure.retryAt > now();
      const after = waits && !force ? before : await runRound(db, remote, before, now);
      if (after.failure) return after.failure.retryAt;
      return after.round?.more === true ? now() + GOES_ON : Infinity;
    }),
  );
  const first = Math.min(...retries);
  return first === Infinity ? null : first;
}

async function runRound(
  db: ClipDatabase,
  remote: Remote,
  before: RemoteStatus,
  now: () => number,
): Promise<RemoteStatus> {
  const after = await remote.replicate(db).then(
    (round): RemoteStatus => ({ succeededAt: now(), round, failure: null }),
    (error: unknown): RemoteStatus => {
      const times = (before.failure?.times ?? 0) + 1;
      const failure =
        error instanceof SyncFailure ? error : new SyncFailure('refused', String(error));
      const wait = Math.max(failure.retryAfter ?? 0, backOff(times));
      const { kind, message } = failure;
      return { ...before, failure: { kind, message, times, retryAt: now() + wait } };
    },
  );
  await writeMeta(db, keyOf(remote.name), JSON.stringify(after));
  return after;
}
