import type { ClipDatabase } from '@/lib/store/database';

/** The kinds of remotes. */
export type RemoteName = 'browser' | 'couchdb';

/** The result of a round of replication. */
export interface Round {
  readonly received: number;
  readonly published: number;
  /** Number of clips whose newest state the remote does not have in any form. */
  readonly waiting: number;
  /** Number of unreadable items: damaged, or of a newer format. They are left as they are. */
  readonly unreadable: number;
  /** Number of clips with stamps too far ahead of this device's clock, which have no effect. */
  readonly ahead: number;
  /** Number of clips and texts left out because they would not survive a round trip. */
  readonly unfit: number;
  /** Whether there is more to merge than fits in a round. */
  readonly more: boolean;
}

/** A remote that clips replicate with. */
export interface Remote {
  readonly name: RemoteName;
  /**
   * Runs one round: merges what others have published, then publishes this device's changes. Can be
   * interrupted at any point and run again.
   * @throws SyncFailure if it did not complete
   */
  replicate(db: ClipDatabase): Promise<Round>;
}

/** Why a round failed, for telling the user what to do. */
export const FAILURE_KINDS = [
  'offline',
  'unauthorised',
  'forbidden',
  'not-found',
  'not-a-database',
  'too-large',
  'rate-limited',
  'wrong-passphrase',
  /** This device's encryption setting cannot be read. */
  'unreadable-key',
  'refused',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** Thrown if a round did not complete. Nothing is lost: changes stay pending. */
export class SyncFailure extends Error {
  readonly kind: FailureKind;
  /** The delay requested by the remote, in milliseconds. */
  readonly retryAfter: number | null;

  constructor(kind: FailureKind, message: string, retryAfter: number | null = null) {
    super(message);
    this.name = 'SyncFailure';
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}
