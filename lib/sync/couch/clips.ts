import type { Clip } from '@/lib/clips/clip';
import { withoutFutureStamps } from '@/lib/clips/clock-drift';
import { mergeClips } from '@/lib/clips/merge';
import { clipOf } from '@/lib/store/database';
import { mergeIntoCollection, sameState } from '@/lib/store/merge';
import { clipRows } from '@/lib/store/rows';
import type { Stored } from './answers';
import { documentsOf, revisionOf } from './answers';
import { deleteRevisions, writeDocuments } from './bulk';
import type { Codec, Document } from './documents';
import { plainCodec } from './documents';
import type { Session } from './session';
import { SyncFailure } from '../remote';

const ATTEMPTS = 5;

/** A clip's document: the winning state, and conflicting ones. */
interface RemoteClip {
  readonly rev: string;
  readonly state: Clip;
  readonly losers: readonly { readonly rev: string; readonly state: Clip }[];
}

/**
 * Brings clips and their documents to one state: merges the documents into the collection, updates
 * documents that lack something, and deletes conflicting revisions once their state is merged and
 * written. Unreadable documents are left as they are.
 * @param wanted documents, each with its clip's id if known
 */
export async function reconcileClips(
  session: Session,
  wanted: ReadonlyMap<string, string | null>,
): Promise<void> {
  let left = wanted;
  for (let attempt = 0; left.size > 0; attempt += 1) {
    if (attempt === ATTEMPTS) {
      throw new SyncFailure('refused', 'Other devices keep changing the same clips');
    }
    left = await reconcileOnce(session, left);
  }
}

/** @returns the documents that another device changed between reading and writing */
async function reconcileOnce(
  session: Session,
  wanted: ReadonlyMap<string, string | null>,
): Promise<Map<string, string | null>> {
  const { db, couch, codec, checkpoint } = session;
  const there = await readClips(session, codec, [...wanted.keys()]);
  await mergeDocuments(session, [...there.values()]);

  const again = new Map<string, string | null>();
  const settled = new Set<string>();
  const docs: Document[] = [];
  const rows = new Map<string, { seq: number; plainId: string }>();
  const named = [...wanted].filter(([docId]) => !checkpoint.unreadable.has(docId));
  const here = await clipRows(
    db,
    named.map(([docId, clipId]) => there.get(docId)?.state.id ?? clipId ?? ''),
  );
  for (const [index, [docId]] of named.entries()) {
    const remote = there.get(docId);
    const row = here[index];
    if (!row) continue;
    const clip = clipOf(row);
    rows.set(docId, { seq: row.seq, plainId: await plainCodec.clipDocId(row.id) });
    if (remote && sameState(remote.state, clip)) {
      session.seqs.set(docId, row.seq);
      session.revs.set(docId, remote.rev);
      settled.add(docId);
    } else {
      docs.push({ ...(await codec.writeClip(clip)), ...(remote && { _rev: remote.rev }) });
    }
  }

  for (const [docId, outcome] of await writeDocuments(couch, docs)) {
    const row = rows.get(docId);
    if (!row) continue;
    if (outcome === 'conflict') {
      again.set(docId, wanted.get(docId) ?? null);
    } else if (outcome === 'too large') {
      checkpoint.refused.add(row.plainId);
    } else {
      checkpoint.refused.delete(row.plainId);
      session.seqs.set(docId, row.seq);
      session.revs.set(docId, outcome.rev);
      settled.add(docId);
      session.published += 1;
      session.written += 1;
    }
  }

  const losers = [...there]
    .filter(([docId]) => settled.has(docId))
    .flatMap(([id, remote]) => remote.losers.map(({ rev }) => ({ id, rev })));
  await deleteRevisions(couch, losers);
  session.written += losers.length;
  return again;
}

/** Reads clips' documents, and records unreadable ones. */
export async function readClips(
  session: Session,
  codec: Codec,
  docIds: readonly string[],
): Promise<Map<string, RemoteClip>> {
  const clips = new Map<string, RemoteClip>();
  for (const docId of docIds) recordReadability(session, docId, true);
  for (const doc of await documentsOf(session.couch, docIds, { conflicts: true })) {
    const stored = await codec.readClip(doc);
    recordReadability(session, doc._id, stored !== null);
    if (!stored) continue;
    const { clip: state, ahead } = withoutFutureStamps(stored, Date.now());
    if (ahead) session.checkpoint.ahead.add(doc._id);
    else session.checkpoint.ahead.delete(doc._id);
    const losers = await readLosers(session, codec, doc);
    clips.set(doc._id, { rev: doc._rev, state, losers });
  }
  return clips;
}

async function readLosers(
  { couch }: Session,
  codec: Codec,
  { _id: id, _conflicts: revs }: Stored,
): Promise<{ rev: string; state: Clip }[]> {
  const losers = [];
  for (const rev of revs) {
    const doc = await revisionOf(couch, id, rev);
    const state = doc && (await codec.readClip(doc));
    // An unreadable document cannot be merged, so it is not deleted either.
    if (state) losers.push({ rev, state: withoutFutureStamps(state, Date.now()).clip });
  }
  return losers;
}

/** Merges documents into the collection. */
export async function mergeDocuments(
  session: Session,
  clips: readonly RemoteClip[],
): Promise<void> {
  const states = clips.map(({ state, losers }) =>
    losers.reduce((merged, loser) => mergeClips(merged, loser.state), state),
  );
  const taken = await mergeIntoCollection(session.db, states, []);
  session.received += taken.filter((outcome) => outcome !== 'known').length;
}

/** Records whether a document is readable. */
export function recordReadability({ checkpoint }: Session, docId: string, readable: boolean): void {
  if (readable) checkpoint.unreadable.delete(docId);
  else checkpoint.unreadable.add(docId);
}
