import * as v from 'valibot';
import { replicaName } from '@/lib/clips/bounds';
import type { ClipDatabase } from '@/lib/store/database';
import { changeMeta, readMeta, writeMeta } from '@/lib/store/meta';

const KEY = 'areaTrust';
const MOST_REPLICAS = 100;

const names = v.pipe(v.array(replicaName), v.maxLength(MOST_REPLICAS));
const trustSchema = v.object({
  /** Devices whose cards are ignored: they do not make this device encrypt. */
  ignored: names,
  /** Devices whose unencrypted shards are read although this device encrypts. */
  plain: names,
});

/** The user's decisions about other devices in browser sync, on this device. */
export type Trust = v.InferOutput<typeof trustSchema>;

/** The decisions; none if they cannot be read. */
export async function trustOf(db: ClipDatabase): Promise<Trust> {
  const stored = v.pipe(v.string(), v.parseJson(), trustSchema);
  const parsed = v.safeParse(stored, await readMeta(db, KEY));
  return parsed.success ? parsed.output : { ignored: [], plain: [] };
}

/** Records a decision about a device: to ignore its card, or to read its unencrypted shards. */
export async function recordDecision(
  db: ClipDatabase,
  replica: string,
  decision: keyof Trust,
): Promise<void> {
  await changeMeta(db, async () => {
    const trust = await trustOf(db);
    const decided = [...new Set([...trust[decision], replica])].slice(-MOST_REPLICAS);
    await writeMeta(db, KEY, JSON.stringify({ ...trust, [decision]: decided }));
  });
}
