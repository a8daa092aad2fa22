import type { Article } from '@/lib/clips/article';
import { revisionId } from '@/lib/clips/clip-id';
import type { Clip } from '@/lib/clips/clip';
import { recapture } from '@/lib/clips/clip';
import { editClip } from '@/lib/clips/edit';
import { isDeletedForGood } from '@/lib/clips/for-good';
import { mergeClips } from '@/lib/clips/merge';
import { isTextElsewhere } from '@/lib/clips/reading';
import { makeStamp, NO_STAMP } from '@/lib/clips/stamp';
import { replicaOf, takeStamp } from './clock';
import type { ClipDatabase } from './database';
import { clipOf } from './database';
import { sha256 } from './digest';
import type { ClipChange } from './journal';
import { putAll } from './journal';
import { keepOriginalIfWanted } from './original-file';

/**
 * Adds a text that was downloaded later to a clip without one. The clip's own data stays; only
 * missing fields are filled in from the article. If this device does not know the clip's original
 * capture, the addition gets a stamp before every real one, so that the original wins as soon as it
 * arrives; a link clip gets the text as its own.
 * @param now milliseconds since 1970
 * @returns whether the clip exists
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
    if (isDeletedForGood(clip)) return false;
    const changes: ClipChange[] = [];
    if (clip.clock.capture === NO_STAMP) {
      const stamp = makeStamp(1, 0, await replicaOf(db));
      const identity = { id: clip.id, canonicalUrl: clip.canonicalUrl, revision };
      const captured = recapture(clip, article, identity, { stamp, now });
      const titled = { ...captured, title: article.title || clip.title };
      const filled = mergeClips(clip, { ...titled, clock: { ...captured.clock, title: stamp } });
      changes.push({ before: clip, clip: filled });
    } else if (clip.revision === null && !isTextElsewhere(clip)) {
      const stamp = await takeStamp(db, now);
      const identity = { id: clip.id, canonicalUrl: clip.canonicalUrl, revision };
      const captured = recapture(clip, detailed(clip, article), identity, { stamp, now });
      const untitled = clip.title === clip.url || clip.title === clip.canonicalUrl;
      const filled = untitled ? editClip(captured, { title: article.title }, stamp) : captured;
      changes.push({ before: clip, clip: filled });
    }
    await putAll(db, changes, [{ clipId, revision, html, text, capturedAt: now }]);
    return true;
  });
}

/** A downloaded text. */
export interface FetchedText {
  readonly article: Article;
  /** The PDF that it was extracted from; `null` if it was a page. */
  readonly file: Uint8Array<ArrayBuffer> | null;
}

/** Adds a text like `attachText`, and the PDF's file, if the user's settings say so. */
export async function attachFetched(
  db: ClipDatabase,
  clip: Pick<Clip, 'id' | 'url'>,
  { article, file }: FetchedText,
  now: number,
): Promise<void> {
  const isThere = await attachText(db, clip.id, article, now);
  if (isThere && file) await keepOriginalIfWanted(db, clip, file);
}

/** The article, overridden by the clip's own data. */
function detailed(clip: Clip, article: Article): Article {
  return {
    ...article,
    url: clip.url,
    authors: clip.authors.length > 0 ? clip.authors : article.authors,
    siteName: clip.siteName ?? article.siteName,
    publishedAt: clip.publishedAt ?? article.publishedAt,
    modifiedAt: clip.modifiedAt ?? article.modifiedAt,
    section: clip.section ?? article.section,
    doi: clip.doi ?? article.doi,
    lang: clip.lang ?? article.lang,
    excerpt: clip.excerpt ?? article.excerpt,
    leadImage: clip.leadImage ?? article.leadImage,
  };
}
