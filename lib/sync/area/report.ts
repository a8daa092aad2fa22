import * as v from 'valibot';
import type { ClipDatabase } from '@/lib/store/database';
import { readMeta, writeMeta } from '@/lib/store/meta';
import type { Fitted } from './fit';
import { cardKey, itemBytes, LIMITS, shardKey } from './items';
import type { Shard } from './pack';
import type { AreaView } from './read';

const KEY = 'areaReport';
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const reportSchema = v.object({
  bytes: count,
  /** An estimate of how many clips fit with title, URL and tags. */
  room: count,
  devices: v.array(
    v.object({
      replica: v.string(),
      name: v.nullable(v.string()),
      own: v.boolean(),
      bytes: count,
      clips: count,
      /** Whether it encrypts with a passphrase that this device does not have. */
      locked: v.boolean(),
      /** Whether its card says that it encrypts. */
      seals: v.optional(v.boolean(), false),
      /**
       * Whether its shards are ignored, because they are not encrypted while this device encrypts.
       */
      aside: v.optional(v.boolean(), false),
    }),
  ),
});

/** The state of the browser's sync storage when this device last read it. */
export type AreaReport = v.InferOutput<typeof reportSchema> & {
  /** Its quota in bytes. */
  readonly limit: number;
};

/** The last round's report on the browser's sync storage; `null` before the first. */
export async function areaReport(db: ClipDatabase): Promise<AreaReport | null> {
  const kept = await readMeta(db, KEY);
  return kept === undefined
    ? null
    : { ...v.parse(reportSchema, JSON.parse(kept)), limit: LIMITS.bytes };
}

/** Stores a round's report; `null` if it wrote nothing. */
export async function noteReport(
  db: ClipDatabase,
  view: AreaView,
  written: Fitted | null,
  { replica, name, room }: { replica: string; name: string; room: number },
): Promise<void> {
  const known = view.replicas.get(replica);
  const next = written ?? {
    card: known?.card ?? null,
    shards: known?.shards ?? new Map<string, Shard>(),
  };
  let own = next.card ? itemBytes(cardKey(replica), next.card) : 0;
  let clips = 0;
  for (const [shard, { value, records }] of next.shards) {
    own += itemBytes(shardKey(replica, shard), value);
    clips += records?.filter((record) => record.kind === 'clip').length ?? 0;
  }
  const others = [...view.replicas].filter(([each]) => each !== replica);
  const report: v.InferOutput<typeof reportSchema> = {
    bytes: view.bytes - (view.replicas.get(replica)?.bytes ?? 0) + own,
    room,
    devices: [
      {
        replica,
        name,
        own: true,
        bytes: own,
        clips,
        locked: false,
        seals: Boolean(next.card?.sealing),
        aside: false,
      },
      ...others.map(([each, { card, bytes, published, locked, aside }]) => ({
        replica: each,
        name: card?.name ?? null,
        own: false,
        bytes,
        clips: published.clips.size,
        locked,
        seals: card !== null && card.sealing !== null,
        aside,
      })),
    ],
  };
  await writeMeta(db, KEY, JSON.stringify(report));
}
