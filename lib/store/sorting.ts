import type { IndexableType } from 'dexie';
import type { Shelf } from '@/lib/clips/clip';
import type { ListOrder } from '@/lib/clips/list-view';
import type { ClipDatabase } from './database';

/**
 * Sorts ids using only indexes: no clip is read. Those without a value to sort by come last, in
 * their previous order.
 * @param ids newest first
 */
export async function sortIds(
  db: ClipDatabase,
  ids: readonly string[],
  order: ListOrder,
  language: string,
): Promise<readonly string[]> {
  if (order === 'clipped') return ids;
  const ranked = await ranking(db, order, language);
  const rank = new Map(ranked.map((id, index) => [id, index]));
  const rankOf = (id: string) => rank.get(id) ?? Infinity;
  // Two without a rank differ by NaN, which counts as equal.
  return ids.toSorted((a, b) => rankOf(a) - rankOf(b) || 0);
}

const SHELVES: readonly Shelf[] = ['inbox', 'archive', 'trash'];

async function ranking(
  db: ClipDatabase,
  order: Exclude<ListOrder, 'clipped'>,
  language: string,
): Promise<string[]> {
  if (order === 'title') return byName(db, 'title', language);
  if (order === 'site') return byName(db, 'siteName', language);
  if (order === 'published') return descending(db, 'publishedAt');
  if (order === 'length') return descending(db, 'wordCount');
  const [read, begun] = await Promise.all([
    descending(db, 'clock.progress'),
    Promise.all(
      SHELVES.map((shelf) =>
        db.clips
          .where('[shelf+progress]')
          .between([shelf, 1], [shelf, 100], true, true)
          .primaryKeys(),
      ),
    ),
  ]);
  const opened = new Set(begun.flat());
  return read.filter((id) => opened.has(id));
}

const descending = async (db: ClipDatabase, index: string) =>
  (await db.clips.orderBy(index).primaryKeys()).toReversed();

/** The name at a position in an index, which only contains strings. */
const nameAt = (names: readonly IndexableType[], at: number): string => {
  const name = names[at];
  return typeof name === 'string' ? name : '';
};

/**
 * Sorts names naturally: case-insensitively, with accents next to their base letters, 2 before 10.
 */
async function byName(
  db: ClipDatabase,
  index: 'title' | 'siteName',
  language: string,
): Promise<string[]> {
  const [names, ids] = await db.transaction('r', db.clips, () =>
    Promise.all([db.clips.orderBy(index).keys(), db.clips.orderBy(index).primaryKeys()]),
  );
  const { compare } = new Intl.Collator(language, { numeric: true });
  return ids
    .map((id, at) => ({ id, name: nameAt(names, at) }))
    .toSorted((a, b) => compare(a.name, b.name))
    .map(({ id }) => id);
}
