import type { Article } from '@/lib/clips/article';
import { revisionId } from '@/lib/clips/clip-id';
import { recapture } from '@/lib/clips/clip';
import { mergeClips } from '@/lib/clips/merge';
import { makeStamp, NO_STAMP } from '@/lib/clips/stamp';
import { replicaOf } from './clock';
import type { ClipDatabase } from './database';
import { clipOf } from './database';
import { sha256 } from './digest';
import { putClips, takeSeq } from './journal';

/**
 * Adds a text that was loaded later to a clip that came without its own. What the clip says stays
 * as it is; only what it does not say at all is filled in from the article, with a stamp before
 * every real one, so that what the clip was saved with wins as soon as it comes.
 * @param now milliseconds since 1970
 * @returns whether the clip is there
 */
export async function attachText(
  db: ClipDatabase,
  clipId: string,
  article: Article,
  now: number,
): Promise<boolean> {
  const revision = await revisionId(article.html, sha256);
  const { html, text } = article;
  return db.change(async () => {
    const row = await db.clips.get(clipId);
    if (!row) return false;
    const clip = clipOf(row);
    if (!(await db.contents.get([clipId, revision]))) {
      const contents = { clipId, revision, html, text, capturedAt: now };
      await db.contents.put({ ...contents, seq: await takeSeq(db) });
    }
    if (clip.clock.capture === NO_STAMP) {
      const stamp = makeStamp(1, 0, await replicaOf(db));
      const identity = { id: clip.id, canonicalUrl: clip.canonicalUrl, revision };
      const captured = recapture(clip, article, identity, stamp);
      const titled = { ...captured, title: article.title || clip.title };
      const filled = mergeClips(clip, { ...titled, clock: { ...captured.clock, title: stamp } });
      await putClips(db, [{ before: clip, clip: filled }]);
    }
    return true;
  });
}
