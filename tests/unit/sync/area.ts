import { ClipDatabase, clipOf } from '@/lib/store/database';
import { replicaOf } from '@/lib/store/clock';
import type { SyncArea } from '@/lib/sync/area/items';
import { itemBytes, LIMITS } from '@/lib/sync/area/items';
import { browserStorageRemote } from '@/lib/sync/browser-storage';
import type { Sealing } from '@/lib/sync/sealing';
import { article } from '../articles';

/** A sync area with the browsers' limits: a `set` that exceeds one writes none of its keys. */
export function storageArea() {
  const items: Record<string, unknown> = {};
  let writes = 0;
  let refusing = false;
  const area: SyncArea = {
    get: () => Promise.resolve(structuredClone(items)),
    set: (added) => {
      writes += 1;
      const next = { ...items, ...added };
      const sizes = Object.entries(next).map(([key, value]) => itemBytes(key, value));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const tooMuch = total > LIMITS.bytes || sizes.length > LIMITS.items;
      if (refusing || tooMuch || sizes.some((size) => size > LIMITS.itemBytes)) {
        return Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
      }
      Object.assign(items, JSON.parse(JSON.stringify(added)));
      return Promise.resolve();
    },
    remove: (keys) => {
      writes += 1;
      if (refusing) return Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
      for (const key of keys) delete items[key];
      return Promise.resolve();
    },
  };
  const bytes = () =>
    Object.entries(items).reduce((sum, [key, value]) => sum + itemBytes(key, value), 0);
  return { area, items, bytes, writes: () => writes, refuse: (on: boolean) => (refusing = on) };
}

let count = 0;

/** A device: its own collection on a shared area, with an adjustable clock. */
export async function device(area: SyncArea, sealing: Sealing | null = null) {
  const db = new ClipDatabase(`device-${(count += 1)}`);
  const clock = { now: 1_700_000_000_000 };
  const replica = await replicaOf(db);
  const remote = (key: Sealing | null) =>
    browserStorageRemote(area, {
      replica,
      name: `Device ${count}`,
      sealing: key,
      now: () => (clock.now += 10_000),
    });
  return { db, clock, replica, sync: (key = sealing) => remote(key).replicate(db) };
}

export const page = (path: string, title = path, html = `<p>Text of ${path}.</p>`) =>
  article({
    url: `https://a.example/${path}`,
    canonicalUrl: null,
    title,
    html,
    text: html.replaceAll(/<[^>]*>/g, ''),
  });

/** A clip without its sequence number in the journal, which differs between devices. */
export async function clipIn(db: ClipDatabase, id: string) {
  const row = await db.clips.get(id);
  return row && clipOf(row);
}

/** All clips of a collection that are not deleted, ordered by id. */
export async function everyClip(db: ClipDatabase) {
  const rows = await db.clips.orderBy('id').toArray();
  return rows.filter((row) => row.deletedAt === null).map(clipOf);
}
