import type { Clip } from '@/lib/clips/clip';
import { decodeClip, encodeClip, itemBytes } from './codec';
import type { Pulled, Pushed, Remote } from './remote';

/** The part of `storage.sync` that replication uses. */
export interface SyncArea {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/**
 * The browsers' limits; Firefox leaves its constants undefined. Firefox counts about four bytes
 * more an item, hence the allowance.
 */
const LIMITS = { bytes: 102_400, itemBytes: 8192, items: 512, allowance: 4 } as const;

const PREFIX = 'clip';

/** One key a clip and replica, so that no key has two writers: `clip.<replica>.<clip id>`. */
const keyOf = (replica: string, clipId: string) => `${PREFIX}.${replica}.${clipId}`;

function parseKey(key: string): { replica: string; clipId: string } | null {
  const match = /^clip\.([0-9a-z]+)\.([\w-]+)$/.exec(key);
  return match?.[1] && match[2] ? { replica: match[1], clipId: match[2] } : null;
}

const cost = (key: string, value: unknown) => itemBytes(key, value) + LIMITS.allowance;

/** The browser's own synchronised storage as a remote. A key that vanishes is never a delete. */
export function browserStorageRemote(area: SyncArea, replica: string): Remote {
  return {
    async pull(): Promise<Pulled> {
      const clips: Clip[] = [];
      const own = new Set<string>();
      let unreadable = 0;
      for (const [key, value] of Object.entries(await area.get(null))) {
        const parsed = parseKey(key);
        if (!parsed) continue;
        if (parsed.replica === replica) {
          own.add(parsed.clipId);
          continue;
        }
        const clip = decodeClip(value);
        if (clip?.id === parsed.clipId) clips.push(clip);
        else unreadable += 1;
      }
      return { clips, own, unreadable };
    },

    async push(clips): Promise<Pushed[]> {
      const sizes = new Map<string, number>();
      for (const [key, value] of Object.entries(await area.get(null))) {
        sizes.set(key, cost(key, value));
      }
      let used = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      const items: Record<string, unknown> = {};
      const results: Pushed[] = [];
      for (const clip of clips) {
        const key = keyOf(replica, clip.id);
        const value = encodeClip(clip);
        const bytes = cost(key, value);
        const before = sizes.get(key);
        const after = used - (before ?? 0) + bytes;
        const fits = after <= LIMITS.bytes && (before !== undefined || sizes.size < LIMITS.items);
        if (bytes > LIMITS.itemBytes || !fits) {
          const refused = bytes > LIMITS.itemBytes ? 'too large' : 'no room';
          results.push({ clipId: clip.id, refused });
          continue;
        }
        used = after;
        sizes.set(key, bytes);
        items[key] = value;
        results.push({ clipId: clip.id, bytes });
      }
      // One `set` for all: Chromium allows 120 a minute.
      if (Object.keys(items).length > 0) await area.set(items);
      return results;
    },
  };
}
