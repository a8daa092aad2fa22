import type { Clip } from '@/lib/clips/clip';
import { highlightsOf } from '@/lib/clips/highlight';
import { EMPTY_NOTE, noteText } from '@/lib/clips/note';
import type { Stamp } from '@/lib/clips/stamp';
import { NO_STAMP } from '@/lib/clips/stamp';
import { tagsOf } from '@/lib/clips/tags';
import { sha256 } from '@/lib/store/digest';
import { clipId as idOfAddress, idFromBytes, idToBytes } from '@/lib/clips/clip-id';
import type { Level } from '../../levels';
import { LEVELS, noDetails } from '../../levels';
import { charactersFor } from './alphabet';
import { BitDecoder, BitEncoder } from './arithmetic';
import { taughtModel } from './dictionary';
import type { FieldCoder } from './fields';
import { Damaged, fieldReader, fieldWriter, mostBytes } from './fields';
import { KINDS } from './kinds';
import { Model } from './model';
import type { CodedClip, CodedContents } from './record';
import { codeClip, codeContents } from './record';
import { plainText } from './plain-text';
import { stampCoder } from './stamps';

/** A record in a shard: a clip's state, a clip's text, or a deletion. */
export type ShardRecord =
  | { readonly kind: 'clip'; readonly level: Exclude<Level, 'text'>; readonly clip: Clip }
  | { readonly kind: 'contents'; readonly link: string; readonly contents: CodedContents }
  | { readonly kind: 'gone'; readonly clipId: string; readonly deleted: Stamp };

const END = 0;
const GONE = 1;
const CONTENTS = 2;
const FIRST_LEVEL = 3;
const ID_BYTES = 12;
const LINK_BYTES = 6;
const MOST_RECORDS = 5000;
/** The most uncompressed bytes before a shard is ended, however dense. */
const MOST_BYTES = 30_000;
/** The margin below a reader's maximum at which a shard is ended, in bytes. */
const DENSE_MARGIN = 2000;
/** The most bytes of a record as JSON: no item can hold a larger text. */
const LARGEST_RECORD = 28_000;
const utf8 = new TextEncoder();
/** The most bytes for a shard's end. */
const END_BYTES = 8;

let taught: Model | undefined;
let working: Model | undefined;

/**
 * The initial model for a shard, one shard at a time: training takes a while, copying a trained
 * model does not.
 */
function freshModel(): Model {
  taught ??= taughtModel();
  working ??= new Model();
  working.copyFrom(taught);
  return working;
}

const NO_CLIP: CodedClip = {
  id: null,
  ...noDetails(''),
  canonicalUrl: '',
  clippedAt: 0,
  title: '',
  archived: false,
  starred: false,
  progress: 0,
  deletedAt: null,
  clock: {
    capture: NO_STAMP,
    title: NO_STAMP,
    archived: NO_STAMP,
    starred: NO_STAMP,
    progress: NO_STAMP,
    deleted: NO_STAMP,
    tags: {},
    note: EMPTY_NOTE,
    highlights: {},
  },
};

/** A short checksum, so that a damaged shard is not mistaken for clips. */
function digestOf(texts: readonly string[]): number {
  let digest = 0;
  for (const given of texts) {
    // As it is after decoding UTF-8.
    const text = given.toWellFormed();
    for (let index = 0; index < text.length; index += 1) {
      digest = (Math.imul(digest, 31) + text.charCodeAt(index)) | 0;
    }
  }
  return digest & 0xffff;
}

const summary = (record: ShardRecord): string => {
  if (record.kind === 'clip') return record.clip.title + record.clip.canonicalUrl;
  return record.kind === 'contents' ? record.contents.text : record.clipId + record.deleted;
};

/**
 * Writes records, in order, until the shard has `limit` characters; the first record is written
 * regardless of size.
 * @param kept how many of the records may exceed the limit by `room` characters
 * @returns the shard's bytes, and how many of the records are in it
 */
export async function writeShard(
  records: readonly ShardRecord[],
  limit: number,
  { kept = 0, room = 0 } = {},
): Promise<{ bytes: Uint8Array; taken: number }> {
  const ids = await Promise.all(
    records.map(async (record) =>
      record.kind === 'clip' &&
      (await idOfAddress(record.clip.canonicalUrl, sha256)) !== record.clip.id
        ? record.clip.id
        : null,
    ),
  );
  // Coding takes a while: let pending saves run first.
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  const encoder = new BitEncoder();
  const io = fieldWriter(freshModel(), encoder);
  let taken = 0;
  for (const [index, record] of records.entries()) {
    const most = index < kept ? limit + room : limit;
    if (taken > 0 && charactersFor(encoder.size + END_BYTES) >= most) break;
    if (io.count > MOST_BYTES) break;
    // Denser than a reader accepts, leaving room for one more record as dense.
    if (taken > 0 && io.count > mostBytes(encoder.size) - DENSE_MARGIN) break;
    writeRecord(io, record, ids[index] ?? null);
    taken += 1;
  }
  io.byte(KINDS.level, END);
  io.number(KINDS.check, digestOf(records.slice(0, taken).map(summary)));
  return { bytes: encoder.finish(), taken };
}

function writeRecord(io: FieldCoder, record: ShardRecord, id: string | null): void {
  if (record.kind === 'clip') {
    io.byte(KINDS.level, FIRST_LEVEL + LEVELS.indexOf(record.level));
    codeClip(io, record.level, { ...record.clip, id });
  } else if (record.kind === 'contents') {
    io.byte(KINDS.level, CONTENTS);
    io.noise(idToBytes(record.link), LINK_BYTES);
    codeContents(io, record.contents);
  } else {
    io.byte(KINDS.level, GONE);
    io.noise(idToBytes(record.clipId), ID_BYTES);
    stampCoder(io)(record.deleted);
  }
}

/** A limit on decoding work, in uncompressed bytes; reduced by what is read. */
export interface Work {
  left: number;
}

/** Whether enough is left to read a shard, whatever its contents. */
export const isWithin = (bytes: Uint8Array, work: Work) => mostBytes(bytes.length) <= work.left;

/**
 * Reads a shard. The records are well-formed but not yet validated.
 * @throws Damaged for anything else
 */
export async function readShard(
  bytes: Uint8Array,
  work: Work = { left: Infinity },
): Promise<ShardRecord[]> {
  const io = fieldReader(freshModel(), new BitDecoder(bytes), mostBytes(bytes.length));
  try {
    return await readRecords(io);
  } finally {
    work.left -= io.count;
  }
}

async function readRecords(io: FieldCoder): Promise<ShardRecord[]> {
  const records: ShardRecord[] = [];
  for (;;) {
    const kind = io.byte(KINDS.level, END);
    if (kind === END) break;
    records.push(readRecord(io, kind));
    if (records.length > MOST_RECORDS) throw new Damaged('Too many records');
  }
  if (io.number(KINDS.check, 0) !== digestOf(records.map(summary))) {
    throw new Damaged('Its checksum does not match');
  }
  return Promise.all(records.map(withId));
}

function readRecord(io: FieldCoder, kind: number): ShardRecord {
  if (kind === GONE) {
    const clipId = idFromBytes(io.noise(new Uint8Array(), ID_BYTES));
    return { kind: 'gone', clipId, deleted: stampCoder(io)(NO_STAMP) };
  }
  if (kind === CONTENTS) {
    const link = idFromBytes(io.noise(new Uint8Array(), LINK_BYTES));
    const none = { leadImage: null, html: '', text: '', capturedAt: 0 };
    return { kind: 'contents', link, contents: codeContents(io, none) };
  }
  const level = LEVELS[kind - FIRST_LEVEL];
  if (level === undefined || level === 'text') throw new Damaged('Not a kind of record');
  const coded = codeClip(io, level, NO_CLIP);
  const { tags, note, highlights } = coded.clock;
  return {
    kind: 'clip',
    level,
    clip: {
      ...coded,
      id: coded.id ?? '',
      tags: tagsOf(tags),
      note: noteText(note),
      highlights: highlightsOf(highlights),
      leadImage: null,
      revision: null,
    },
  };
}

async function withId(record: ShardRecord): Promise<ShardRecord> {
  if (record.kind !== 'clip' || record.clip.id !== '') return record;
  const id = await idOfAddress(record.clip.canonicalUrl, sha256);
  return { ...record, clip: { ...record.clip, id } };
}

/** Whether a record is obviously too large for any shard. */
export function isTooLarge(record: ShardRecord): boolean {
  if (record.kind !== 'contents') return sizeOf(JSON.stringify(record)) > LARGEST_RECORD;
  const { html, text } = record.contents;
  if (html.length > LARGEST_RECORD) return true;
  // A text that can be derived from its HTML is not coded.
  const told = plainText(html) === text ? 0 : sizeOf(text);
  return sizeOf(html) + told > LARGEST_RECORD;
}

const sizeOf = (text: string) => utf8.encode(text).length;

/** Links a text to its capture: 48 bits of a hash of both. */
export async function linkOf(clip: Clip): Promise<string> {
  const digest = await sha256(`${clip.id} ${clip.clock.capture}`);
  return idFromBytes(digest.subarray(0, LINK_BYTES));
}
