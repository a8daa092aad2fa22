import type { Clip } from '@/lib/clips/clip';
import { TagCounts } from '@/lib/clips/tag-counts';
import type { ClipDatabase } from './database';

/**
 * Updates the tag counts for changed clips. Counting on display would take a pass over the index of
 * every clip's tags. Call inside `db.change`.
 */
export async function countTags(
  db: ClipDatabase,
  changes: readonly { readonly before: Clip | undefined; readonly clip: Clip }[],
): Promise<void> {
  const counts = new TagCounts();
  for (const { before, clip } of changes) {
    if (before && sameUse(before, clip)) continue;
    if (before) counts.add(before, -1);
    counts.add(clip, 1);
  }
  const sums = counts.rows();
  if (sums.length === 0) return;
  const known = await db.tags.bulkGet(sums.map(({ tag }) => tag));
  const rows = sums.map(({ tag, own, all }, index) => ({
    tag,
    own: own + (known[index]?.own ?? 0),
    all: all + (known[index]?.all ?? 0),
  }));
  await Promise.all([
    db.tags.bulkPut(rows.filter(({ all }) => all > 0)),
    db.tags.bulkDelete(rows.filter(({ all }) => all <= 0).map(({ tag }) => tag)),
  ]);
}

/** Tags are sorted, so equal sets give equal strings. */
const sameUse = (a: Clip, b: Clip) =>
  a.tags.join('\n') === b.tags.join('\n') && (a.deletedAt === null) === (b.deletedAt === null);
