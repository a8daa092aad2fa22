import type { Article } from './article';
import type { Highlight, HighlightEdit, HighlightHistory } from './highlight';
import { highlightsOf, writeHighlights } from './highlight';
import type { NoteHistory } from './note';
import { EMPTY_NOTE, noteText, writeNote } from './note';
import type { Publication } from './publication';
import { publicationStamp, normalisePublication } from './publication';
import type { Stamp } from './stamp';
import { NO_STAMP, stampTime } from './stamp';
import type { TagHistory } from './tags';
import { normaliseTags, tagsOf, writeTags } from './tags';

/** The data of one capture of a page, replaced as a whole when the page is clipped again. */
export interface Capture extends Omit<
  Article,
  | 'canonicalUrl'
  | 'title'
  | 'html'
  | 'text'
  | 'receipt'
  | 'publication'
  | 'keywords'
  | 'paywalled'
  | 'nextPage'
  | 'previousPage'
> {
  readonly canonicalUrl: string;
  /** The id of this capture's contents; `null` if only the link was stored. */
  readonly revision: string | null;
  /** Milliseconds since 1970. */
  readonly capturedAt: number;
  /** The fields corrected by the user, which later captures preserve; omitted if there are none. */
  readonly byHand?: readonly CorrectedField[];
}

/** The capture fields that the user can correct. */
export const CORRECTED_FIELDS = [
  'authors',
  'siteName',
  'publishedAt',
  'modifiedAt',
  'lang',
  'doi',
] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/** The stamp of each part's last change, so that replicas can merge field by field. */
export interface ClipClock {
  readonly capture: Stamp;
  readonly title: Stamp;
  readonly archived: Stamp;
  readonly starred: Stamp;
  readonly progress: Stamp;
  readonly deleted: Stamp;
  readonly tags: TagHistory;
  readonly note: NoteHistory;
  readonly highlights: HighlightHistory;
  /** Omitted if it was never set. */
  readonly publication?: Stamp;
}

/** A stored article, without its text (which is in a revision's contents). */
export interface Clip extends Capture {
  readonly id: string;
  /** First clipped, milliseconds since 1970. */
  readonly clippedAt: number;
  readonly title: string;
  readonly archived: boolean;
  readonly starred: boolean;
  /** Reading progress in percent; 0 is unread. */
  readonly progress: number;
  /**
   * When it was deleted, according to the deleting stamp, in milliseconds since 1970: the clip is
   * then a tombstone. Browser sync only carries the stamp, which is off by a day at most.
   */
  readonly deletedAt: number | null;
  /** Its current tags, from `clock.tags`. */
  readonly tags: readonly string[];
  /** The note's text, from `clock.note`. */
  readonly note: string;
  /** Its current highlights, from `clock.highlights`. */
  readonly highlights: readonly Highlight[];
  /** Where and how the work was published, according to its page or the user. */
  readonly publication?: Publication;
  readonly clock: ClipClock;
}

/** The text of one capture. */
export interface Contents {
  readonly clipId: string;
  readonly revision: string;
  readonly html: string;
  readonly text: string;
  readonly capturedAt: number;
}

/** The user's additions to an article when saving it; omitted fields stay unchanged. */
export interface Draft {
  readonly title?: string;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly highlights?: readonly HighlightEdit[];
}

interface Identity {
  readonly id: string;
  readonly canonicalUrl: string;
  readonly revision: string | null;
}

function captureOf(article: Article, identity: Identity, now: number): Capture {
  return {
    url: article.url,
    canonicalUrl: identity.canonicalUrl,
    authors: article.authors,
    siteName: article.siteName,
    publishedAt: article.publishedAt,
    modifiedAt: article.modifiedAt,
    section: article.section,
    doi: article.doi,
    lang: article.lang,
    dir: article.dir,
    excerpt: article.excerpt,
    ...(article.standfirst !== undefined && { standfirst: article.standfirst }),
    leadImage: article.leadImage,
    wordCount: article.wordCount,
    revision: identity.revision,
    capturedAt: now,
  };
}

/** When something happens, by the logical clock and by the device's clock. */
export interface Moment {
  readonly stamp: Stamp;
  /** The device's time, milliseconds since 1970: a stamp may be ahead of it. */
  readonly now: number;
}

/** The moment of a stamp, if the device's time is not known. */
export const momentOf = (stamp: Stamp): Moment => ({ stamp, now: stampTime(stamp) });

/** Creates the first clip of an article. */
export function newClip(
  article: Article,
  draft: Draft,
  identity: Identity,
  { stamp, now }: Moment,
): Clip {
  const tags = writeTags({}, normaliseTags(draft.tags ?? []), stamp);
  const note = draft.note ? writeNote(EMPTY_NOTE, draft.note, stamp) : EMPTY_NOTE;
  const highlights = writeHighlights({}, draft.highlights ?? [], stamp);
  const publication = article.publication && normalisePublication(article.publication);
  return {
    ...captureOf(article, identity, now),
    ...(publication && { publication }),
    id: identity.id,
    clippedAt: now,
    title: draft.title?.trim() || article.title || identity.canonicalUrl,
    archived: false,
    starred: false,
    progress: 0,
    deletedAt: null,
    tags: tagsOf(tags),
    note: noteText(note),
    highlights: highlightsOf(highlights),
    clock: {
      capture: stamp,
      title: stamp,
      archived: stamp,
      starred: stamp,
      progress: stamp,
      deleted: stamp,
      tags,
      note,
      highlights,
      ...(publication && { publication: stamp }),
    },
  };
}

/**
 * Updates a clip with a new capture of its page. If the new capture has no text (only the link was
 * stored) and the clip has one, the earlier capture stays. The user's corrections are preserved.
 */
export function recapture(
  clip: Clip,
  article: Article,
  identity: Identity,
  { stamp, now }: Moment,
): Clip {
  if (identity.revision === null && clip.revision !== null) return clip;
  // Publication fields corrected by the user are preserved.
  const published = publicationStamp(clip);
  const isOfPage = published === NO_STAMP || published === clip.clock.capture;
  const publication = isOfPage && article.publication && normalisePublication(article.publication);
  const { standfirst: _before, ...stays } = clip;
  const corrected = (clip.byHand ?? []).map((field) => [field, clip[field]] as const);
  // A field that the new capture lacks keeps its earlier value.
  const decided = isOfPage && (publication ?? clip.publication) ? { publication: stamp } : {};
  return {
    ...stays,
    ...captureOf(article, identity, now),
    ...Object.fromEntries(corrected),
    ...(publication && { publication }),
    clock: { ...clip.clock, capture: stamp, ...decided },
  };
}

/** The shelf of the library that lists a clip. */
export type Shelf = 'inbox' | 'archive' | 'trash';

/** Returns the shelf of a clip. */
export function shelfOf(clip: Pick<Clip, 'archived' | 'deletedAt'>): Shelf {
  if (clip.deletedAt !== null) return 'trash';
  return clip.archived ? 'archive' : 'inbox';
}
