import * as v from 'valibot';
import { count, textUpTo } from '@/lib/clips/bounds';
import type { Clip, Contents } from '@/lib/clips/clip';
import { stampTime } from '@/lib/clips/stamp';
import type { ClipDatabase, ShardRow } from '@/lib/store/database';
import { clipOf } from '@/lib/store/database';
import { mergeIntoCollection } from '@/lib/store/merge';
import { clipRows } from '@/lib/store/rows';
import { replaceShards, shardRows } from '@/lib/store/area-rows';
import type { ShardRecord, Work } from '../coding/v1/shard';
import { isWithin } from '../coding/v1/shard';
import { readShard } from '../coding/v2/shard';
import { sealingTermsSchema } from '../sealing';
import type { PublishedData } from './published';
import { publishedDataOf } from './published';
import { cardKey, itemBytes, parseKey } from './items';
import type { Reader, Reading } from './format';
import { isSealed } from './format';
import type { Shard } from './pack';

const BATCH = 200;
/** The reader of this replica's own shards, which it wrote itself. */
export const OWN = 'own';

/** The most decoded bytes per round, a few seconds of work; the rest is left for the next. */
const WORK = 800_000;

/** Marks encryption terms that this version cannot read. */
const UNREADABLE = 'unreadable';

/** A replica's card: its name, and the bytes that everything it could publish would take. */
export const cardSchema = v.object({
  format: v.literal(1),
  name: textUpTo(60),
  wants: count,
  /** How to derive the key if its shards are encrypted. */
  sealing: v.union([
    v.nullable(sealingTermsSchema),
    v.pipe(
      v.unknown(),
      v.transform(() => UNREADABLE as typeof UNREADABLE),
    ),
  ]),
  /** Marks of its last rounds, the newest last, for detecting a double. */
  turns: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-z]{0,64}$/)), ''),
});
export type Card = v.InferOutput<typeof cardSchema>;

/** A replica's items in the area. */
export interface ReplicaInArea {
  readonly card: Card | null;
  readonly shards: ReadonlyMap<string, Shard>;
  readonly published: PublishedData;
  readonly bytes: number;
  /** Whether it has shards encrypted with a passphrase that this device does not have. */
  readonly locked: boolean;
  /** Whether it has unencrypted shards, which are therefore not read. */
  readonly aside: boolean;
}

/** The whole area as seen by one replica. */
export interface AreaView {
  readonly replicas: ReadonlyMap<string, ReplicaInArea>;
  /** Total bytes, including unrelated items. */
  readonly bytes: number;
  readonly items: number;
  /** Number of shards and records that are damaged or in a newer format. */
  readonly unreadable: number;
  /** Number of records with stamps too far ahead of this device's clock. */
  readonly ahead: number;
  /** Whether shards are left for the next round because there was too much to read. */
  readonly more: boolean;
  /** Replicas with changed shards since the last reading. */
  readonly news: ReadonlySet<string>;
  /** Caches what was read. Call once it has been merged: anything not cached is read again. */
  remember(): Promise<void>;
}

/** Options for reading the area. */
export interface ReadAreaOptions {
  readonly reader: Reader;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether a shard that was not read before must be skipped. */
  readonly isAside: (replica: string, value: string) => boolean;
}

/** Reads the area. Unchanged items are not decoded again. */
export async function viewArea(
  db: ClipDatabase,
  items: Readonly<Record<string, unknown>>,
  look: ReadAreaOptions,
): Promise<AreaView> {
  const known = new Map((await shardRows(db)).map((row) => [row.key, row]));
  const shards = new ShardReading(known, look);
  for (const [key, value] of knownFirst(Object.entries(items), known)) {
    // oxlint-disable-next-line no-await-in-loop -- decoding is work for one processor
    await shards.take(key, value);
  }
  const vanished = [...known.keys()].filter((key) => !(key in items));
  const remember = () => replaceShards(db, vanished, shards.rows);
  const { bytes, more, news } = shards;
  let { unreadable } = shards;
  const replicas = new Map<string, ReplicaInArea>();
  let ahead = 0;
  for (const [replica, own] of shards.of) {
    const found = await replicaIn(own, items[cardKey(replica)], look.now);
    unreadable += found.published.refused;
    ahead += found.published.ahead;
    // Records ahead of this device's clock may be accepted later.
    if (found.published.ahead > 0) news.add(replica);
    const bytesOf = shards.sizes.get(replica) ?? 0;
    replicas.set(replica, { ...found, bytes: bytesOf, aside: shards.aside.has(replica) });
  }
  const counts = { bytes, items: Object.keys(items).length, unreadable, ahead, more };
  return { ...counts, replicas, news, remember };
}

/** Reads the area's items one after the other. */
class ShardReading {
  /** Each replica's shards. */
  readonly of = new Map<string, Map<string, Shard>>();
  /** Bytes of each replica's items. */
  readonly sizes = new Map<string, number>();
  /** Newly read shards. */
  readonly rows: ShardRow[] = [];
  readonly news = new Set<string>();
  readonly aside = new Set<string>();
  bytes = 0;
  unreadable = 0;
  more = false;
  private readonly known: ReadonlyMap<string, ShardRow>;
  private readonly look: ReadAreaOptions;
  private readonly work: Work = { left: WORK };

  constructor(known: ReadonlyMap<string, ShardRow>, look: ReadAreaOptions) {
    this.known = known;
    this.look = look;
  }

  async take(key: string, value: unknown): Promise<void> {
    const size = itemBytes(key, value);
    this.bytes += size;
    const parsed = parseKey(key);
    if (!parsed) return;
    const { replica, shard } = parsed;
    this.sizes.set(replica, (this.sizes.get(replica) ?? 0) + size);
    const own = this.of.get(replica) ?? new Map<string, Shard>();
    this.of.set(replica, own);
    if (shard === null) return;
    const text = typeof value === 'string' ? value : '';
    own.set(shard, { value: text, records: await this.read(replica, key, text) });
  }

  /** Decodes a shard; `null` if it cannot or must not be read, or not yet. */
  private async read(
    replica: string,
    key: string,
    text: string,
  ): Promise<readonly ShardRecord[] | null> {
    const { reader: reading, isAside } = this.look;
    const row = this.known.get(key);
    // Another reader, with a passphrase or a newer version, may read what this one could not.
    const same = row?.value === text && (row.records !== null || row.reader === reading.reader);
    if (isAside(replica, text) && !(same && row.reader === OWN)) {
      this.aside.add(replica);
      return null;
    }
    const records = same ? recordsOf(row) : await decode(text, key, reading.read, this.work);
    if (records === 'later') {
      this.more = true;
      return null;
    }
    if (!same) {
      this.rows.push({ key, value: text, records, reader: reading.reader });
      if (records !== null) this.news.add(replica);
    }
    if (records === null) this.unreadable += 1;
    return records;
  }
}

/** Assembles a replica's shards and card. */
async function replicaIn(
  shards: ReadonlyMap<string, Shard>,
  item: unknown,
  now: number,
): Promise<Omit<ReplicaInArea, 'bytes' | 'aside'>> {
  const all = [...shards.values()];
  const published = await publishedDataOf(
    all.flatMap((shard) => shard.records ?? []),
    now,
  );
  const card = v.safeParse(cardSchema, item);
  const locked = all.some(({ value, records }) => records === null && isSealed(value));
  return { card: card.success ? card.output : null, shards, published, locked };
}

/** Sorts items of known replicas first: newly forged ones must not crowd them out. */
function knownFirst(
  items: readonly (readonly [string, unknown])[],
  known: ReadonlyMap<string, ShardRow>,
): readonly (readonly [string, unknown])[] {
  const replicas = new Set([...known.keys()].map((key) => parseKey(key)?.replica));
  const isKnown = ([key]: readonly [string, unknown]) => replicas.has(parseKey(key)?.replica);
  return [...items.filter(isKnown), ...items.filter((item) => !isKnown(item))];
}

/** Rows contain the results of `decode`, so their type is known. */
const recordsOf = (row: ShardRow) => row.records as readonly ShardRecord[] | null;

async function decode(
  value: string,
  key: string,
  reading: Reading,
  work: Work,
): Promise<ShardRecord[] | null | 'later'> {
  try {
    const bytes = await reading(value, key);
    if (!bytes) return null;
    return isWithin(bytes, work) ? await readShard(bytes, work) : 'later';
  } catch {
    return null;
  }
}

/**
 * Merges what replicas have published since it was last read.
 * @returns how many clips changed here
 */
export async function mergePublished(
  db: ClipDatabase,
  view: AreaView,
  now: number,
): Promise<number> {
  let received = 0;
  const take = async (clips: readonly Clip[], contents: readonly Contents[]) => {
    const taken = await mergeIntoCollection(db, clips, contents, now);
    received += taken.filter((outcome) => outcome !== 'known').length;
  };
  for (const replica of view.news) {
    const clips = [...(view.replicas.get(replica)?.published.clips.values() ?? [])];
    for (let start = 0; start < clips.length; start += BATCH) {
      const batch = clips.slice(start, start + BATCH);
      await take(
        batch.map(({ clip }) => clip),
        batch.flatMap(({ contents }) => contents ?? []),
      );
    }
  }
  // Deletions come last: their clips may only just have arrived.
  for (const replica of view.news) {
    const gone = [...(view.replicas.get(replica)?.published.gone ?? [])];
    const rows = await clipRows(
      db,
      gone.map(([id]) => id),
    );
    const deletes = rows.flatMap((row, index): Clip[] => {
      const stamp = gone[index]?.[1];
      if (!row || stamp === undefined) return [];
      const clip = clipOf(row);
      return [{ ...clip, deletedAt: stampTime(stamp), clock: { ...clip.clock, deleted: stamp } }];
    });
    await take(deletes, []);
  }
  return received;
}
