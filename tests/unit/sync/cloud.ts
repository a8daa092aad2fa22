import type { SyncArea } from '@/lib/sync/area/items';
import { itemBytes, LIMITS } from '@/lib/sync/area/items';

type Items = Record<string, unknown>;

/** Faults in a device's next calls. */
export type Fault = 'refused' | 'killed before' | 'killed after';

/**
 * A browser vendor's sync: each device has a copy of the area, and changed keys travel through a
 * server at any time, each key as a whole, last write wins.
 */
export class Cloud {
  readonly server: Items = {};
  /** Every value that a key ever had on the server, for late or repeated delivery. */
  readonly past: [string, unknown][] = [];

  /** A device's copy, with the browser's limits. */
  device() {
    const local: Items = {};
    const changed = new Set<string>();
    const faults: Fault[] = [];
    const call = async <T>(run: () => T): Promise<T> => {
      const fault = faults.shift();
      if (fault === 'refused' || fault === 'killed before') throw new Error(fault);
      const result = run();
      if (fault === 'killed after') throw new Error(fault);
      await Promise.resolve();
      return result;
    };
    const area: SyncArea = {
      get: () => call(() => structuredClone(local)),
      set: (items) =>
        call(() => {
          const next = { ...local, ...items };
          const bytes = Object.entries(next).map(([key, value]) => itemBytes(key, value));
          if (bytes.reduce((sum, each) => sum + each, 0) > LIMITS.bytes) throw new Error('QUOTA');
          Object.assign(local, structuredClone(items));
          for (const key of Object.keys(items)) changed.add(key);
        }),
      remove: (keys) =>
        call(() => {
          for (const key of keys) {
            delete local[key];
            changed.add(key);
          }
        }),
    };
    return {
      area,
      faults,
      /** Sends local changes; only the keys chosen by `some`, the others later. */
      send: (some: (index: number) => boolean = () => true) => {
        for (const [index, key] of [...changed].entries()) {
          if (!some(index)) continue;
          changed.delete(key);
          if (key in local) {
            this.server[key] = local[key];
            this.past.push([key, local[key]]);
          } else delete this.server[key];
        }
      },
      /** Fetches the server's values, except for keys with unsent local changes. */
      fetch: (some: (index: number) => boolean = () => true) => {
        const keys = new Set([...Object.keys(this.server), ...Object.keys(local)]);
        for (const [index, key] of [...keys].entries()) {
          if (changed.has(key) || !some(index)) continue;
          if (key in this.server) local[key] = this.server[key];
          else delete local[key];
        }
      },
      /**
       * Simulates Chromium's sign-in of a profile: local keys that the account lacks are removed.
       */
      signIn: () => {
        changed.clear();
        for (const key of Object.keys(local)) if (!(key in this.server)) delete local[key];
        Object.assign(local, this.server);
      },
      /** Delivers an old value of a key once more. */
      late: (pick: number) => {
        const old = this.past[pick % Math.max(1, this.past.length)];
        if (old) local[old[0]] = old[1];
      },
    };
  }

  /** Loses keys, like a reset of the account's sync. */
  lose(some: (index: number) => boolean): void {
    for (const [index, key] of Object.keys(this.server).entries()) {
      if (some(index)) delete this.server[key];
    }
  }
}
