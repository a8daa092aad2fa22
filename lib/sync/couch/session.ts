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
/** Ids that are remembered for the person to be told of; past that, their number is what matters. */
const MOST_REMEMBERED = 1000;

const ids = v.pipe(
  v.array(v.string()),
  v.transform((each) => new Set(each)),
);

/** How far replication has come, and with which database and format that was. */
const checkpointSchema = v.object({
  format: v.literal(FORMAT),
  /** Since images replicate: a checkpoint without it has passed them over. */
  images: v.literal(true),
  database: v.string(),
  salt: v.string(),
  /** Place in the database's change log. */
  since: v.union([v.string(), v.number()]),
  /** Place in this device's journal. */
  seq: v.number(),
  /** Plain ids of what the server does not take: too large. */
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
  /** Journal numbers of the clip states that the database is known to hold, by document. */
  readonly seqs: Map<string, number>;
  /** Documents that never change, texts and images, that the database is known to hold. */
  readonly held: Set<string>;
  /** Clips that changed here. */
  received: number;
  /** Clips that changed there. */
  published: number;
  /** Documents of any kind that were written. */
  written: number;
}

/** Takes up replication where it stopped, or from the start with a database that is another now. */
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
    held: new Set(),
    received: 0,
    published: 0,
    written: 0,
  };
}

/** The checkpoint, as far as there is one that this version reads. */
export async function readCheckpoint(db: ClipDatabase): Promise<Checkpoint | null> {
  const text = await checkpointOf(db, KEY);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), checkpointSchema), text);
  return parsed.success ? parsed.output : null;
}

/** Remembers how far the round has come. Everything before it must be on the disk. */
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

/** Has the next round offer the whole collection again, also what the server had refused. */
export async function offerEverything(db: ClipDatabase): Promise<void> {
  const checkpoint = await readCheckpoint(db);
  if (checkpoint) await writeCheckpoint(db, { ...checkpoint, seq: 0, refused: new Set() });
}

function startOf(database: string, salt: string): Checkpoint {
  const none = () => new Set<string>();
  return { database, salt, since: 0, seq: 0, refused: none(), unreadable: none(), ahead: none() };
}

/** Whether the database's log ends before the checkpoint: it was put back to an earlier state. */
async function isBehind(couch: Couch, since: Sequence): Promise<boolean> {
  const number = (sequence: Sequence) => Number.parseInt(String(sequence), 10);
  const { update_seq: newest } = await infoOf(couch);
  return number(newest) < number(since);
}
