import * as v from 'valibot';
import { toBase64Url } from '@/lib/clips/base64';
import { documentsOf, putAll } from './answers';
import type { Couch } from './client';
import type { Codec } from './documents';
import { ABOUT_ID, FORMAT, plainCodec } from './documents';
import { sealedCodec } from './sealed-codec';
import { SyncFailure } from '../remote';
import type { Sealing } from '../sealing';
import { keyFor, sealingTermsSchema } from '../sealing';

const ATTEMPTS = 3;
const ID_BYTES = 12;

/**
 * The document that identifies this database, by a name chosen by the first device: a database that
 * was deleted and recreated has none or another, so checkpoints of the two cannot be confused.
 * CouchDB's own `uuid` identifies a node, not a database.
 */
const aboutSchema = v.object({
  _rev: v.string(),
  format: v.literal(FORMAT),
  database: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
  sealing: v.nullable(sealingTermsSchema),
});
export type About = v.InferOutput<typeof aboutSchema>;

/** Reads it; `null` in a database that Tearsheet has not used. */
export async function readAbout(couch: Couch): Promise<About | null> {
  const [doc] = await documentsOf(couch, [ABOUT_ID], { conflicts: false });
  if (!doc) return null;
  const parsed = v.safeParse(aboutSchema, doc);
  if (parsed.success) return parsed.output;
  throw new SyncFailure(
    'refused',
    'This database is from a newer version of Tearsheet: update this one',
  );
}

/** The terms that this device and the database share in a round. */
export interface Agreement {
  readonly database: string;
  /** The encryption's salt; empty if there is none. */
  readonly salt: string;
  readonly codec: Codec;
}

/**
 * Determines the terms with a database, and stores them if there are none. With a passphrase set on
 * this device, nothing is ever written unencrypted, whatever the database says.
 * @throws SyncFailure `wrong-passphrase` if the database is encrypted with another one, or this
 * device has none
 */
export async function agreeOnTerms(couch: Couch, sealing: Sealing | null): Promise<Agreement> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const about = await readAbout(couch);
    if (about?.sealing) {
      if (!sealing) throw new SyncFailure('wrong-passphrase', 'This database needs a passphrase');
      const codec = sealedCodec(await keyFor(about.sealing, sealing));
      return { database: about.database, salt: about.sealing.salt, codec };
    }
    if (about && !sealing) return { database: about.database, salt: '', codec: plainCodec };
    await putAll(couch, [
      {
        _id: ABOUT_ID,
        ...(about && { _rev: about._rev }),
        format: FORMAT,
        database: about?.database ?? newId(),
        sealing: sealing?.terms ?? null,
      },
    ]).then(([put]) => {
      // On a conflict, another device was first; its terms are read in the next attempt.
      if (put?.status === undefined || put.status === 409) return;
      throw new SyncFailure(put.status === 403 ? 'forbidden' : 'refused', put.reason);
    });
  }
  throw new SyncFailure('refused', 'The database does not store what is written to it');
}

function newId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(ID_BYTES)));
}
