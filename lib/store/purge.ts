import { Dexie } from 'dexie';
import * as v from 'valibot';
import { hashId, imageHash, line } from '@/lib/clips/bounds';
import type { ClipDatabase } from './database';
import { highlightName, REVIEW_PREFIX } from './highlight-row';
import { pageValuesKey } from './page-values';

const leftSchema = v.object({
  revisions: v.array(hashId),
  shown: v.array(v.object({ url: line, hash: imageHash })),
});

/** The data of a clip deleted for good that a remote may still store. */
export type Leftovers = v.InferOutput<typeof leftSchema>;

const leftKey = (clipId: string) => `left.${clipId}`;

/**
 * Deletes the texts, images and previews of clips from this device, recording what remotes may
 * still store of them. Call inside `db.change`.
 */
export async function purge(db: ClipDatabase, clipIds: readonly string[]): Promise<void> {
  for (const id of clipIds) {
    const keys = await db.contents
      .where('[clipId+revision]')
      .between([id, Dexie.minKey], [id, Dexie.maxKey])
      .primaryKeys();
    const uses = await db.imageUses.where('clipId').equals(id).toArray();
    if (keys.length > 0 || uses.length > 0) {
      const left: Leftovers = {
        revisions: keys.map(([, revision]) => revision),
        shown: uses.map(({ url, hash }) => ({ url, hash })),
      };
      await db.meta.put({ key: leftKey(id), value: JSON.stringify(left) });
    }
    await db.contents.bulkDelete(keys);
    await db.previews.delete(id);
    await db.meta.delete(pageValuesKey(id));
    await db.meta
      .where('key')
      .startsWith(REVIEW_PREFIX + highlightName(id, ''))
      .delete();
    await db.imageUses.bulkDelete(uses.map(({ clipId, url }): [string, string] => [clipId, url]));
    for (const { hash } of uses) {
      if ((await db.imageUses.where('hash').equals(hash).count()) === 0)
        await db.images.delete(hash);
    }
  }
}

/** Returns the data of a clip that a remote may still store; `null` if none is known. */
export async function leftoversOf(db: ClipDatabase, clipId: string): Promise<Leftovers | null> {
  const stored = v.pipe(v.string(), v.parseJson(), leftSchema);
  const parsed = v.safeParse(stored, (await db.meta.get(leftKey(clipId)))?.value);
  return parsed.success ? parsed.output : null;
}
