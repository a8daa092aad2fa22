import * as v from 'valibot';
import { newestStamp } from '@/lib/clips/newest-stamp';
import { storePlacements, replaceShards } from '@/lib/store/area-rows';
import type { ClipDatabase, PlacementRow, ShardRow } from '@/lib/store/database';
import { renameReplica } from '@/lib/store/rename-replica';
import { placeCounts } from '@/lib/store/queries';
import type { Candidates } from './area/candidates';
import { readCandidates } from './area/candidates';
import type { Fitted } from './area/fit';
import { fitRecords } from './area/fit';
import type { SyncArea } from './area/items';
import { cardKey, parseKey, shardKey } from './area/items';
import { isSealed, plainFormat, readerWith, sealedFormat } from './area/format';
import { divergedSince, forgetMarks, wasRenamedRecently, nextMarks } from './area/duplicate-name';
import { trustOf } from './area/trust';
import type { AreaView, Card } from './area/read';
import { cardSchema, OWN, mergePublished, viewArea } from './area/read';
import { noteReport } from './area/report';
import { spendWrites } from './area/write-budget';
import type { Level } from './levels';
import type { Remote, Round } from './remote';
import { SyncFailure } from './remote';
import type { Sealing, SealingTerms } from './sealing';
import { keyFor } from './sealing';

interface Options {
  readonly replica: string;
  /** This device's name, as shown to the user. */
  readonly name: string;
  readonly now?: () => number;
  /** Set if the user chose a passphrase: then only encrypted data is written. */
  readonly sealing?: Sealing | null;
}

/**
 * The browser's own sync storage as a remote. Every replica only writes its own keys; a key that
 * vanishes is never a deletion, and its data is published again by whoever has it.
 */
export function browserStorageRemote(area: SyncArea, options: Options): Remote {
  return { name: 'browser', replicate: (db) => replicate(db, area, options) };
}

async function replicate(db: ClipDatabase, area: SyncArea, options: Options): Promise<Round> {
  const { replica, name, now = Date.now, sealing = null } = options;
  const key = sealing && (await keyFor(sealing.terms, sealing));
  const format = key ? sealedFormat(key) : plainFormat;
  const at = now();
  const trust = await trustOf(db);
  const view = await viewArea(db, await area.get(null), {
    reader: readerWith(key, sealing?.terms.salt),
    now: at,
    isAside: (each, value) => key !== null && !isSealed(value) && !trust.plain.includes(each),
  });
  const since = await divergedSince(db, view.replicas.get(replica)?.card ?? null);
  if (since !== null && !(await wasRenamedRecently(db, at))) {
    const renamed = await renameReplica(db, since);
    await forgetMarks(db, at);
    return replicate(db, area, { ...options, replica: renamed });
  }
  const others = [...view.replicas].filter(([each]) => each !== replica);
  const sealed = others.find(([each, { card }]) => card?.sealing && !trust.ignored.includes(each));
  if (!sealing && sealed) {
    await noteReport(db, view, null, { replica, name, room: 0 });
    const [, { card }] = sealed;
    throw new SyncFailure('wrong-passphrase', card?.name ?? '');
  }
  const received = await mergePublished(db, view, at);
  await view.remember();
  const candidates = await readCandidates(db, view, replica, at);
  const turn = await nextMarks(db);
  const next = await fitRecords(db, view, candidates, {
    replica,
    name,
    format,
    sealing: sealing?.terms ?? null,
    turns: turn.turns,
    ignored: trust.ignored,
  });
  const publication = publicationOf(view, next, replica);
  const published = await publish(db, area, publication, { now: at, keep: () => turn.keep() });
  await recordPlaces(db, candidates, next.levels);
  await noteReport(db, view, next, { replica, name, room: next.titles });
  const waiting = (await countLive(db)) - next.levels.size;
  const { unreadable, ahead, more } = view;
  return {
    received,
    published,
    waiting,
    unreadable,
    ahead,
    unfit: next.unfit + candidates.damaged,
    more,
  };
}

/** The items of this replica to be written and removed. */
interface Publication {
  readonly items: Readonly<Record<string, unknown>>;
  /** The shards among them, as rows for the cache. */
  readonly rows: readonly ShardRow[];
  /** Keys of obsolete shards. */
  readonly stale: readonly string[];
}

function publicationOf(view: AreaView, next: Fitted, replica: string): Publication {
  const own = view.replicas.get(replica);
  const items: Record<string, unknown> = {};
  const rows: ShardRow[] = [];
  for (const [shard, { value, records }] of next.shards) {
    if (own?.shards.get(shard)?.value === value) continue;
    const key = shardKey(replica, shard);
    items[key] = value;
    rows.push({ key, value, records, reader: OWN });
  }
  const stale = [...(own?.shards.keys() ?? [])]
    .filter((shard) => !next.shards.has(shard))
    .map((shard) => shardKey(replica, shard));
  const withoutMarks = (card: Card | null | undefined) => JSON.stringify({ ...card, turns: '' });
  const anew = Object.keys(items).length > 0 || stale.length > 0;
  if (next.card && (anew || withoutMarks(own?.card) !== withoutMarks(next.card))) {
    items[cardKey(replica)] = next.card;
  }
  return { items, rows, stale };
}

/** Writes this replica's changed items. @returns how many */
async function publish(
  db: ClipDatabase,
  area: SyncArea,
  { items, rows, stale }: Publication,
  { now, keep }: { readonly now: number; readonly keep: () => Promise<void> },
): Promise<number> {
  const set = Object.keys(items).length > 0;
  const writes = (set ? 1 : 0) + (stale.length > 0 ? 1 : 0);
  if (writes === 0) return 0;
  await spendWrites(db, writes, now);
  // Before writing: a mark that was left and forgotten would be mistaken for a double's.
  await keep();
  try {
    // Stale items are removed first, since new ones may need their room. Neither depends on the
    // other.
    if (stale.length > 0) await area.remove([...stale]);
    if (set) await area.set(items);
  } catch (error) {
    throw new SyncFailure('refused', String(error));
  }
  await replaceShards(db, stale, rows);
  return rows.length;
}

/** Records how much of each clip is in the area, for display. */
async function recordPlaces(
  db: ClipDatabase,
  { live }: Candidates,
  levels: ReadonlyMap<string, Level>,
): Promise<void> {
  const rows = live.flatMap(({ clip }): PlacementRow[] => {
    const level = levels.get(clip.id);
    return level === undefined ? [] : [{ clipId: clip.id, stamp: newestStamp(clip), level }];
  });
  await storePlacements(db, rows);
}

async function countLive(db: ClipDatabase): Promise<number> {
  const { inbox, archive } = await placeCounts(db);
  return inbox + archive;
}

/**
 * Removes another device's items, for instance if the user no longer has it. Data that only it
 * published is published again by this device in the next round.
 */
export async function removeDevice(area: SyncArea, replica: string): Promise<void> {
  const keys = Object.keys(await area.get(null));
  await area.remove(keys.filter((key) => parseKey(key)?.replica === replica));
}

/** The terms under which devices encrypt their shards; `null` if none does. */
export async function sealingTerms(
  area: SyncArea,
  ignored: readonly string[] = [],
): Promise<SealingTerms | null> {
  const items = await area.get(null);
  for (const key of Object.keys(items).toSorted()) {
    const at = parseKey(key);
    if (at?.shard !== null || ignored.includes(at.replica)) continue;
    const card = v.safeParse(cardSchema, items[key]);
    const sealing = card.success ? card.output.sealing : null;
    if (sealing !== null && sealing !== 'unreadable') return sealing;
  }
  return null;
}
