import type { IndexableType } from 'dexie';
import { siteHost } from '@/lib/clips/canonical-url';
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
  if (order === 'title') return inOrder(await namesIn(db, 'title'), language);
  if (order === 'site') return inOrder(await sites(db), language);
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

/** A clip and the name to sort it by. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** The clips that have a name in an index, which only contains strings. */
async function namesIn(
  db: ClipDatabase,
  index: 'title' | 'siteName' | 'canonicalUrl',
): Promise<Named[]> {
  const [names, ids] = await db.transaction('r', db.clips, () =>
    Promise.all([db.clips.orderBy(index).keys(), db.clips.orderBy(index).primaryKeys()]),
  );
  return ids.map((id, at) => ({ id, name: stringOf(names[at]) }));
}

const stringOf = (name: IndexableType | undefined): string =>
  typeof name === 'string' ? name : '';

/**
 * The clips' sites as lists show them: by name, or by host if the page gave no name. Files from the
 * disk have neither.
 */
async function sites(db: ClipDatabase): Promise<Named[]> {
  const named = await namesIn(db, 'siteName');
  if (named.length === (await db.clips.count())) return named;
  const known = new Set(named.map(({ id }) => id));
  const hosts = (await namesIn(db, 'canonicalUrl'))
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => ({ id, name: siteHost(name) }));
  return [...named, ...hosts.filter(({ name }) => name !== '')];
}

/**
 * Sorts names naturally: case-insensitively, with accents next to their base letters, 2 before 10.
 */
function inOrder(named: readonly Named[], language: string): string[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return named.toSorted((a, b) => compare(a.name, b.name)).map(({ id }) => id);
}
