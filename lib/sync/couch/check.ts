import { isWeak } from '@/lib/clips/passphrase';
import { agreeOnTerms, readAbout } from './about';
import { countIn, infoOf } from './answers';
import type { CouchForm, CouchSettings } from './access';
import type { Couch } from './client';
import { asFailure, createDatabase, openCouch } from './client';
import { OWN_IDS, plainCodec, rangeOf } from './documents';
import { sealedCodec } from './sealed-codec';
import type { FailureKind } from '../remote';
import { SyncFailure } from '../remote';
import type { Sealing, SealingTerms } from '../sealing';
import { keyFor, newSealing, sealingFor } from '../sealing';

/** A preview of merging two collections that both have clips. */
export interface MergePreview {
  readonly here: number;
  readonly there: number;
  /** Clips in both, whose states are merged field by field. */
  readonly both: number;
}

/** The user's consent: to creating the database, or to merging two collections. */
export type Consent = 'nothing' | 'create' | 'merge';

/** The outcome of trying to connect. */
export type CouchCheck =
  | {
      readonly result: 'ready';
      /** Number of documents that are not Tearsheet's. */
      readonly others: number;
      readonly clips: number;
      readonly sealed: boolean;
    }
  | { readonly result: 'needs-passphrase' }
  /** Too weak for a new passphrase. */
  | { readonly result: 'weak-passphrase' }
  | (MergePreview & { readonly result: 'merge' })
  | { readonly result: FailureKind; readonly detail: string };

/**
 * Connects and determines the terms with the database, which shows whether this user may write.
 * @param clipIds the clips of this device
 * @returns with `ready`, the settings for replication
 */
export async function connectCouch(
  form: CouchForm,
  agreed: Consent,
  clipIds: readonly string[],
): Promise<{ check: CouchCheck; settings: CouchSettings | null }> {
  const { passphrase, ...access } = form;
  try {
    if (agreed === 'create') await createDatabase(access);
    const couch = openCouch(access);
    // First, since the response tells a CouchDB from other servers.
    await infoOf(couch);
    const about = await readAbout(couch);
    if (about?.sealing && passphrase === '') {
      return { check: { result: 'needs-passphrase' }, settings: null };
    }
    if (!about?.sealing && passphrase !== '' && isWeak(passphrase)) {
      return { check: { result: 'weak-passphrase' }, settings: null };
    }
    const sealing = await sealingOf(about?.sealing ?? null, passphrase);
    if (agreed !== 'merge') {
      const preview = await previewOf(couch, about?.sealing ?? null, sealing, clipIds);
      if (preview.here > 0 && preview.there > 0) {
        return { check: { result: 'merge', ...preview }, settings: null };
      }
    }
    await agreeOnTerms(couch, sealing);
    const { doc_count: documents } = await infoOf(couch);
    const [own, clips] = await Promise.all([
      countIn(couch, OWN_IDS),
      sealing ? countIn(couch, rangeOf('sealed-clip')) : countIn(couch, rangeOf('clip')),
    ]);
    const others = Math.max(0, documents - own);
    return {
      check: { result: 'ready', others, clips, sealed: sealing !== null },
      settings: { ...access, sealing },
    };
  } catch (error) {
    const failure = asFailure(error);
    if (!(failure instanceof SyncFailure)) throw failure;
    return { check: { result: failure.kind, detail: failure.message }, settings: null };
  }
}

async function previewOf(
  couch: Couch,
  terms: SealingTerms | null,
  sealing: Sealing | null,
  clipIds: readonly string[],
): Promise<MergePreview> {
  const codec = terms && sealing ? sealedCodec(await keyFor(terms, sealing)) : plainCodec;
  const own = new Set(await Promise.all(clipIds.map((id) => codec.clipDocId(id))));
  let both = 0;
  const there = await countIn(couch, rangeOf(codec.kinds.clip), (id) => {
    if (own.has(id)) both += 1;
  });
  return { here: own.size, there, both };
}

async function sealingOf(
  terms: Sealing['terms'] | null,
  passphrase: string,
): Promise<Sealing | null> {
  if (passphrase === '') return null;
  return terms ? sealingFor(terms, passphrase) : newSealing(passphrase);
}
