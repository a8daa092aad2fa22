import * as v from 'valibot';
import type { Clip, Contents } from '@/lib/clips/clip';
import { keptType } from '@/lib/clips/bounds';
import { validateClip, validateContents, validOrNull } from '@/lib/clips/validate';
import { fromBase64, toBase64 } from '@/lib/clips/base64';
import { wellFormed } from '@/lib/clips/well-formed';
import type { ImageRow } from '@/lib/store/database';
import { sha256, sha256Hex } from '@/lib/store/digest';
import type { ImageList } from './image-list';
import { imageListSchema, nameOf } from './image-list';

/*
 * The documents of a collection in a CouchDB. Every id begins with `tearsheet:`, so that a database
 * can also have unrelated documents:
 *
 *   tearsheet:about                            the database's identity, and the terms of encryption
 *   tearsheet:clip:<clip id>                   { format, clip }      a clip's whole state
 *   tearsheet:contents:<clip id>:<revision>    { format, contents }  a revision's text, immutable
 *   tearsheet:image:<hash>                     { format, image }     an image, immutable: its type;
 *                                                                    its bytes in the attachment `bytes`
 *   tearsheet:images:<clip id>:<digest>        { format, images }    which images a clip shows, by
 *                                                                    their URLs; immutable
 *   tearsheet:sealed-<kind>:<name>             { format, sealed }    any of the four, encrypted:
 *                                                                    base64, bound to the id; for an
 *                                                                    image, the attachment `sealed`
 *
 * `format` is incremented if an older Tearsheet would misread a document; it then leaves the document
 * as it is. A new kind of record gets a new kind of id.
 */
/** The prefix of every id. */
export const PREFIX = 'tearsheet:';
/** The format of all written documents. */
export const FORMAT = 1;
export const ABOUT_ID = `${PREFIX}about`;

/** The kinds of documents in a collection. */
export type Kind = 'clip' | 'contents' | 'image' | 'images';
type StoredKind = Kind | `sealed-${Kind}`;
/** The kinds of documents, as in plain ids. */
export const PLAIN_KINDS: readonly Kind[] = ['clip', 'contents', 'image', 'images'];
const STORED_KINDS = PLAIN_KINDS.flatMap((kind): StoredKind[] => [kind, `sealed-${kind}`]);

/** A document without its id and revision. */
type Body = { readonly format: number } & (
  | { readonly clip: Clip }
  | { readonly contents: Contents }
  | { readonly images: ImageList }
  | { readonly image: { readonly type: string }; readonly _attachments: Attachments }
  | { readonly sealed: string }
  | { readonly _attachments: Attachments }
);

/** Attachments of a document, base64. */
type Attachments = Readonly<
  Record<string, { readonly content_type: string; readonly data: string }>
>;

/** A document to write. */
export type Document = { readonly _id: string; readonly _rev?: string } & Body;

/** Identifies a revision's contents. */
export type ContentsKey = Pick<Contents, 'clipId' | 'revision'>;

/** How a collection is stored as documents: plain or encrypted. */
export interface Codec {
  /** The kinds used in the ids of its documents. */
  readonly kinds: Readonly<Record<Kind, StoredKind>>;
  clipDocId(clipId: string): Promise<string>;
  contentsDocId(key: ContentsKey): Promise<string>;
  imageDocId(hash: string): Promise<string>;
  imagesDocId(list: ImageList): Promise<string>;
  writeClip(clip: Clip): Promise<Document>;
  writeContents(contents: Contents): Promise<Document>;
  writeImage(image: ImageRow): Promise<Document>;
  writeImages(list: ImageList): Promise<Document>;
  /** `null` if it is damaged, of a newer format, or under another's id. */
  readClip(doc: StoredDocument): Promise<Clip | null>;
  readContents(doc: StoredDocument): Promise<Contents | null>;
  /** The bytes match the id. */
  readImage(doc: StoredDocument): Promise<ImageRow | null>;
  readImages(doc: StoredDocument): Promise<ImageList | null>;
}

/** A document from outside, not yet parsed. */
export interface StoredDocument {
  readonly _id: string;
}

/** The kind of document that an id names; `unknown` is from a newer Tearsheet, `null` unrelated. */
export function kindOf(docId: string): StoredKind | 'about' | 'unknown' | null {
  if (!docId.startsWith(PREFIX)) return null;
  const [kind = ''] = docId.slice(PREFIX.length).split(':');
  if (kind === 'about') return kind;
  return STORED_KINDS.find((each) => each === kind) ?? 'unknown';
}

/** The id range of a kind of documents: from `startkey` to `endkey`, in any collation. */
export function rangeOf(kind: StoredKind): { startkey: string; endkey: string } {
  return { startkey: `${PREFIX}${kind}:`, endkey: `${PREFIX}${kind}:\uffff` };
}

/** The id range of all image lists that a clip ever had, if they are plain. */
export const imageListsOf = (clipId: string) => ({
  startkey: `${PREFIX}images:${clipId}:`,
  endkey: `${PREFIX}images:${clipId}:\uffff`,
});

/** The id range of all of Tearsheet's documents. */
export const OWN_IDS = { startkey: PREFIX, endkey: `${PREFIX}\uffff` };

/* Plain ids. */
export const clipName = (clipId: string) => `${PREFIX}clip:${clipId}`;
export const contentsName = ({ clipId, revision }: ContentsKey) =>
  `${PREFIX}contents:${clipId}:${revision}`;

export const imageName = (hash: string) => `${PREFIX}image:${hash}`;
export const imagesName = async (list: ImageList) =>
  `${PREFIX}images:${list.clipId}:${await nameOf(list)}`;

/** The image hash in a plain document's id. */
export function imageHashIn(docId: string): string {
  return docId.slice(`${PREFIX}image:`.length);
}

/** The contents' key in a plain document's id; `null` if it is not one. */
export function contentsKeyIn(docId: string): ContentsKey | null {
  const [clipId, revision, ...rest] = docId.slice(`${PREFIX}contents:`.length).split(':');
  return clipId && revision && rest.length === 0 ? { clipId, revision } : null;
}

/** The clip id in a plain document's id. */
export function clipIdIn(docId: string): string | null {
  return docId.split(':')[2] ?? null;
}

const clipBody = v.object({ format: v.literal(FORMAT), clip: v.unknown() });
const contentsBody = v.object({ format: v.literal(FORMAT), contents: v.unknown() });
export const imagesBody = v.object({ format: v.literal(FORMAT), images: imageListSchema });
export const attachment = v.object({ data: v.pipe(v.string(), v.base64()) });
const imageBody = v.object({
  format: v.literal(FORMAT),
  image: v.object({ type: keptType }),
  _attachments: v.object({ bytes: attachment }),
});

/** Parses a value with a schema; `null` if it does not match. */
export function parsed<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}

/** The validated clip in a document's body. */
export function clipIn(body: unknown): Promise<Clip | null> {
  return validOrNull(validateClip(parsed(clipBody, body)?.clip, sha256));
}

/** The contents in a document's body, which match their revision. */
export function contentsIn(body: unknown): Promise<Contents | null> {
  return validOrNull(validateContents(parsed(contentsBody, body)?.contents, sha256));
}

/** Documents that anyone with access to the database can read. */
export const plainCodec: Codec = {
  kinds: { clip: 'clip', contents: 'contents', image: 'image', images: 'images' },
  clipDocId: (clipId) => Promise.resolve(clipName(clipId)),
  contentsDocId: (key) => Promise.resolve(contentsName(key)),
  writeClip: (clip) =>
    Promise.resolve({ _id: clipName(clip.id), format: FORMAT, clip: wellFormed(clip) }),
  writeContents: (contents) =>
    Promise.resolve({
      _id: contentsName(contents),
      format: FORMAT,
      contents: wellFormed(contents),
    }),
  imageDocId: (hash) => Promise.resolve(imageName(hash)),
  imagesDocId: imagesName,
  writeImage: ({ hash, type, bytes }) =>
    Promise.resolve({
      _id: imageName(hash),
      format: FORMAT,
      image: { type },
      _attachments: { bytes: { content_type: type, data: toBase64(bytes) } },
    }),
  writeImages: async (images) => ({ _id: await imagesName(images), format: FORMAT, images }),
  async readImage(doc) {
    const body = parsed(imageBody, doc);
    if (!body) return null;
    const bytes = fromBase64(body._attachments.bytes.data);
    const hash = await sha256Hex(bytes);
    return imageName(hash) === doc._id ? { hash, type: body.image.type, bytes } : null;
  },
  async readImages(doc) {
    const list = parsed(imagesBody, doc)?.images;
    return list && (await imagesName(list)) === doc._id ? list : null;
  },
  async readClip(doc) {
    const clip = await clipIn(doc);
    return clip && clipName(clip.id) === doc._id ? clip : null;
  },
  async readContents(doc) {
    const contents = await contentsIn(doc);
    return contents && contentsName(contents) === doc._id ? contents : null;
  },
};
