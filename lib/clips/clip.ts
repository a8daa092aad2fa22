import type { Article } from './article';
import type { Highlight, HighlightEdit, HighlightHistory } from './highlight';
import { highlightsOf, writeHighlights } from './highlight';
import type { NoteHistory } from './note';
import { EMPTY_NOTE, noteText, writeNote } from './note';
import type { Publication } from './publication';
import { publicationStamp, tidied } from './publication';
import type { Stamp } from './stamp';
import { NO_STAMP, stampTime } from './stamp';
import type { TagHistory } from './tags';
import { normaliseTags, tagsOf, writeTags } from './tags';

/** What one capture of a page took: replaced as a whole when the page is clipped again. */
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
  /** Names the contents of this capture; `null` where only the link was kept. */
  readonly revision: string | null;
  /** Milliseconds since 1970. */
  readonly capturedAt: number;
  /** What the person set right, which a later capture leaves as it is; left out where nothing. */
  readonly byHand?: readonly CorrectedField[];
}

/** What of a capture the person can set right. */
export const CORRECTED_FIELDS = [
  'authors',
  'siteName',
  'publishedAt',
  'modifiedAt',
  'lang',
  'doi',
] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/** When each part of a clip was last decided, so that replicas can merge field by field. */
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
  /** Left out where nobody has said anything of it. */
  readonly publication?: Stamp;
}

/** A kept article, without its text (that is in a revision's contents). */
export interface Clip extends Capture {
  readonly id: string;
  /** First clipped, milliseconds since 1970. */
  readonly clippedAt: number;
  readonly title: string;
  readonly archived: boolean;
  readonly starred: boolean;
  /** How much of it was read, in percent; 0 is unread. */
  readonly progress: number;
  /**
   * When it was deleted, by the stamp that says so, milliseconds since 1970: the clip is then a
   * tombstone. Browser sync carries the stamp alone, which is a day from the truth at most.
   */
  readonly deletedAt: number | null;
  /** The tags that are on, from `clock.tags`. */
  readonly tags: readonly string[];
  /** The note as read, from `clock.note`. */
  readonly note: string;
  /** The highlights that there are, from `clock.highlights`. */
  readonly highlights: readonly Highlight[];
  /** Where and how the work was published: by its page, or by the person. */
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

/** What the person adds to an article when saving it; what is left out stays as it was. */
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

/** When something happens, by the logical clock and, for people, by the device's. */
export interface Moment {
  readonly stamp: Stamp;
  /** What the clock says, milliseconds since 1970: a stamp may be ahead of it. */
  readonly now: number;
}

/** The moment of a stamp, where the clock has nothing else to say. */
export const momentOf = (stamp: Stamp): Moment => ({ stamp, now: stampTime(stamp) });

/** A first clip of an article. */
export function newClip(
  article: Article,
  draft: Draft,
  identity: Identity,
  { stamp, now }: Moment,
): Clip {
  const tags = writeTags({}, normaliseTags(draft.tags ?? []), stamp);
  const note = draft.note ? writeNote(EMPTY_NOTE, draft.note, stamp) : EMPTY_NOTE;
  const highlights = writeHighlights({}, draft.highlights ?? [], stamp);
  const publication = article.publication && tidied(article.publication);
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
 * The clip after its page was captured again. Where the new capture has no text (only the link was
 * kept) and the clip has one, the earlier capture stays. What the person set right stays as it is.
 */
export function recapture(
  clip: Clip,
  article: Article,
  identity: Identity,
  { stamp, now }: Moment,
): Clip {
  if (identity.revision === null && clip.revision !== null) return clip;
  // Publication fields that the person corrected stay.
  const said = publicationStamp(clip);
  const isOfPage = said === NO_STAMP || said === clip.clock.capture;
  const publication = isOfPage && article.publication && tidied(article.publication);
  const { standfirst: _before, ...stays } = clip;
  const corrected = (clip.byHand ?? []).map((field) => [field, clip[field]] as const);
  // A field that the page gave before and leaves out now keeps its earlier value.
  const decided = isOfPage && (publication ?? clip.publication) ? { publication: stamp } : {};
  return {
    ...stays,
    ...captureOf(article, identity, now),
    ...Object.fromEntries(corrected),
    ...(publication && { publication }),
    clock: { ...clip.clock, capture: stamp, ...decided },
  };
}

/** Where the library lists a clip. */
export type Shelf = 'inbox' | 'archive' | 'trash';

/** The shelf a clip is on. */
export function shelfOf(clip: Pick<Clip, 'archived' | 'deletedAt'>): Shelf {
  if (clip.deletedAt !== null) return 'trash';
  return clip.archived ? 'archive' : 'inbox';
}
