import * as v from 'valibot';
import type { ClipDatabase } from './database';

/** A query that the user saved under a name. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

const KEY = 'savedSearches';
const LONGEST = 1000;

const schema = v.array(
  v.object({
    id: v.pipe(v.string(), v.maxLength(64)),
    name: v.pipe(v.string(), v.maxLength(LONGEST)),
    query: v.pipe(v.string(), v.maxLength(LONGEST)),
  }),
) satisfies v.GenericSchema<unknown, SavedSearch[]>;

/** Parses stored searches; none if they are unusable. */
export function parseSearches(json: string): SavedSearch[] {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return parsed.success ? parsed.output : [];
}

/** The saved searches, in the order in which they were saved. */
export async function savedSearches(db: ClipDatabase): Promise<SavedSearch[]> {
  return parseSearches((await db.meta.get(KEY))?.value ?? '');
}

function change(db: ClipDatabase, how: (all: SavedSearch[]) => SavedSearch[]): Promise<void> {
  return db.transaction('rw', db.meta, async () => {
    const all = how(await savedSearches(db));
    await db.meta.put({ key: KEY, value: JSON.stringify(all) });
  });
}

/** Saves a search; an existing one with the same id is updated in place. */
export function saveSearch(db: ClipDatabase, search: SavedSearch): Promise<void> {
  return change(db, (all) =>
    all.some(({ id }) => id === search.id)
      ? all.map((each) => (each.id === search.id ? search : each))
      : [...all, search],
  );
}

/** Deletes a saved search, and returns a function that restores it at its position. */
export async function forgetSearch(db: ClipDatabase, id: string): Promise<() => Promise<void>> {
  const all = await savedSearches(db);
  const place = all.findIndex((each) => each.id === id);
  const search = all[place];
  await change(db, (now) => now.filter((each) => each.id !== id));
  return async () => {
    if (search) await change(db, (now) => now.toSpliced(place, 0, search));
  };
}
