import * as v from 'valibot';
import { replicaName } from '@/lib/clips/bounds';
import type { ClipDatabase } from '@/lib/store/database';
import { changeMeta, readMeta, writeMeta } from '@/lib/store/meta';

const KEY = 'areaTrust';
const MOST_REPLICAS = 100;

const names = v.pipe(v.array(replicaName), v.maxLength(MOST_REPLICAS));
const trustSchema = v.object({
  /** Devices whose cards are passed over: they do not say that everything is to be encrypted. */
  ignored: names,
  /** Devices whose shards are taken in though they are not encrypted and this device encrypts. */
  plain: names,
});

/** What the person has decided about other devices in browser sync, on this device. */
export type Trust = v.InferOutput<typeof trustSchema>;

/** What was decided; where that cannot be read, nothing was. */
export async function trustOf(db: ClipDatabase): Promise<Trust> {
  const stored = v.pipe(v.string(), v.parseJson(), trustSchema);
  const parsed = v.safeParse(stored, await readMeta(db, KEY));
  return parsed.success ? parsed.output : { ignored: [], plain: [] };
}

/** Decides about a device: to pass its card over, or to take in what it has not encrypted. */
export async function decide(
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
