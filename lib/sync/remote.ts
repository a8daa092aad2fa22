import type { ClipDatabase } from '@/lib/store/database';

/** The remotes there are. */
export type RemoteName = 'browser' | 'couchdb';

/** What a round of replication did. */
export interface Round {
  readonly received: number;
  readonly published: number;
  /** Clips of which the remote has not taken the newest state in any form. */
  readonly waiting: number;
  /** Items that could not be read: damaged, or of a newer format. They are left where they are. */
  readonly unreadable: number;
  /** Clips that carry stamps too far ahead of this device's clock: those decide nothing. */
  readonly ahead: number;
  /** Clips and texts left out, as they would not come back from the remote as they are. */
  readonly unfit: number;
  /** Whether there is more to take in than fits into a round: the next goes on. */
  readonly more: boolean;
}

/** A place that clips replicate with. */
export interface Remote {
  readonly name: RemoteName;
  /**
   * One round: takes in what others have published, then publishes what this device has to say.
   * Stopped at any point it can be run again.
   * @throws SyncFailure where it did not come to its end
   */
  replicate(db: ClipDatabase): Promise<Round>;
}

/** Why a round failed, so that the person can be told what to do. */
export const FAILURE_KINDS = [
  'offline',
  'unauthorised',
  'forbidden',
  'not-found',
  'not-a-database',
  'too-large',
  'rate-limited',
  'wrong-passphrase',
  /** This device's own setting of the encryption cannot be read. */
  'unreadable-key',
  'refused',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A round that did not come to its end. Nothing is lost: what is waiting goes on waiting. */
export class SyncFailure extends Error {
  readonly kind: FailureKind;
  /** Milliseconds that the remote asked to be left alone. */
  readonly retryAfter: number | null;

  constructor(kind: FailureKind, message: string, retryAfter: number | null = null) {
    super(message);
    this.name = 'SyncFailure';
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}
