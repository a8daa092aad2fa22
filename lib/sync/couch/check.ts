import { agree, readAbout } from './about';
import { countIn, infoOf } from './answers';
import type { CouchForm, CouchSettings } from './access';
import { asFailure, createDatabase, openCouch } from './client';
import { OWN_IDS, rangeOf } from './documents';
import type { FailureKind } from '../remote';
import { SyncFailure } from '../remote';
import type { Sealing } from '../sealing';
import { newSealing, sealingFor } from '../sealing';

/** What came of trying to connect. */
export type CouchCheck =
  | {
      readonly result: 'ready';
      /** Documents that are not Tearsheet's. */
      readonly others: number;
      readonly clips: number;
      readonly sealed: boolean;
    }
  | { readonly result: 'needs-passphrase' }
  | { readonly result: FailureKind; readonly detail: string };

/**
 * Tries to get in, and comes to terms with the database, which shows whether this user may write.
 * @param create whether to create the database where there is none
 * @returns with `ready`, the settings to replicate with
 */
export async function connectCouch(
  form: CouchForm,
  create: boolean,
): Promise<{ check: CouchCheck; settings: CouchSettings | null }> {
  const { passphrase, ...access } = form;
  try {
    if (create) await createDatabase(access);
    const couch = openCouch(access);
    // First of all, since its answer tells a CouchDB from other servers.
    await infoOf(couch);
    const about = await readAbout(couch);
    if (about?.sealing && passphrase === '') {
      return { check: { result: 'needs-passphrase' }, settings: null };
    }
    const sealing = await sealingOf(about?.sealing ?? null, passphrase);
    await agree(couch, sealing);
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

async function sealingOf(
  terms: Sealing['terms'] | null,
  passphrase: string,
): Promise<Sealing | null> {
  if (passphrase === '') return null;
  return terms ? sealingFor(terms, passphrase) : newSealing(passphrase);
}
