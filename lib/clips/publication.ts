import type { Stamp } from './stamp';
import { NO_STAMP } from './stamp';

/** Kinds of work, by what CSL 1.0.2 calls them; `article` is a preprint, `post` one of a forum. */
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

/** Far above what citations hold; a clip has eight such fields, and all of them are synced. */
export const LONGEST_CITED = 500;

/** The kind of work that a clip is of. */
export type ItemType = (typeof ITEM_TYPES)[number];

/** Where and how a work was published; what nobody says is left out. */
export interface Publication {
  readonly type?: ItemType;
  /** The journal, newspaper, magazine or book that it is in. */
  readonly container?: string;
  readonly volume?: string;
  readonly issue?: string;
  /** As `12–34`, or one page or article number. */
  readonly pages?: string;
  readonly publisher?: string;
  readonly issn?: string;
  readonly edition?: string;
  /** When it was read, ISO 8601; else it is when it was clipped. */
  readonly accessed?: string;
}

/** The fields that are text, in the order in which they are shown. */
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

/** A publication without empty fields, in one order, so that equal ones are equal as JSON. */
export function tidied(publication: Publication): Publication {
  const texts = PUBLICATION_FIELDS.flatMap((field) => {
    const text = publication[field]?.trim() ?? '';
    return text === '' ? [] : [[field, text] as const];
  });
  const { type } = publication;
  return { ...(type !== undefined && { type }), ...Object.fromEntries(texts) };
}

/** The part of a clip that says how it was published, and when that was decided. */
interface Published {
  readonly publication?: Publication;
  readonly clock: { readonly publication?: Stamp };
}

/** When a clip's publication was decided; before all else where nobody has. */
export const publicationStamp = ({ clock }: Published): Stamp => clock.publication ?? NO_STAMP;

/** The later of two clips' publications; on equal stamps the greater. */
export function laterPublication<T extends Published>(a: T, b: T): T {
  const [first, second] = [publicationStamp(a), publicationStamp(b)];
  if (first !== second) return second > first ? b : a;
  return JSON.stringify(b.publication ?? {}) > JSON.stringify(a.publication ?? {}) ? b : a;
}

/** A clip with this publication, decided then; without any where nothing ever was. */
export function withPublication<T extends Published>(clip: T, from: Published): T {
  const { publication: _publication, ...rest } = clip;
  const { publication: _stamp, ...clock } = clip.clock;
  const stamp = from.clock.publication;
  if (stamp === undefined) return { ...rest, clock } as T;
  const publication = from.publication ?? {};
  return { ...rest, publication, clock: { ...clock, publication: stamp } } as T;
}
