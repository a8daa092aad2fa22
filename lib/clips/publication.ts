import type { Stamp } from './stamp';
import { NO_STAMP } from './stamp';

/** CSL 1.0.2 item types; `article` is a preprint, `post` one in a forum. */
export const ITEM_TYPES = [
  'webpage',
  'article-journal',
  'article-newspaper',
  'article-magazine',
  'post-weblog',
  'post',
  'report',
  'thesis',
  'article',
  'paper-conference',
  'chapter',
  'book',
  'motion_picture',
  'document',
] as const;

/** Far longer than citations need; a clip has eight such fields, and all of them are synced. */
export const LONGEST_CITED = 500;

/** A clip's item type. */
export type ItemType = (typeof ITEM_TYPES)[number];

/** Where and how a work was published; unknown fields are omitted. */
export interface Publication {
  readonly type?: ItemType;
  /** The journal, newspaper, magazine or book that contains it. */
  readonly container?: string;
  readonly volume?: string;
  readonly issue?: string;
  /** As `12–34`, or one page or article number. */
  readonly pages?: string;
  readonly publisher?: string;
  readonly issn?: string;
  readonly edition?: string;
  /** When it was accessed, ISO 8601; by default, when it was clipped. */
  readonly accessed?: string;
}

/** The text fields, in display order. */
export const PUBLICATION_FIELDS = [
  'container',
  'volume',
  'issue',
  'pages',
  'publisher',
  'issn',
  'edition',
  'accessed',
] as const;

/** Drops empty fields and sorts the rest, so that equal publications are equal as JSON. */
export function normalisePublication(publication: Publication): Publication {
  const texts = PUBLICATION_FIELDS.flatMap((field) => {
    const text = publication[field]?.trim() ?? '';
    return text === '' ? [] : [[field, text] as const];
  });
  const { type } = publication;
  return { ...(type !== undefined && { type }), ...Object.fromEntries(texts) };
}

/** A clip's publication, and when that was decided. */
interface Published {
  readonly publication?: Publication;
  readonly clock: { readonly publication?: Stamp };
}

/** The stamp of a clip's publication; before all others if it was never set. */
export const publicationStamp = ({ clock }: Published): Stamp => clock.publication ?? NO_STAMP;

/** The clip with the later publication; with equal stamps, the greater one. */
export function laterPublication<T extends Published>(a: T, b: T): T {
  const [first, second] = [publicationStamp(a), publicationStamp(b)];
  if (first !== second) return second > first ? b : a;
  return JSON.stringify(b.publication ?? {}) > JSON.stringify(a.publication ?? {}) ? b : a;
}

/** Copies a publication and its stamp to a clip, or removes them if it was never set. */
export function withPublication<T extends Published>(clip: T, from: Published): T {
  const { publication: _publication, ...rest } = clip;
  const { publication: _stamp, ...clock } = clip.clock;
  const stamp = from.clock.publication;
  if (stamp === undefined) return { ...rest, clock } as T;
  const publication = from.publication ?? {};
  return { ...rest, publication, clock: { ...clock, publication: stamp } } as T;
}
