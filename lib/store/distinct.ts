import * as v from 'valibot';
import type { ClipDatabase } from './database';

const KEY = 'distinct';
/** Anything else is overwritten with the next group. */
const stored = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

/** The key of a group of clips, in any order. */
export const groupKey = (ids: readonly string[]) => ids.toSorted().join(' ');

/** The groups of clips that the user declared not to be the same article. */
export async function distinctGroups(db: ClipDatabase): Promise<ReadonlySet<string>> {
  const parsed = v.safeParse(stored, (await db.meta.get(KEY))?.value);
  return new Set(parsed.success ? parsed.output : []);
}

/** Records on this device that clips are not the same article; with `false`, removes that. */
export async function setDistinct(
  db: ClipDatabase,
  ids: readonly string[],
  distinct: boolean,
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const groups = new Set(await distinctGroups(db));
    if (distinct) groups.add(groupKey(ids));
    else groups.delete(groupKey(ids));
    await db.meta.put({ key: KEY, value: JSON.stringify([...groups]) });
  });
}
