import * as v from 'valibot';
import type { Clip, Contents } from '@/lib/clips/clip';
import { clipSchema, contentsSchema } from '@/lib/clips/schema';
import { fromBase64, toBase64 } from '@/lib/clips/base64';
import type { SealingKey } from '../sealing';
import { open, seal, sealedName } from '../sealing';

/*
 * What a CouchDB holds of a collection. Every id begins with `tearsheet:`, so that a database can
 * hold other things beside it:
 *
 *   tearsheet:about                            which database this is, and the terms of encryption
 *   tearsheet:clip:<clip id>                   { format, clip }      a clip's whole state
 *   tearsheet:contents:<clip id>:<revision>    { format, contents }  a revision's text, immutable
 *   tearsheet:sealed-clip:<name>               { format, sealed }    the same two, encrypted:
 *   tearsheet:sealed-contents:<name>           { format, sealed }    base64, bound to the id
 *
 * `format` is raised when an older Tearsheet would misread a document; it then leaves the document
 * alone. A new kind of record takes a new kind of id: images `tearsheet:image:<hash>` with the
 * bytes as attachment, highlights within a clip's state.
 */
const PREFIX = 'tearsheet:';
/** The format of every document written. */
export const FORMAT = 1;
export const ABOUT_ID = `${PREFIX}about`;

/** The kinds of documents that carry a collection. */
export type Kind = 'clip' | 'contents';
type StoredKind = Kind | `sealed-${Kind}`;

/** A document without its id and revision. */
type Body = { readonly format: number } & (
  { readonly clip: Clip } | { readonly contents: Contents } | { readonly sealed: string }
);

/** A document to be written. */
export type Document = { readonly _id: string; readonly _rev?: string } & Body;

/** Names a revision's contents. */
export type ContentsKey = Pick<Contents, 'clipId' | 'revision'>;

/** How a collection is written as documents: plainly, or sealed. */
export interface Codec {
  /** What the ids of its documents say they are. */
  readonly kinds: { readonly clip: StoredKind; readonly contents: StoredKind };
  clipDocId(clipId: string): Promise<string>;
  contentsDocId(key: ContentsKey): Promise<string>;
  writeClip(clip: Clip): Promise<Document>;
  writeContents(contents: Contents): Promise<Document>;
  /** `null` for what is damaged, of a newer format, or in another's place. */
  readClip(doc: StoredDocument): Promise<Clip | null>;
  readContents(doc: StoredDocument): Promise<Contents | null>;
}

/** What is known of a document that comes from outside. */
export interface StoredDocument {
  readonly _id: string;
}

/** What an id says a document is; `unknown` is ours but newer than we, `null` somebody else's. */
export function kindOf(docId: string): StoredKind | 'about' | 'unknown' | null {
  if (!docId.startsWith(PREFIX)) return null;
  const [kind = ''] = docId.slice(PREFIX.length).split(':');
  switch (kind) {
    case 'about':
    case 'clip':
    case 'contents':
    case 'sealed-clip':
    case 'sealed-contents':
      return kind;
    default:
      return 'unknown';
  }
}

/** The ids of a kind of documents: all from `startkey` up to `endkey`, in any collation. */
export function rangeOf(kind: StoredKind): { startkey: string; endkey: string } {
  return { startkey: `${PREFIX}${kind}:`, endkey: `${PREFIX}${kind}:\uffff` };
}

/** The ids of all documents that are Tearsheet's. */
export const OWN_IDS = { startkey: PREFIX, endkey: `${PREFIX}\uffff` };

const clipName = (clipId: string) => `${PREFIX}clip:${clipId}`;
const contentsName = ({ clipId, revision }: ContentsKey) =>
  `${PREFIX}contents:${clipId}:${revision}`;

/** The contents that a plain document's id names; `null` where it names none. */
export function contentsKeyIn(docId: string): ContentsKey | null {
  const [clipId, revision, ...rest] = docId.slice(`${PREFIX}contents:`.length).split(':');
  return clipId && revision && rest.length === 0 ? { clipId, revision } : null;
}

/** The clip that a plain document's id names. */
export function clipIdIn(docId: string): string | null {
  return docId.split(':')[2] ?? null;
}

const clipBody = v.object({ format: v.literal(FORMAT), clip: clipSchema });
const contentsBody = v.object({ format: v.literal(FORMAT), contents: contentsSchema });
const sealedBody = v.object({ format: v.literal(FORMAT), sealed: v.string() });

function parsed<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}

/**
 * JSON cannot carry half of a surrogate pair to every server: CouchDB refuses the whole request.
 * Pages do hold such halves; each becomes U+FFFD, as in any text that is written as UTF-8.
 */
function wellFormed<T extends object>(value: T): T {
  const json = JSON.stringify(value);
  if (!/\\ud[89a-f]/.test(json)) return value;
  const mended = json.replaceAll(/\\(?:\\|ud[89a-f][0-9a-f]{2})/g, (escape) =>
    escape === '\\\\' ? escape : '\uFFFD',
  );
  return JSON.parse(mended) as T;
}

/** Documents that anyone with access to the database can read. */
export const plainCodec: Codec = {
  kinds: { clip: 'clip', contents: 'contents' },
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
  readClip(doc) {
    const clip = parsed(clipBody, doc)?.clip;
    return Promise.resolve(clip && clipName(clip.id) === doc._id ? clip : null);
  },
  readContents(doc) {
    const contents = parsed(contentsBody, doc)?.contents;
    return Promise.resolve(contents && contentsName(contents) === doc._id ? contents : null);
  },
};

/** Documents that only the passphrase opens. Their ids are keyed hashes, for an id tells an address. */
export function sealedCodec(key: SealingKey): Codec {
  const docId = async (kind: Kind, plainId: string) =>
    `${PREFIX}sealed-${kind}:${await sealedName(key, plainId)}`;

  const write = async (kind: Kind, { _id, ...body }: Document): Promise<Document> => {
    const id = await docId(kind, _id);
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    return { _id: id, format: FORMAT, sealed: toBase64(await seal(key, bytes, id)) };
  };

  /** The plain document inside a sealed one. */
  const read = async (doc: StoredDocument): Promise<unknown> => {
    const body = parsed(sealedBody, doc);
    if (!body) return null;
    try {
      const bytes = await open(key, fromBase64(body.sealed), doc._id);
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch {
      return null;
    }
  };

  return {
    kinds: { clip: 'sealed-clip', contents: 'sealed-contents' },
    clipDocId: (clipId) => docId('clip', clipName(clipId)),
    contentsDocId: (contents) => docId('contents', contentsName(contents)),
    writeClip: async (clip) => write('clip', await plainCodec.writeClip(clip)),
    writeContents: async (contents) => write('contents', await plainCodec.writeContents(contents)),
    async readClip(doc) {
      const clip = parsed(clipBody, await read(doc))?.clip;
      return clip && (await docId('clip', clipName(clip.id))) === doc._id ? clip : null;
    },
    async readContents(doc) {
      const contents = parsed(contentsBody, await read(doc))?.contents;
      const named = contents && (await docId('contents', contentsName(contents)));
      return contents && named === doc._id ? contents : null;
    },
  };
}
