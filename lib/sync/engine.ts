import * as v from 'valibot';
import type { ClipDatabase } from '@/lib/store/database';
import { forgetMeta, readMeta, writeMeta } from '@/lib/store/meta';
import { backOff } from './back-off';
import type { FailureKind, Remote, RemoteName, Round } from './remote';
import { FAILURE_KINDS, SyncFailure } from './remote';

const count = v.pipe(v.number(), v.integer());

const statusSchema = v.object({
  /** When a round last completed, milliseconds since 1970. */
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
      /** The number of failed rounds since the last success. */
      times: count,
      /** The earliest time of an automatic retry, milliseconds since 1970. */
      retryAt: count,
    }),
  ),
});

/** The status of replication with a remote. */
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

/** The status of the last round with a remote. */
export async function statusOf(db: ClipDatabase, remote: RemoteName): Promise<RemoteStatus> {
  const kept = await readMeta(db, keyOf(remote));
  return kept === undefined ? UNTRIED : v.parse(statusSchema, JSON.parse(kept));
}

/** Deletes the status, when a remote is no longer used. */
export async function forgetStatus(db: ClipDatabase, remote: RemoteName): Promise<void> {
  await forgetMeta(db, keyOf(remote));
}

/** The delay before an incomplete round is continued, in milliseconds. */
const GOES_ON = 30_000;

/**
 * Runs a round with each remote, in parallel, and records the outcome. A failing or slow remote
 * does not delay the others, and nothing is lost: changes stay pending.
 * @param force whether to include remotes whose back-off is not over, as when the user asks
 * @returns when to retry automatically, milliseconds since 1970; `null` if all succeeded
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
