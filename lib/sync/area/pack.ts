import { sameState } from '@/lib/store/merge';
import type { ShardRecord } from '../coding/v1/shard';
import { isTooLarge } from '../coding/v1/shard';
import { unreadableRecords, writeShardOrNull } from './verify-shard';
import type { ShardFormat } from './format';
import { itemBytes, LIMITS, shardKey } from './items';

/**
 * How far a shard is filled, in characters. Larger ones are a little denser, but a changed tag
 * rewrites a whole shard.
 */
const FULL = 2150;
/** How much a shard may grow beyond that, so that an added tag does not move its neighbours. */
const GROWTH = 200;
const ROOMY = FULL * 0.85;
/** More records than fit in any shard. */
const AT_ONCE = 200;

/** Identifies a record across rounds. */
export function recordKey(record: ShardRecord): string {
  if (record.kind === 'clip') return `clip ${record.clip.id}`;
  return record.kind === 'contents' ? `text ${record.link}` : `clip ${record.clipId}`;
}

function sameRecord(a: ShardRecord, b: ShardRecord): boolean {
  if (a.kind === 'clip' && b.kind === 'clip') {
    return a.level === b.level && sameState(a.clip, b.clip);
  }
  if (a.kind === 'gone' && b.kind === 'gone') return a.deleted === b.deleted;
  // A text is identified by its link: the same capture has the same text.
  return a.kind === 'contents' && b.kind === 'contents';
}

/** A shard in the area. */
export interface Shard {
  readonly value: string;
  /** `null` if it cannot be read. */
  readonly records: readonly ShardRecord[] | null;
}

/** A replica's packed shards. */
export interface Packing {
  readonly shards: ReadonlyMap<string, Shard>;
  /** Keys of the records that do not fit in any item. */
  readonly tooLarge: readonly string[];
  /** Keys of the records that do not survive a round trip through a shard. */
  readonly unfit: readonly string[];
}

/**
 * Packs records into shards: each stays in its shard, a shard is only rewritten if its contents
 * changed, and new records fill rewritten shards first.
 * @param before the replica's current shards
 */
export async function packRecords(
  replica: string,
  before: ReadonlyMap<string, Shard>,
  records: readonly ShardRecord[],
  format: ShardFormat,
): Promise<Packing> {
  const shards = new Map<string, Shard>();
  const tooLarge = records.filter(isTooLarge).map(recordKey);
  const unfit: string[] = [];
  const fitting = tooLarge.length === 0 ? records : records.filter((each) => !isTooLarge(each));
  for (const pool of ['m', 'x'] as const) {
    const wanted = fitting.filter((record) => (record.kind === 'contents') === (pool === 'x'));
    const packer = new Packer(replica, pool, format);
    await packer.keep(
      [...before].filter(([shard]) => shard.startsWith(pool)),
      wanted,
    );
    await packer.fill();
    for (const [name, shard] of packer.shards) shards.set(name, shard);
    tooLarge.push(...packer.tooLarge);
    unfit.push(...packer.unfit);
  }
  return { shards, tooLarge, unfit };
}

class Packer {
  readonly shards = new Map<string, Shard>();
  readonly tooLarge: string[] = [];
  readonly unfit: string[] = [];
  private readonly dirty = new Map<string, ShardRecord[]>();
  private readonly replica: string;
  private readonly pool: string;
  private readonly format: ShardFormat;
  private waiting: ShardRecord[] = [];

  constructor(replica: string, pool: string, format: ShardFormat) {
    this.replica = replica;
    this.pool = pool;
    this.format = format;
  }

  /** Keeps the existing shards, without records that are no longer wanted. */
  async keep(
    before: readonly (readonly [string, Shard])[],
    wanted: readonly ShardRecord[],
  ): Promise<void> {
    const open = new Map(wanted.map((record) => [recordKey(record), record]));
    for (const [name, shard] of before) {
      const kept: ShardRecord[] = [];
      let same = shard.records !== null && shard.value.startsWith(this.format.prefix);
      for (const record of shard.records ?? []) {
        const key = recordKey(record);
        const now = open.get(key);
        open.delete(key);
        if (now) kept.push(now);
        same &&= now !== undefined && sameRecord(record, now);
      }
      if (same) this.shards.set(name, shard);
      else this.dirty.set(name, kept);
    }
    this.waiting = [...open.values()];
    // Nearly empty shards are not worth their key.
    for (const [name, kept] of this.dirty) {
      if (kept.length === 0) this.dirty.delete(name);
    }
  }

  /** Writes changed shards, and finds room for new records. */
  async fill(): Promise<void> {
    for (const [name, kept] of this.dirty) await this.write(name, kept);
    while (this.waiting.length > 0) {
      const roomy = [...this.shards].find(
        ([, { value, records }]) => records !== null && value.length < ROOMY,
      );
      if (!roomy) {
        await this.write(this.freeName(), []);
        continue;
      }
      const [name, { records }] = roomy;
      const count = this.waiting.length;
      await this.write(name, records ?? []);
      // Otherwise, a shard that nothing more fits into would be tried forever.
      if (this.waiting.length === count) break;
    }
    while (this.waiting.length > 0) await this.write(this.freeName(), []);
  }

  /** Writes a shard with these records and as many of the waiting ones as fit. */
  private async write(name: string, kept: readonly ShardRecord[]): Promise<void> {
    const key = shardKey(this.replica, name);
    let all = [...kept, ...this.waiting.slice(0, AT_ONCE)];
    const later = this.waiting.slice(AT_ONCE);
    const limits = { kept: kept.length, room: GROWTH };
    let most = all.length;
    while (all.length > 0) {
      const shard = await writeShardOrNull(all.slice(0, most), FULL, limits);
      const taken = shard?.taken ?? Math.min(most, all.length);
      const value = shard && (await this.format.write(shard.bytes, key));
      if (value !== null && itemBytes(key, value) > LIMITS.itemBytes) {
        // The last record made it too large. It may fit on its own; if it was alone already, it
        // never will.
        const [last] = all.splice(taken - 1, 1);
        if (taken > 1 && last) all.push(last);
        else if (last) this.tooLarge.push(recordKey(last));
        most = Math.max(1, taken - 1);
        continue;
      }
      const proof = await unreadableRecords(shard && shard.bytes, all.slice(0, taken));
      if (proof === null) {
        most = Math.max(1, Math.floor(taken / 2));
        continue;
      }
      const unfit = new Set(proof);
      if (unfit.size > 0 || value === null) {
        this.unfit.push(...[...unfit].map(recordKey));
        all = all.filter((record) => !unfit.has(record));
        continue;
      }
      this.waiting = [...all.slice(taken), ...later];
      this.shards.set(name, { value, records: all.slice(0, taken) });
      return;
    }
    this.waiting = later;
  }

  private freeName(): string {
    for (let number = 0; ; number += 1) {
      const name = this.pool + number.toString(36);
      if (!this.shards.has(name) && !this.dirty.has(name)) return name;
    }
  }
}
