import type { Clip } from '@/lib/clips/clip';

/** What became of one clip that was pushed. */
export type Pushed =
  | { readonly clipId: string; readonly bytes: number }
  | { readonly clipId: string; readonly refused: 'too large' | 'no room' };

/** What a remote holds. */
export interface Pulled {
  /** States that other replicas published. */
  readonly clips: readonly Clip[];
  /** Ids of the clips that this replica's own states are there for. */
  readonly own: ReadonlySet<string>;
  /** Items that could not be read: damaged, or of a newer format. They are left where they are. */
  readonly unreadable: number;
}

/** A place that clips replicate with. Each replica writes only what is its own. */
export interface Remote {
  /** @throws where the remote cannot be read at all */
  pull(): Promise<Pulled>;
  /**
   * Publishes states, in the order given while there is room.
   * @throws where nothing was taken
   */
  push(clips: readonly Clip[]): Promise<Pushed[]>;
}

/** The remotes there are. */
export type RemoteName = 'browser' | 'couchdb';

/** What a round of replication did. */
export interface Round {
  readonly received: number;
  readonly published: number;
  /** Clips whose newest state the remote has not taken. */
  readonly waiting: number;
  /** Items that could not be read: damaged, or of a newer format. They are left where they are. */
  readonly unreadable: number;
}

/** Why a round failed, so that the person can be told what to do. */
export type FailureKind =
  | 'offline'
  | 'unauthorised'
  | 'forbidden'
  | 'not-found'
  | 'not-a-database'
  | 'too-large'
  | 'rate-limited'
  | 'wrong-passphrase'
  | 'refused';

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
