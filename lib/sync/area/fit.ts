import { wellFormed } from '@/lib/clips/well-formed';
import type { ClipDatabase } from '@/lib/store/database';
import type { CodedContents } from '../coding/v1/record';
import type { ShardRecord } from '../coding/v1/shard';
import { linkOf } from '../coding/v1/shard';
import type { Level } from '../levels';
import { holds, lesser, project } from '../levels';
import type { Candidates } from './candidates';
import { cardKey, itemBytes, LIMITS, shardKey } from './items';
import type { ShardFormat } from './format';
import type { Shard } from './pack';
import { packRecords, recordKey } from './pack';
import { planLevels } from './plan';
import type { AreaView, Card } from './read';
import { sharesOf } from './shares';
import type { SealingTerms } from '../sealing';

/** Tombstones take no more than this part of a replica's share. */
const TOMBSTONES = 0.25;
const TOMBSTONE_BYTES = 24;
/** Never filled, so that a count that is a little off is not refused. */
const MARGIN = 512;
const ATTEMPTS = 8;
/** Less of the room used than this is worth some more attempts. */
const WELL_USED = 0.85;
const ATTEMPTS_AT_USING = 3;
/** What estimates have to be corrected by, as found out in earlier rounds. */
const SCALE = 'areaScale';
const ID_LENGTH = 16;

/** What a replica's items will be. */
export interface Fitted {
  /** `null` where there is not even room for it. */
  readonly card: Card | null;
  readonly shards: ReadonlyMap<string, Shard>;
  /** At which level each clip is then in the area, whoever publishes it. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Clips that the room for this replica would take with title, address and tags. */
  readonly titles: number;
  /** Clips and texts left out, as they would not come back from the area as they are. */
  readonly unfit: number;
}

/** Records that no item can hold. */
interface TooLarge {
  /** A text, or a clip at more than address and tags. */
  readonly whole: Set<string>;
  /** A clip even at address and tags. */
  readonly atAll: Set<string>;
  /** Clips whose text is one of them: their room goes to others. */
  readonly texts: Set<string>;
}

interface Self {
  readonly replica: string;
  readonly name: string;
  readonly format: ShardFormat;
  readonly sealing: SealingTerms | null;
  /** What the card is to say of its last rounds, should it be written. */
  readonly turns: string;
  /** Devices that are given no more room than they have taken. */
  readonly ignored: readonly string[];
}

/** Plans and packs until what comes out fits this replica's share and makes good use of it. */
export async function fitRecords(
  db: ClipDatabase,
  view: AreaView,
  candidates: Candidates,
  { replica, name, format, sealing, turns, ignored }: Self,
): Promise<Fitted> {
  let shards = view.replicas.get(replica)?.shards ?? new Map<string, Shard>();
  const card: Card = { format: 1, name, wants: wantedBytes(candidates), sealing, turns };
  const room = roomFor(view, replica, card, ignored);
  const gone = tombstones(candidates, room);
  const texts = textsIn(shards);
  const tooLarge: TooLarge = { whole: new Set(), atAll: new Set(), texts: new Set() };
  const unfit = new Set<string>();
  let best: Fitted | null = null;
  let scale = Number((await db.meta.get(SCALE))?.value ?? 1);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const offers = candidates.live.map((each) => ({
      ...each,
      most: mostFitting(each, tooLarge),
    }));
    const levels = planLevels(offers, (room - gone.length * TOMBSTONE_BYTES) * scale);
    const records = await recordsFor(db, candidates, levels, texts, tooLarge);
    const all = [...gone.filter((each) => !unfit.has(recordKey(each))), ...records];
    const packing = await packRecords(replica, shards, all, format);
    // The next attempt moves only what it plans otherwise.
    ({ shards } = packing);
    for (const key of packing.tooLarge) {
      (tooLarge.whole.has(key) ? tooLarge.atAll : tooLarge.whole).add(key);
    }
    for (const key of packing.unfit) {
      for (const set of [unfit, tooLarge.whole, tooLarge.atAll]) set.add(key);
    }
    const bytes = [...packing.shards].reduce(
      (sum, [shard, { value }]) => sum + itemBytes(shardKey(replica, shard), value),
      0,
    );
    if (bytes > room) {
      scale *= Math.min(0.95, (room / bytes) * 0.98);
      continue;
    }
    best = {
      card: room > 0 ? card : null,
      shards,
      levels,
      titles: titlesIn(room * scale, candidates),
      unfit: unfit.size,
    };
    const whole = offers.every(({ id, most }) => levels.get(id) === most);
    if (packing.tooLarge.length > 0 || packing.unfit.length > 0) continue;
    if (whole || room === 0 || bytes > room * WELL_USED || attempt >= ATTEMPTS_AT_USING) break;
    scale *= Math.max(1.05, (room / Math.max(bytes, room / 2)) * 0.95);
  }
  await db.meta.put({ key: SCALE, value: String(Math.max(0.2, Math.min(3, scale))) });
  return (
    best ?? {
      card: null,
      shards: new Map(),
      levels: levelsElsewhere(candidates),
      titles: 0,
      unfit: unfit.size,
    }
  );
}

/** The most of a clip that items can hold, as far as that has been found out. */
function mostFitting({ id, most }: Candidates['live'][number], tooLarge: TooLarge): Level {
  if (tooLarge.whole.has(`clip ${id}`)) return 'address';
  return tooLarge.texts.has(id) ? lesser(most, 'details') : most;
}

/** Bytes for this replica's shards: its share of the area, and no more than others have left. */
function roomFor(view: AreaView, replica: string, card: Card, ignored: readonly string[]): number {
  const wants = new Map(
    [...view.replicas].map(([each, { card: theirs, bytes }]) => [
      each,
      ignored.includes(each) ? bytes : (theirs?.wants ?? bytes),
    ]),
  );
  wants.set(replica, card.wants);
  const taken = view.bytes - (view.replicas.get(replica)?.bytes ?? 0);
  const share = Math.min(sharesOf(wants).get(replica) ?? 0, LIMITS.bytes - MARGIN - taken);
  return Math.max(0, share - itemBytes(cardKey(replica), card));
}

const TYPICAL_TITLE_BYTES = 60;

/** How many clips like these fit with title, address and tags. */
function titlesIn(room: number, { live }: Candidates): number {
  const costs = live.map(({ bytes }) => bytes.title).filter((bytes) => bytes > 0);
  const mean = costs.reduce((sum, each) => sum + each, 0) / costs.length;
  return Math.floor(room / (costs.length < 20 ? TYPICAL_TITLE_BYTES : mean));
}

/** Bytes that everything at its most would take, in whole kilobytes so that it changes seldom. */
function wantedBytes({ live, deleted }: Candidates): number {
  let bytes = 1024 + deleted.length * TOMBSTONE_BYTES;
  for (const { bytes: each, most } of live) {
    bytes += Number.isFinite(each[most]) ? each[most] : each.details;
    if (bytes > LIMITS.bytes) return LIMITS.bytes;
  }
  return Math.ceil(bytes / 1024) * 1024;
}

/** The newest deletes, as many as their part of the room takes. */
function tombstones({ deleted }: Candidates, room: number): ShardRecord[] {
  return deleted
    .filter(({ id }) => id.length === ID_LENGTH)
    .slice(0, Math.floor((room * TOMBSTONES) / TOMBSTONE_BYTES))
    .map(({ id, clock }) => ({ kind: 'gone', clipId: id, deleted: clock.deleted }));
}

function textsIn(shards: ReadonlyMap<string, Shard>): Map<string, CodedContents> {
  const texts = new Map<string, CodedContents>();
  for (const { records } of shards.values()) {
    for (const record of records ?? []) {
      if (record.kind === 'contents') texts.set(record.link, record.contents);
    }
  }
  return texts;
}

/**
 * The records for the levels planned, without what others publish. A level that turns out not to
 * be had is corrected in `levels`.
 */
async function recordsFor(
  db: ClipDatabase,
  { live }: Candidates,
  levels: Map<string, Level>,
  texts: ReadonlyMap<string, CodedContents>,
  tooLarge: TooLarge,
): Promise<ShardRecord[]> {
  const records: ShardRecord[] = [];
  for (const { id, clip, elsewhere } of live) {
    const level = levels.get(id);
    if (level === undefined || (elsewhere && holds(elsewhere, level))) continue;
    const own = lesser(level, 'details');
    if (own === 'text') continue;
    const state: ShardRecord = { kind: 'clip', level: own, clip: wellFormed(project(clip, own)) };
    if (tooLarge.atAll.has(recordKey(state))) {
      levels.delete(id);
      continue;
    }
    records.push(state);
    if (level !== 'text') continue;
    const link = await linkOf(clip);
    const contents = texts.get(link) ?? (await storedText(db, clip));
    if (contents && !tooLarge.whole.has(`text ${link}`))
      records.push({ kind: 'contents', link, contents });
    else {
      tooLarge.texts.add(id);
      levels.set(id, 'details');
    }
  }
  return records;
}

async function storedText(
  db: ClipDatabase,
  { id, revision, leadImage }: Candidates['live'][number]['clip'],
): Promise<CodedContents | null> {
  if (revision === null) return null;
  const contents = await db.contents.get([id, revision]);
  if (!contents) return null;
  const { html, text, capturedAt } = contents;
  return wellFormed({ leadImage, html, text, capturedAt });
}

function levelsElsewhere({ live }: Candidates): Map<string, Level> {
  const levels = new Map<string, Level>();
  for (const { id, elsewhere: level } of live) if (level) levels.set(id, level);
  return levels;
}
