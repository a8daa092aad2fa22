import * as v from 'valibot';
import { fromBase64, toBase64 } from '@/lib/clips/base64';
import { keptType } from '@/lib/clips/bounds';
import type { ImageRow } from '@/lib/store/database';
import { sha256Hex } from '@/lib/store/digest';
import type { SealingKey } from '../sealing';
import { open, seal, sealedName } from '../sealing';
import type { Codec, Document, Kind, StoredDocument } from './documents';
import {
  attachment,
  clipIn,
  clipName,
  contentsIn,
  contentsName,
  FORMAT,
  imageName,
  imagesBody,
  imagesName,
  parsed,
  plainCodec,
  PREFIX,
} from './documents';

const sealedBody = v.object({ format: v.literal(FORMAT), sealed: v.string() });
const anything = v.pipe(v.string(), v.parseJson());
const sealedImageBody = v.object({
  format: v.literal(FORMAT),
  _attachments: v.object({ sealed: attachment }),
});
const typeLine = v.pipe(v.string(), v.parseJson(), v.object({ type: keptType }));

/** Encrypts and decrypts documents. */
class Envelope {
  private readonly key: SealingKey;

  constructor(key: SealingKey) {
    this.key = key;
  }

  async docId(kind: Kind, plainId: string): Promise<string> {
    return `${PREFIX}sealed-${kind}:${await sealedName(this.key, plainId)}`;
  }

  async write(kind: Kind, { _id, ...body }: Document): Promise<Document> {
    const id = await this.docId(kind, _id);
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    return { _id: id, format: FORMAT, sealed: await this.sealed(bytes, id) };
  }

  /** The plain document inside an encrypted one. */
  async read(doc: StoredDocument): Promise<unknown> {
    const body = parsed(sealedBody, doc);
    const bytes = body && (await this.opened(body.sealed, doc._id));
    return bytes ? parsed(anything, new TextDecoder().decode(bytes)) : null;
  }

  /** Encrypts bytes, bound to the document's id, as base64. */
  async sealed(bytes: Uint8Array<ArrayBuffer>, id: string): Promise<string> {
    return toBase64(await seal(this.key, bytes, id));
  }

  async opened(sealed: string, id: string): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      return await open(this.key, fromBase64(sealed), id);
    } catch {
      return null;
    }
  }
}

/**
 * Documents that only the passphrase opens. Their ids are keyed hashes, since an id reveals a URL.
 */
export function sealedCodec(key: SealingKey): Codec {
  const envelope = new Envelope(key);
  const write = async (kind: Kind, plain: Document | Promise<Document>) =>
    envelope.write(kind, await plain);
  return {
    kinds: {
      clip: 'sealed-clip',
      contents: 'sealed-contents',
      image: 'sealed-image',
      images: 'sealed-images',
    },
    clipDocId: (clipId) => envelope.docId('clip', clipName(clipId)),
    contentsDocId: (contents) => envelope.docId('contents', contentsName(contents)),
    imageDocId: (hash) => envelope.docId('image', imageName(hash)),
    imagesDocId: async (list) => envelope.docId('images', await imagesName(list)),
    writeClip: (clip) => write('clip', plainCodec.writeClip(clip)),
    writeContents: (contents) => write('contents', plainCodec.writeContents(contents)),
    writeImages: (list) => write('images', plainCodec.writeImages(list)),
    writeImage: (image) => writeSealedImage(envelope, image),
    readImage: (doc) => readSealedImage(envelope, doc),
    async readImages(doc) {
      const list = parsed(imagesBody, await envelope.read(doc))?.images;
      const named = list && (await envelope.docId('images', await imagesName(list)));
      return list && named === doc._id ? list : null;
    },
    async readClip(doc) {
      const clip = await clipIn(await envelope.read(doc));
      const named = clip && (await envelope.docId('clip', clipName(clip.id)));
      return clip && named === doc._id ? clip : null;
    },
    async readContents(doc) {
      const contents = await contentsIn(await envelope.read(doc));
      const named = contents && (await envelope.docId('contents', contentsName(contents)));
      return contents && named === doc._id ? contents : null;
    },
  };
}

/**
 * Avoids nested base64, which would be half as large again: a line with the type, then the bytes.
 */
async function writeSealedImage(
  envelope: Envelope,
  { hash, type, bytes }: ImageRow,
): Promise<Document> {
  const id = await envelope.docId('image', imageName(hash));
  const line = new TextEncoder().encode(`${JSON.stringify({ type })}\n`);
  const whole = new Uint8Array(line.length + bytes.length);
  whole.set(line);
  whole.set(bytes, line.length);
  const data = await envelope.sealed(whole, id);
  const sealed = { content_type: 'application/octet-stream', data };
  return { _id: id, format: FORMAT, _attachments: { sealed } };
}

async function readSealedImage(envelope: Envelope, doc: StoredDocument): Promise<ImageRow | null> {
  const body = parsed(sealedImageBody, doc);
  const whole = body && (await envelope.opened(body._attachments.sealed.data, doc._id));
  if (!whole) return null;
  const end = whole.indexOf(10);
  const line = parsed(typeLine, new TextDecoder().decode(whole.subarray(0, Math.max(end, 0))));
  const bytes = whole.slice(end + 1);
  const hash = await sha256Hex(bytes);
  const named = await envelope.docId('image', imageName(hash));
  return line && named === doc._id ? { hash, type: line.type, bytes } : null;
}
