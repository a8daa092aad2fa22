import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dexie } from 'dexie';
import { describe, expect, test } from 'vitest';
import { fromBase64 } from '@/lib/clips/base64';
import type { Clip } from '@/lib/clips/clip';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { sha256Hex } from '@/lib/store/digest';
import { tagUses } from '@/lib/store/queries';
import { plainFormat, readerWith } from '@/lib/sync/area/format';
import { cardSchema } from '@/lib/sync/area/read';
import { taughtModel } from '@/lib/sync/coding/v1/dictionary';
import type { ShardRecord } from '@/lib/sync/coding/v1/shard';
import { readShard, writeShard } from '@/lib/sync/coding/v1/shard';
import { readShard as readSecond } from '@/lib/sync/coding/v2/shard';
import type { Codec } from '@/lib/sync/couch/documents';
import { plainCodec } from '@/lib/sync/couch/documents';
import { sealedCodec } from '@/lib/sync/couch/sealed-codec';
import type { Sealing } from '@/lib/sync/sealing';
import { keyFor, sealingFor } from '@/lib/sync/sealing';
import * as v from 'valibot';
import { file, importFiles } from '../import/files';

/*
 * Samples written by earlier versions (`tests/samples`): every later version must read them. If a
 * test here fails, people's data would become unreadable; introduce a new format instead.
 */
const SAMPLES = join(import.meta.dirname, '../../samples');
const text = (name: string) => readFileSync(join(SAMPLES, `${name}.json`), 'utf8');
const sample = (name: string): unknown => JSON.parse(text(name));

/**
 * Reads a shard of the second version, with its own reader and as the first version does. Returns
 * its records.
 */
async function readAsWritten(name: string): Promise<readonly ShardRecord[]> {
  const { value, records } = sample(name) as { value: string; records: ShardRecord[] };
  const bytes = await readerWith(null).read(value, '');
  if (!bytes) throw new Error('It cannot be opened');
  expect(await readSecond(bytes)).toEqual(records);
  expect(await readShard(bytes)).toHaveLength(records.length);
  return records;
}

interface Item {
  readonly key: string;
  readonly value: string;
  readonly records?: readonly ShardRecord[];
}

interface Sealed {
  readonly passphrase: string;
  readonly sealing: Sealing;
}

type Documents = Record<'clips' | 'contents', { _id: string }[]> &
  Record<'image' | 'images', { _id: string }>;

describe('browser sync', () => {
  const shards = sample('shards') as Sealed & { plain: Item[]; sealed: Item[] };

  test.each(['plain', 'sealed'] as const)('%s shards of every level can be read', async (kind) => {
    const { terms } = shards.sealing;
    const key = await keyFor(terms, await sealingFor(terms, shards.passphrase));
    let read = 0;
    for (const { key: at, value, records } of shards[kind]) {
      if (!records) continue;
      const bytes = await readerWith(kind === 'sealed' ? key : null).read(value, at);
      if (!bytes) throw new Error(`${at} cannot be opened`);
      expect(await readShard(bytes)).toEqual(records);
      read += records.length;
    }
    expect(read).toBe(14);
  });

  test('a shard is written exactly as when its format was fixed', async () => {
    for (const { key, value, records } of shards.plain) {
      if (!records) continue;
      const { bytes } = await writeShard(records, Infinity);
      expect(await plainFormat.write(bytes, key)).toBe(value);
    }
  });

  test('a shard with publications can be read', async () => {
    const records = await readAsWritten('shards-2');
    expect(records.filter((each) => each.kind === 'clip' && each.clip.publication)).toHaveLength(1);
  });

  test('a shard with tags of highlights can be read', async () => {
    const records = await readAsWritten('shards-2-highlight-tags');
    const [first] = records;
    const tags = first?.kind === 'clip' && first.clip.highlights.map((each) => each.tags);
    expect(tags).toContainEqual(['Müll/東京', 'method']);
  });

  test('a shard with standfirsts can be read', async () => {
    const records = await readAsWritten('shards-2-standfirsts');
    const told = records.map((each) => each.kind === 'clip' && each.clip.standfirst);
    expect(told.slice(0, 2)).toEqual([expect.stringContaining('the mole'), 'In short.']);
  });

  test('a shard with corrected fields can be read', async () => {
    const [first] = await readAsWritten('shards-2-corrected');
    const corrected = first?.kind === 'clip' && first.clip.byHand;
    expect(corrected).toEqual(['authors', 'publishedAt']);
  });

  test('a card can be read', () => {
    expect(v.safeParse(cardSchema, shards.plain[0]?.value).success).toBe(true);
  });

  test('the model and its dictionary are unchanged', async () => {
    const parts: string[] = [];
    const collect = (value: unknown, name: string): void => {
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        parts.push(`${name} ${Buffer.from(bytes).toString('base64')}`);
      } else if (typeof value === 'number') parts.push(`${name} ${value}`);
      else if (typeof value === 'object' && value !== null) {
        for (const [each, inner] of Object.entries(value)) collect(inner, `${name}.${each}`);
      }
    };
    collect(taughtModel(), 'model');
    expect(parts.length).toBeGreaterThan(10);
    const digest = await sha256Hex(new TextEncoder().encode(parts.join('\n')));
    expect(digest).toBe('b8d9c2f12a922df175cc5a90bdc3b4995ecf342f8a4ebec125c995dd531901f8');
  });
});

describe('a CouchDB', () => {
  const couch = sample('couch') as Sealed & {
    plain: Documents;
    sealed: Documents;
    expected: Documents;
  };

  const readAll = async (codec: Codec, docs: Documents) => ({
    clips: await Promise.all(docs.clips.map((doc) => codec.readClip(doc))),
    contents: await Promise.all(docs.contents.map((doc) => codec.readContents(doc))),
    image: await codec.readImage(docs.image),
    images: await codec.readImages(docs.images),
  });

  test.each(['plain', 'sealed'] as const)('%s documents can be read', async (kind) => {
    const key = await keyFor(couch.sealing.terms, couch.sealing);
    const codec = kind === 'plain' ? plainCodec : sealedCodec(key);
    const { image, ...read } = await readAll(codec, couch[kind]);
    const { image: wanted, ...expected } = couch.expected;
    expect(read).toEqual(expected);
    const { bytes, ...rest } = Object(wanted) as { bytes: string };
    expect(image).toEqual({ ...rest, bytes: fromBase64(bytes) });
  });
});

describe('a backup', () => {
  test.each([
    ['backup-1', 1],
    ['backup-1-first', 0],
  ] as const)('%s is imported in full', async (name, images) => {
    const db = new ClipDatabase(`samples-${name}`);
    const report = await importFiles(db, [file('b.json', text(name))]);
    expect(report).toMatchObject({ added: 3, failed: 0 });
    const { clips } = sample(name) as { clips: { clip: Clip; contents: unknown[] }[] };
    for (const { clip } of clips) expect(await db.clips.get(clip.id)).toMatchObject(clip);
    expect(await db.contents.count()).toBe(2);
    expect(await db.images.count()).toBe(images);
  });
});

interface Stored {
  readonly version: number;
  readonly stores: Record<string, string>;
  readonly rows: Record<string, Record<string, unknown>[]>;
  readonly expected: readonly Clip[];
}

describe('a database', () => {
  test.each([1, 2, 3, 4, 5])('with schema %i is upgraded in full', async (version) => {
    const stored = sample(`database-${version}`) as Stored;
    const upgraded = `samples-database-${version}`;
    const old = new Dexie(upgraded);
    old.version(stored.version).stores(stored.stores);
    for (const [table, rows] of Object.entries(stored.rows)) {
      await old.table(table).bulkAdd(rows.map(withBytes));
    }
    old.close();

    const db = new ClipDatabase(upgraded);
    const rows = await db.clips.toArray();
    const expected = version === 1 ? stored.expected.map(asUpgraded) : stored.expected;
    expect(rows.map(clipOf)).toEqual(expected);
    expect(rows.every(({ seq, touchedAt }) => seq > 0 && touchedAt > 0)).toBe(true);
    expect(await db.contents.count()).toBe(2);
    expect((await tagUses(db)).map(({ tag }) => tag)).toContain('energy/oil');
    expect(await db.images.count()).toBe(version >= 3 ? 1 : 0);
    expect(await db.previews.count()).toBe(version === 4 ? 1 : 0);
    const marked = rows.flatMap(({ deletedAt, note, highlights }) =>
      deletedAt === null
        ? [...(note === '' ? [] : ['note']), ...highlights.map(({ id }) => id)]
        : [],
    );
    expect(
      (await db.highlights.toArray()).map((row) => row.name.split(' ')[1] ?? '').toSorted(),
    ).toEqual(marked.toSorted());
    expect(await db.meta.get('replica')).toMatchObject({ value: 'sample01' });
  });
});

const withBytes = ({ base64, thumbnail, ...row }: Record<string, unknown>): object => ({
  ...row,
  ...(typeof base64 === 'string' && { bytes: fromBase64(base64) }),
  ...(thumbnail !== undefined && { thumbnail: withBytes(thumbnail as Record<string, unknown>) }),
});

/** Fields that the first schema lacked are as if nobody had set them. */
const asUpgraded = (clip: Clip): Clip => ({
  ...clip,
  doi: null,
  progress: 0,
  highlights: [],
  clock: { ...clip.clock, progress: '000000000000.0', highlights: {} },
});
