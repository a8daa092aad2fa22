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
