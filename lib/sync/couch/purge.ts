import { countImageUses } from '@/lib/store/rows';
import { leftoversOf } from '@/lib/store/purge';
import { countIn, putAll, revsOf } from './answers';
import { imageListsOf, plainCodec } from './documents';
import { compact } from './encrypt-plain';
import type { Session } from './session';

const AT_ONCE = 100;

/**
 * Deletes the texts and images of clips that are deleted for good, as far as this device knows of
 * them. Their own documents stay, as tombstones. The database is compacted if this user may do
 * that, since deleted data would otherwise stay in its file.
 */
export async function purgeDocuments(session: Session, clipIds: readonly string[]): Promise<void> {
  const ids = new Set<string>();
  for (const clipId of clipIds) for (const id of await idsOf(session, clipId)) ids.add(id);
  const all = [...ids];
  let deleted = 0;
  for (let start = 0; start < all.length; start += AT_ONCE) {
    const revs = await revsOf(session.couch, all.slice(start, start + AT_ONCE));
    const docs = [...revs].map(([_id, _rev]) => ({ _id, _rev, _deleted: true }));
    if (docs.length === 0) continue;
    for (const { id, rev } of await putAll(session.couch, docs)) {
      session.existing.delete(id);
      // Its own deletions are no news to this device.
      if (rev !== undefined) session.revs.set(id, rev);
    }
    deleted += docs.length;
  }
  if (deleted > 0) await compact(session);
}

/** The documents of a clip's texts and images, except images that other clips show. */
async function idsOf({ db, couch, codec }: Session, clipId: string): Promise<string[]> {
  const left = await leftoversOf(db, clipId);
  if (!left) return [];
  const ids = await Promise.all([
    ...left.revisions.map((revision) => codec.contentsDocId({ clipId, revision })),
    codec.imagesDocId({ clipId, shown: left.shown }),
  ]);
  // Encrypted ids reveal nothing, so earlier lists cannot be found by them.
  if (codec === plainCodec) await countIn(couch, imageListsOf(clipId), (id) => void ids.push(id));
  for (const hash of new Set(left.shown.map((each) => each.hash))) {
    const shown = await countImageUses(db, hash);
    if (shown === 0) ids.push(await codec.imageDocId(hash));
  }
  return ids;
}
