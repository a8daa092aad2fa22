import type { ListView } from '@/lib/clips/list-view';
import { parseListView } from '@/lib/clips/list-view';
import type { ClipDatabase } from './database';
import type { Place } from './queries';

const keyOf = (place: Place) => `list.${place}`;

/** How a place's clips are to be listed, on this device. */
export async function listView(db: ClipDatabase, place: Place): Promise<ListView> {
  return parseListView((await db.meta.get(keyOf(place)))?.value ?? '');
}

/** Remembers a part of how a place's clips are to be listed. */
export async function changeListView(
  db: ClipDatabase,
  place: Place,
  part: Partial<ListView>,
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const value = JSON.stringify({ ...(await listView(db, place)), ...part });
    await db.meta.put({ key: keyOf(place), value });
  });
}
