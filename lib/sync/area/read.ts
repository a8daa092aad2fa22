import * as v from 'valibot';
import type { Clip, Contents } from '@/lib/clips/clip';
import { stampTime } from '@/lib/clips/stamp';
import type { ClipDatabase, ShardRow } from '@/lib/store/database';
import { clipOf } from '@/lib/store/database';
import { mergeIn } from '@/lib/store/merge';
import type { ShardRecord } from '../coding/v1/shard';
import { readShard } from '../coding/v1/shard';
import { sealingTermsSchema } from '../sealing';
import type { Held } from './held';
import { holdingOf } from './held';
import { cardKey, itemBytes, parseKey } from './items';
import type { Reader, Reading } from './format';
import { isSealed } from './format';
import type { Shard } from './pack';

const BATCH = 200;

/** A replica's card: what it is called, and the bytes that all it has to say would take. */
export const cardSchema = v.object({
  format: v.literal(1),
  name: v.pipe(v.string(), v.maxLength(60)),
  wants: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Where its shards are sealed, how to derive the key. */
  sealing: v.nullable(sealingTermsSchema),
});
export type Card = v.InferOutput<typeof cardSchema>;

/** What a replica has in the area. */
export interface ReplicaInArea {
  readonly card: Card | null;
  readonly shards: ReadonlyMap<string, Shard>;
  readonly held: Held;
  readonly bytes: number;
  /** Whether it has shards that are sealed with a passphrase that this device does not have. */
  readonly locked: boolean;
}

/** The whole area as one replica sees it. */
export interface AreaView {
  readonly replicas: ReadonlyMap<string, ReplicaInArea>;
  /** Bytes of everything in it, other things' items included. */
  readonly bytes: number;
  readonly items: number;
  /** Shards and records that cannot be read: damaged, or of a newer format. */
  readonly unreadable: number;
  /** Replicas of which a shard has changed since it was last read. */
  readonly news: ReadonlySet<string>;
  /** Remembers what was read. Call once it has been taken in: what was not is then read again. */
  remember(): Promise<void>;
}

/** Reads the area. What has not changed since the last round is not decoded again. */
export async function viewArea(
  db: ClipDatabase,
  items: Readonly<Record<string, unknown>>,
  { reader, read: reading }: Reader,
): Promise<AreaView> {
  const known = new Map((await db.shards.toArray()).map((row) => [row.key, row]));
  const rows: ShardRow[] = [];
  const shards = new Map<string, Map<string, Shard>>();
  const news = new Set<string>();
  const sizes = new Map<string, number>();
  let bytes = 0;
  let unreadable = 0;
  for (const [key, value] of Object.entries(items)) {
    const size = itemBytes(key, value);
    bytes += size;
    const parsed = parseKey(key);
    if (!parsed) continue;
    sizes.set(parsed.replica, (sizes.get(parsed.replica) ?? 0) + size);
    const own = shards.get(parsed.replica) ?? new Map<string, Shard>();
    shards.set(parsed.replica, own);
    if (parsed.shard === null) continue;
    const text = typeof value === 'string' ? value : '';
    const row = known.get(key);
    // What could not be read may be readable for another reader: with a passphrase, or newer.
    const same = row?.value === text && (row.records !== null || row.reader === reader);
    const records = same ? recordsOf(row) : await decode(text, key, reading);
    if (!same) {
      rows.push({ key, value: text, records, reader });
      if (records !== null) news.add(parsed.replica);
    }
    if (records === null) unreadable += 1;
    own.set(parsed.shard, { value: text, records });
  }
  const vanished = [...known.keys()].filter((key) => !(key in items));
  const remember = () =>
    db.transaction('rw', db.shards, async () => {
      await db.shards.bulkDelete(vanished);
      await db.shards.bulkPut(rows);
    });
  const replicas = new Map<string, ReplicaInArea>();
  for (const [replica, own] of shards) {
    const held = await holdingOf([...own.values()].flatMap((shard) => shard.records ?? []));
    unreadable += held.refused;
    const card = v.safeParse(cardSchema, items[cardKey(replica)]);
    replicas.set(replica, {
      card: card.success ? card.output : null,
      shards: own,
      held,
      bytes: sizes.get(replica) ?? 0,
      locked: [...own.values()].some(({ value, records }) => records === null && isSealed(value)),
    });
  }
  return { replicas, bytes, items: Object.keys(items).length, unreadable, news, remember };
}

/** Rows hold what `decode` gave, so their type is known. */
const recordsOf = (row: ShardRow) => row.records as readonly ShardRecord[] | null;

async function decode(value: string, key: string, reading: Reading): Promise<ShardRecord[] | null> {
  try {
    const bytes = await reading(value, key);
    return bytes && (await readShard(bytes));
  } catch {
    return null;
  }
}

/**
 * Takes in what replicas have published since it was last read.
 * @returns how many clips that changed here
 */
export async function takeIn(db: ClipDatabase, view: AreaView): Promise<number> {
  let received = 0;
  const take = async (clips: readonly Clip[], contents: readonly Contents[]) => {
    const taken = await mergeIn(db, clips, contents);
    received += taken.filter((outcome) => outcome !== 'known').length;
  };
  for (const replica of view.news) {
    const clips = [...(view.replicas.get(replica)?.held.clips.values() ?? [])];
    for (let start = 0; start < clips.length; start += BATCH) {
      const batch = clips.slice(start, start + BATCH);
      await take(
        batch.map(({ clip }) => clip),
        batch.flatMap(({ contents }) => contents ?? []),
      );
    }
  }
  // Deletes last: they are of clips that may have come only now.
  for (const replica of view.news) {
    const gone = [...(view.replicas.get(replica)?.held.gone ?? [])];
    const rows = await db.clips.bulkGet(gone.map(([id]) => id));
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
