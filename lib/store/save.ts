import type { Article } from '@/lib/clips/article';
import { canonicalUrl } from '@/lib/clips/canonical-url';
import type { Clip, Draft } from '@/lib/clips/clip';
import { newClip, recapture } from '@/lib/clips/clip';
import { clipId, revisionId } from '@/lib/clips/clip-id';
import type { ClipEdit } from '@/lib/clips/edit';
import { editClip } from '@/lib/clips/edit';
import { isDeletedForGood } from '@/lib/clips/for-good';
import { takeStamp } from './clock';
import type { ClipDatabase } from './database';
import { clipOf } from './database';
import { sha256 } from './digest';
import { putAll, putClips } from './journal';

/** The result of a save: a first clip, a new revision, or a clip restored from the trash. */
export interface Saved {
  readonly clip: Clip;
  readonly outcome: 'added' | 'updated' | 'restored';
}

/**
 * Saves an article: as a first clip, or as the next revision of the existing one, whose earlier
 * text stays. Resolves once the transaction is on disk.
 * @param now milliseconds since 1970
 */
export async function saveArticle(
  db: ClipDatabase,
  article: Article,
  draft: Draft,
  now: number,
): Promise<Saved> {
  const address = canonicalUrl(article.canonicalUrl ?? article.url);
  const identity = {
    id: await clipId(address, sha256),
    canonicalUrl: address,
    revision: article.html === '' ? null : await revisionId(article.html, sha256),
  };
  return db.change(async () => {
    const [stamp, row] = await Promise.all([takeStamp(db, now), db.clips.get(identity.id)]);
    const known = row && clipOf(row);
    // A clip deleted for good has nothing left to be edited.
    const clip =
      known && !isDeletedForGood(known)
        ? editClip(
            recapture(known, article, identity, { stamp, now }),
            { ...draft, deleted: false },
            stamp,
          )
        : newClip(article, draft, identity, { stamp, now });
    const { revision } = identity;
    const { html, text } = article;
    const contents =
      revision === null ? [] : [{ clipId: clip.id, revision, html, text, capturedAt: now }];
    await putAll(db, [{ before: known, clip }], contents);
    if (!known) return { clip, outcome: 'added' };
    return { clip, outcome: known.deletedAt === null ? 'updated' : 'restored' };
  });
}

/** An edit, or a function that returns one for a clip's current state. */
export type EditOf = ClipEdit | ((clip: Clip) => ClipEdit);

/**
 * Applies an edit to clips, in one transaction.
 * @returns each clip before and after; unknown ids are skipped
 */
export async function changeClips(
  db: ClipDatabase,
  ids: readonly string[],
  edit: EditOf,
  now: number,
): Promise<{ readonly before: Clip; readonly clip: Clip }[]> {
  return db.change(async () => {
    const rows = await db.clips.bulkGet([...ids]);
    const stamp = await takeStamp(db, now);
    const edited = rows.flatMap((row) => {
      if (!row) return [];
      const before = clipOf(row);
      const clip = editClip(before, typeof edit === 'function' ? edit(before) : edit, stamp);
      return [{ before, clip }];
    });
    await putClips(
      db,
      edited.filter(({ before, clip }) => clip !== before),
    );
    return edited;
  });
}

/**
 * Applies an edit to clips, in one transaction.
 * @returns the resulting clips; unknown ids are skipped
 */
export async function editClips(
  db: ClipDatabase,
  ids: readonly string[],
  edit: EditOf,
  now: number,
): Promise<Clip[]> {
  return (await changeClips(db, ids, edit, now)).map(({ clip }) => clip);
}
