import * as v from 'valibot';
import type { ClipDatabase } from '@/lib/store/database';
import { checkpointOf, setCheckpoint } from '@/lib/store/journal';
import type { Agreement } from './about';
import type { Sequence } from './answers';
import { infoOf } from './answers';
import type { Couch } from './client';
import type { Codec } from './documents';
import { FORMAT } from './documents';

const KEY = 'couchdb';
/** How many ids are stored for reporting; beyond that, only their number matters. */
const MOST_REMEMBERED = 1000;

const ids = v.pipe(
  v.array(v.string()),
  v.transform((each) => new Set(each)),
);

/** The progress of replication, and its database and format. */
const checkpointSchema = v.object({
  format: v.literal(FORMAT),
  /** Set since images replicate: an earlier checkpoint has skipped them. */
  images: v.literal(true),
  database: v.string(),
  salt: v.string(),
  /** Position in the database's change log. */
  since: v.union([v.string(), v.number()]),
  /** Position in this device's journal. */
  seq: v.number(),
  /** Plain ids of documents that are too large for the server. */
  refused: ids,
  /** Ids of documents that could not be read. */
  unreadable: ids,
  /** Ids of documents with stamps too far ahead of this device's clock. */
  ahead: v.optional(ids, []),
});

interface Checkpoint {
  readonly database: string;
  readonly salt: string;
  since: Sequence;
  seq: number;
  readonly refused: Set<string>;
  readonly unreadable: Set<string>;
  readonly ahead: Set<string>;
}

/** One round's state. */
export interface Session {
  readonly db: ClipDatabase;
  readonly couch: Couch;
  readonly codec: Codec;
  readonly checkpoint: Checkpoint;
  /** Revisions that this round wrote or merged, by document: their changes are no news. */
  readonly revs: Map<string, string>;
  /** Sequence numbers of the clip states that the database is known to have, by document. */
  readonly seqs: Map<string, number>;
  /** Immutable documents, texts and images, that the database is known to have. */
  readonly existing: Set<string>;
  /** Clips that changed here. */
  received: number;
  /** Clips that changed there. */
  published: number;
  /** Number of documents written, of any kind. */
  written: number;
}

/** Resumes replication, or starts over if the database is not the same. */
export async function openSession(
  db: ClipDatabase,
  couch: Couch,
  agreement: Agreement,
): Promise<Session> {
  const { database, salt, codec } = agreement;
  const kept = await readCheckpoint(db);
  const same = kept?.database === database && kept.salt === salt;
  const checkpoint = same && !(await isBehind(couch, kept.since)) ? kept : startOf(database, salt);
  return {
    db,
    couch,
    codec,
    checkpoint,
    revs: new Map(),
    seqs: new Map(),
    existing: new Set(),
    received: 0,
    published: 0,
    written: 0,
  };
}

/** The checkpoint, if there is one that this version can read. */
export async function readCheckpoint(db: ClipDatabase): Promise<Checkpoint | null> {
  const text = await checkpointOf(db, KEY);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), checkpointSchema), text);
  return parsed.success ? parsed.output : null;
}

/** Stores the progress of the round. Everything before it must be on disk. */
export async function saveCheckpoint({ db, checkpoint }: Session): Promise<void> {
  await writeCheckpoint(db, checkpoint);
}

async function writeCheckpoint(db: ClipDatabase, checkpoint: Checkpoint): Promise<void> {
  const remembered = (set: Set<string>) => [...set].slice(0, MOST_REMEMBERED);
  const value = {
    ...checkpoint,
    format: FORMAT,
    images: true,
    refused: remembered(checkpoint.refused),
    unreadable: remembered(checkpoint.unreadable),
    ahead: remembered(checkpoint.ahead),
  };
  await setCheckpoint(db, KEY, JSON.stringify(value));
}

/** Makes the next round offer the whole collection again, including what the server rejected. */
export async function offerEverything(db: ClipDatabase): Promise<void> {
  const checkpoint = await readCheckpoint(db);
  if (checkpoint) await writeCheckpoint(db, { ...checkpoint, seq: 0, refused: new Set() });
}

function startOf(database: string, salt: string): Checkpoint {
  const none = () => new Set<string>();
  return { database, salt, since: 0, seq: 0, refused: none(), unreadable: none(), ahead: none() };
}

/** Whether the database's log ends before the checkpoint: it was restored to an earlier state. */
async function isBehind(couch: Couch, since: Sequence): Promise<boolean> {
  const number = (sequence: Sequence) => Number.parseInt(String(sequence), 10);
  const { update_seq: newest } = await infoOf(couch);
  return number(newest) < number(since);
}
