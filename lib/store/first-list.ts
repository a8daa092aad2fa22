import type { Clip, Shelf } from '@/lib/clips/clip';
import type { ListView } from '@/lib/clips/list-view';
import { parseListView } from '@/lib/clips/list-view';
import { listViewKey } from './list-views';
import { BACKEND_SCHEMA, DATABASE } from './schema';

/** What a shelf's list begins with. */
export interface FirstList {
  readonly view: ListView;
  /** The newest clips, newest first. */
  readonly clips: readonly Clip[];
}

/**
 * Reads a shelf's newest clips and its view with IndexedDB alone, since loading Dexie takes longer
 * than reading them.
 * @param limit the maximum number of clips
 * @returns `null` if that is not possible: there is no collection yet, or one of another version,
 * or the newest clips cannot be told because too many have the same time
 */
export async function readFirstList(
  shelf: Shelf,
  limit: number,
  name = DATABASE,
): Promise<FirstList | null> {
  const db = await openExisting(name);
  if (!db) return null;
  try {
    const reading = db.transaction(['clips', 'meta']);
    const meta = reading.objectStore('meta').get(listViewKey(shelf));
    const index = reading.objectStore('clips').index('[shelf+clippedAt]');
    const all = IDBKeyRange.bound([shelf], [shelf, []]);
    const last = await keyOfLast(index, all, limit);
    const newest = last === null ? all : IDBKeyRange.bound(last, all.upper);
    const most = limit * 4;
    const clips = await resultOf<Clip[]>(index.getAll(newest, most));
    if (clips.length === most) return null;
    const { value } = (await resultOf<{ value: string } | undefined>(meta)) ?? {};
    return { view: parseListView(value ?? ''), clips: clips.toReversed().slice(0, limit) };
  } catch {
    // Whatever is wrong, the store meets it again and reports it.
    return null;
  } finally {
    db.close();
  }
}

/** The collection, if it is there in the current version. */
function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    // It is only now being created, which is left to the store.
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(null);
    });
    request.addEventListener('success', () => {
      const db = request.result;
      db.addEventListener('versionchange', () => db.close());
      if (db.version === BACKEND_SCHEMA) return resolve(db);
      db.close();
      return resolve(null);
    });
  });
}

/** The key of the last of the newest entries of an index; `null` if there are fewer. */
function keyOfLast(
  index: IDBIndex,
  range: IDBKeyRange,
  limit: number,
): Promise<IDBValidKey | null> {
  return new Promise((resolve, reject) => {
    const request = index.openKeyCursor(range, 'prev');
    let steps = limit - 1;
    request.addEventListener('success', () => {
      const cursor = request.result;
      if (!cursor || steps === 0) {
        resolve(cursor?.key ?? null);
        return;
      }
      cursor.advance(steps);
      steps = 0;
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (request.readyState === 'done') resolve(request.result);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}

/** Where the library's first script leaves the list for its second. */
const PREFETCHED = 'tearsheetFirstList';

/** Reads the first list while the library is still loading. */
export function prefetchFirstList(shelf: Shelf, limit: number): void {
  Reflect.set(globalThis, PREFETCHED, readFirstList(shelf, limit));
}

/**
 * The list that was prefetched; `null` if there is none, or it takes longer than the given
 * milliseconds.
 */
export function prefetchedFirstList(patience: number): Promise<FirstList | null> {
  const reading = Reflect.get(globalThis, PREFETCHED) as Promise<FirstList | null> | undefined;
  const late = new Promise<null>((resolve) => {
    setTimeout(resolve, patience, null);
  });
  return Promise.race([reading ?? null, late]);
}
