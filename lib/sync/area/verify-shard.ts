import type { Clip } from '@/lib/clips/clip';
import { sameState } from '@/lib/store/merge';
import type { ShardRecord } from '../coding/v1/shard';
import { readShard, writeShard } from '../coding/v2/shard';

/** Writes records to a shard; `null` if some cannot be written at all. */
export async function writeShardOrNull(
  ...given: Parameters<typeof writeShard>
): Promise<Awaited<ReturnType<typeof writeShard>> | null> {
  try {
    return await writeShard(...given);
  } catch {
    return null;
  }
}

/**
 * Verifies that a shard survives a round trip.
 * @param bytes the shard; `null` if it could not be written
 * @returns the records that do not survive; `null` if each does alone, but they are too much
 * together
 */
export async function unreadableRecords(
  bytes: Uint8Array | null,
  records: readonly ShardRecord[],
): Promise<readonly ShardRecord[] | null> {
  if (await survivesRoundTrip(bytes, records)) return [];
  const unfit: ShardRecord[] = [];
  for (const record of records) {
    const alone = await writeShardOrNull([record], Infinity);
    if (!(await survivesRoundTrip(alone && alone.bytes, [record]))) unfit.push(record);
  }
  return unfit.length > 0 ? unfit : null;
}

async function survivesRoundTrip(
  bytes: Uint8Array | null,
  records: readonly ShardRecord[],
): Promise<boolean> {
  const read = bytes && (await readShard(bytes).catch(() => null));
  if (read?.length !== records.length) return false;
  return records.every((record, index) => isSame(record, read[index]));
}

/** The clip without fields that every reader derives from its clock. */
const withoutDerived = (clip: Clip): Clip => ({ ...clip, tags: [], note: '', highlights: [] });

function isSame(a: ShardRecord, b: ShardRecord | undefined): boolean {
  if (a.kind === 'clip' && b?.kind === 'clip') {
    return a.level === b.level && sameState(withoutDerived(a.clip), withoutDerived(b.clip));
  }
  return JSON.stringify(a) === JSON.stringify(b);
}
