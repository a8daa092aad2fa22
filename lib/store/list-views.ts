import type { ListView } from '@/lib/clips/list-view';
import { parseListView } from '@/lib/clips/list-view';
import type { ClipDatabase } from './database';
import type { Place } from './queries';

/** The key of a place's view in the table `meta`. */
export const listViewKey = (place: Place) => `list.${place}`;

/** The view of a place's clips on this device. */
export async function listView(db: ClipDatabase, place: Place): Promise<ListView> {
  return parseListView((await db.meta.get(listViewKey(place)))?.value ?? '');
}

/** Stores changes to the view of a place's clips. */
export async function changeListView(
  db: ClipDatabase,
  place: Place,
  part: Partial<ListView>,
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const value = JSON.stringify({ ...(await listView(db, place)), ...part });
    await db.meta.put({ key: listViewKey(place), value });
  });
}
