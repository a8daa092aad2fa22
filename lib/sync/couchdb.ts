import { isDeletedForGood } from '@/lib/clips/for-good';
import type { ClipDatabase } from '@/lib/store/database';
import { changedSince } from '@/lib/store/journal';
import { clipRows } from '@/lib/store/rows';
import { agreeOnTerms } from './couch/about';
import { Budget, LIMITS } from './couch/budget';
import type { Change } from './couch/answers';
import { changesAfter } from './couch/answers';
import type { CouchSettings } from './couch/access';
import { asFailure, openCouch } from './couch/client';
import { recordReadability, reconcileClips } from './couch/clips';
import { publishContents, downloadContents } from './couch/contents';
import { clipIdIn, kindOf, PLAIN_KINDS } from './couch/documents';
import { publishImages, downloadImages } from './couch/images';
import { purgeDocuments } from './couch/purge';
import { encryptPlainDocuments } from './couch/encrypt-plain';
import type { Session } from './couch/session';
import { openSession, saveCheckpoint } from './couch/session';
import type { Remote, Round } from './remote';

const CHANGES = 200;
const CLIPS = 50;
/** A device that never stops writing must not keep a round from ending. */
const TURNS = 5;

/**
 * A CouchDB as a remote: one document each per clip, revision and image; the database's change log
 * for incoming changes and this device's journal for outgoing ones, each with a checkpoint.
 * Documents deleted there are published again, since only a clip's own state can delete it.
 */
export function couchRemote(settings: CouchSettings, limits = LIMITS): Remote {
  return {
    name: 'couchdb',
    async replicate(db) {
      try {
        return await replicate(db, settings, new Budget(limits));
      } catch (error) {
        throw asFailure(error);
      }
    },
  };
}

async function replicate(
  db: ClipDatabase,
  settings: CouchSettings,
  budget: Budget,
): Promise<Round> {
  const couch = openCouch(settings, budget);
  const session = await openSession(db, couch, await agreeOnTerms(couch, settings.sealing));
  await lookAgain(session);
  let more = false;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const before = session.written;
    const [unread, unsaid] = [await pull(session, budget), await push(session, budget)];
    more = unread || unsaid;
    if (more || session.written === before) break;
  }
  const { received, published, checkpoint } = session;
  const waiting = new Set([...checkpoint.refused].map(clipIdIn)).size;
  const { unreadable, ahead } = checkpoint;
  const counts = { unreadable: unreadable.size, ahead: ahead.size, unfit: 0 };
  return { received, published, waiting, ...counts, more };
}

/** Rereads documents that were too far ahead of the clock: in time they become acceptable. */
async function lookAgain(session: Session): Promise<void> {
  const { ahead } = session.checkpoint;
  if (ahead.size > 0) await reconcileClips(session, new Map([...ahead].map((id) => [id, null])));
}

/**
 * Merges changes in the database since the checkpoint, using at most half of the round: the other
 * half is for publishing.
 * @returns whether there is more
 */
async function pull(session: Session, budget: Budget): Promise<boolean> {
  const { couch, checkpoint } = session;
  for (;;) {
    const { results, last_seq: last } = await changesAfter(couch, checkpoint.since, CHANGES);
    if (!(await takeChanges(session, results))) budget.idlePages += 1;
    checkpoint.since = last;
    await saveCheckpoint(session);
    if (results.length < CHANGES) return false;
    if (budget.isSpent(0.5)) return true;
  }
}

/** @returns whether any of the changes was news */
async function takeChanges(session: Session, changes: readonly Change[]): Promise<boolean> {
  const { codec } = session;
  const clips = new Map<string, null>();
  const others = { contents: [] as string[], image: [] as string[], images: [] as string[] };
  const plain: Change[] = [];
  for (const change of changes) {
    const { id, deleted } = change;
    const kind = kindOf(id);
    if (kind === null || kind === 'about' || isKnown(session, change)) continue;
    const current = PLAIN_KINDS.find((each) => codec.kinds[each] === kind);
    if (deleted) {
      recordReadability(session, id, true);
      if (current) offerAgain(session, id);
    } else if (current === 'clip') clips.set(id, null);
    else if (current) others[current].push(id);
    else if (PLAIN_KINDS.some((each) => each === kind)) plain.push(change);
    else recordReadability(session, id, false);
  }
  await reconcileClips(session, clips);
  await downloadContents(session, codec, others.contents);
  await downloadImages(session, others.image, others.images);
  await encryptPlainDocuments(session, plain);
  const documents = clips.size + plain.length + Object.values(others).flat().length;
  return documents > 0;
}

/** Whether a change is this round's own. Several revisions mean a conflict to resolve. */
function isKnown({ revs }: Session, { id, changes }: Change): boolean {
  return changes.length === 1 && revs.get(id) === changes[0]?.rev;
}

/** Handles a deleted document: goes through the whole collection once more. */
function offerAgain({ checkpoint, seqs, existing }: Session, docId: string): void {
  checkpoint.seq = 0;
  seqs.delete(docId);
  existing.delete(docId);
}

/**
 * Publishes changes on this device since the checkpoint: text and images before the clip.
 * @returns whether there is more
 */
async function push(session: Session, budget: Budget): Promise<boolean> {
  const { db, codec, checkpoint, seqs } = session;
  for (;;) {
    const changed = await changedSince(db, checkpoint.seq, CLIPS);
    await publishContents(session, changed.contents);
    const kept = changed.clips.filter((clip) => !isDeletedForGood(clip));
    await publishImages(
      session,
      kept.map((clip) => clip.id),
    );
    const rows = await clipRows(
      db,
      changed.clips.map((clip) => clip.id),
    );
    const wanted = new Map<string, string>();
    for (const row of rows) {
      if (!row) continue;
      const docId = await codec.clipDocId(row.id);
      if (seqs.get(docId) !== row.seq) wanted.set(docId, row.id);
    }
    await reconcileClips(session, wanted);
    // Tombstones first: they explain why the texts are missing.
    await purgeDocuments(
      session,
      rows.flatMap((row) => (row?.shelf === 'gone' ? [row.id] : [])),
    );
    checkpoint.seq = changed.seq;
    await saveCheckpoint(session);
    if (!changed.more) return false;
    if (budget.isSpent()) return true;
  }
}
