import { wellFormed } from '@/lib/clips/well-formed';
import type { ClipDatabase } from '@/lib/store/database';
import { readMeta, writeMeta } from '@/lib/store/meta';
import { contentsAt } from '@/lib/store/rows';
import type { CodedContents } from '../coding/v1/record';
import type { ShardRecord } from '../coding/v1/shard';
import { linkOf } from '../coding/v1/shard';
import type { Level } from '../levels';
import { holds, lowerLevel, reduceToLevel } from '../levels';
import type { Candidates } from './candidates';
import { cardKey, itemBytes, LIMITS, shardKey } from './items';
import type { ShardFormat } from './format';
import type { Packing, Shard } from './pack';
import { packRecords, recordKey } from './pack';
import { planLevels } from './plan';
import type { AreaView, Card } from './read';
import { sharesOf } from './shares';
import type { SealingTerms } from '../sealing';

/** The largest share of a replica's room for tombstones. */
const TOMBSTONES = 0.25;
const TOMBSTONE_BYTES = 24;
/** Kept free, so that a slight miscount does not exceed the quota. */
const MARGIN = 512;
const ATTEMPTS = 8;
/** If less of the room is used, a few more attempts are worthwhile. */
const WELL_USED = 0.85;
const ATTEMPTS_AT_USING = 3;
/** The key of the size estimates' correction factor, learnt in earlier rounds. */
const SCALE = 'areaScale';
const ID_LENGTH = 16;

/** The items that a replica will publish. */
export interface Fitted {
  /** `null` if there is no room even for the card. */
  readonly card: Card | null;
  readonly shards: ReadonlyMap<string, Shard>;
  /** The resulting level of each clip in the area, whoever publishes it. */
  readonly levels: ReadonlyMap<string, Level>;
  /** How many clips would fit in this replica's room with title, URL and tags. */
  readonly titles: number;
  /** Number of clips and texts left out because they would not survive a round trip. */
  readonly unfit: number;
}

/** Records that do not fit in any item. */
interface TooLarge {
  /** Texts, and clips at a level above URL and tags. */
  readonly whole: Set<string>;
  /** Clips even at URL and tags. */
  readonly atAll: Set<string>;
  /** Clips whose text is one of them: their room is given to others. */
  readonly texts: Set<string>;
}

interface Self {
  readonly replica: string;
  readonly name: string;
  readonly format: ShardFormat;
  readonly sealing: SealingTerms | null;
  /** The marks for the replica's next card. */
  readonly turns: string;
  /** Ignored devices, which get no more room than they already use. */
  readonly ignored: readonly string[];
}

/** Plans and packs until the result fits this replica's share and uses it well. */
export async function fitRecords(
  db: ClipDatabase,
  view: AreaView,
  candidates: Candidates,
  self: Self,
): Promise<Fitted> {
  const { name, sealing, turns, ignored } = self;
  const card: Card = { format: 1, name, wants: wantedBytes(candidates), sealing, turns };
  const room = roomFor(view, self.replica, card, ignored);
  const shards = view.replicas.get(self.replica)?.shards ?? new Map<string, Shard>();
  const fitting = new Fitting({ db, candidates, self, card, room }, shards);
  fitting.scale = Number((await readMeta(db, SCALE)) ?? 1);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each attempt learns from the one before
    if (await fitting.attempt(attempt)) break;
  }
  await writeMeta(db, SCALE, String(Math.max(0.2, Math.min(3, fitting.scale))));
  return (
    fitting.best ?? {
      ...NOTHING_FITS,
      levels: levelsElsewhere(candidates),
      unfit: fitting.unfit.size,
    }
  );
}

const NOTHING_FITS = { card: null, shards: new Map<string, Shard>(), titles: 0 };

/** The records to fit, and the available room. */
interface Task {
  readonly db: ClipDatabase;
  readonly candidates: Candidates;
  readonly self: Self;
  readonly card: Card;
  /** The room for this replica's shards, in bytes. */
  readonly room: number;
}

/** Attempts at fitting, each of which uses what the previous ones have found out. */
class Fitting {
  best: Fitted | null = null;
  scale = 1;
  readonly unfit = new Set<string>();
  private readonly task: Task;
  private readonly gone: readonly ShardRecord[];
  private readonly texts: ReadonlyMap<string, CodedContents>;
  private readonly tooLarge: TooLarge = { whole: new Set(), atAll: new Set(), texts: new Set() };
  private shards: ReadonlyMap<string, Shard>;

  constructor(task: Task, shards: ReadonlyMap<string, Shard>) {
    this.task = task;
    this.shards = shards;
    this.gone = tombstones(task.candidates, task.room);
    this.texts = textsIn(shards);
  }

  /** Plans and packs once. @returns whether another attempt would gain nothing */
  async attempt(number: number): Promise<boolean> {
    const { db, candidates, self, card, room } = this.task;
    const offers = candidates.live.map((each) => ({
      ...each,
      most: mostFitting(each, this.tooLarge),
    }));
    const levels = planLevels(offers, (room - this.gone.length * TOMBSTONE_BYTES) * this.scale);
    const records = await recordsFor(db, candidates, levels, this);
    const gone = this.gone.filter((each) => !this.unfit.has(recordKey(each)));
    const packing = await packRecords(
      self.replica,
      this.shards,
      [...gone, ...records],
      self.format,
    );
    // The next attempt only moves what it plans differently.
    this.shards = packing.shards;
    this.learn(packing);
    const bytes = bytesOf(packing.shards, self.replica);
    if (bytes > room) {
      this.scale *= Math.min(0.95, (room / bytes) * 0.98);
      return false;
    }
    this.best = {
      card: room > 0 ? card : null,
      shards: packing.shards,
      levels,
      titles: titlesIn(room * this.scale, candidates),
      unfit: this.unfit.size,
    };
    if (packing.tooLarge.length > 0 || packing.unfit.length > 0) return false;
    const whole = offers.every(({ id, most }) => levels.get(id) === most);
    const used = room === 0 || bytes > room * WELL_USED || number >= ATTEMPTS_AT_USING;
    if (whole || used) return true;
    this.scale *= Math.max(1.05, (room / Math.max(bytes, room / 2)) * 0.95);
    return false;
  }

  /** Whether a record is known not to fit in an item, or not to survive a round trip. */
  isTooLarge(key: string, kind: 'whole' | 'atAll'): boolean {
    return this.tooLarge[kind].has(key);
  }

  /** The text from an earlier round, if there is one. */
  textOf(link: string): CodedContents | undefined {
    return this.texts.get(link);
  }

  /** Records that a clip's text fits nowhere: its room is given to others. */
  passOver(id: string): void {
    this.tooLarge.texts.add(id);
  }

  private learn({ tooLarge, unfit }: Pick<Packing, 'tooLarge' | 'unfit'>): void {
    const { whole, atAll } = this.tooLarge;
    for (const key of tooLarge) (whole.has(key) ? atAll : whole).add(key);
    for (const key of unfit) for (const set of [this.unfit, whole, atAll]) set.add(key);
  }
}

function bytesOf(shards: ReadonlyMap<string, Shard>, replica: string): number {
  return [...shards].reduce(
    (sum, [shard, { value }]) => sum + itemBytes(shardKey(replica, shard), value),
    0,
  );
}

/** The highest level at which a clip is known to fit in items. */
function mostFitting({ id, most }: Candidates['live'][number], tooLarge: TooLarge): Level {
  if (tooLarge.whole.has(`clip ${id}`)) return 'address';
  return tooLarge.texts.has(id) ? lowerLevel(most, 'details') : most;
}

/** Bytes for this replica's shards: its share of the area, limited by what others have left. */
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

/** How many clips like these fit with title, URL and tags. */
function titlesIn(room: number, { live }: Candidates): number {
  const costs = live.map(({ bytes }) => bytes.title).filter((bytes) => bytes > 0);
  const mean = costs.reduce((sum, each) => sum + each, 0) / costs.length;
  return Math.floor(room / (costs.length < 20 ? TYPICAL_TITLE_BYTES : mean));
}

/** The bytes for everything at the highest level, in whole kilobytes so that it rarely changes. */
function wantedBytes({ live, deleted }: Candidates): number {
  let bytes = 1024 + deleted.length * TOMBSTONE_BYTES;
  for (const { bytes: each, most } of live) {
    bytes += Number.isFinite(each[most]) ? each[most] : each.details;
    if (bytes > LIMITS.bytes) return LIMITS.bytes;
  }
  return Math.ceil(bytes / 1024) * 1024;
}

/** The most recent deletions, as many as fit in their share of the room. */
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
 * Builds the records for the planned levels, except others' records; corrects unavailable levels.
 */
async function recordsFor(
  db: ClipDatabase,
  { live }: Candidates,
  levels: Map<string, Level>,
  fitting: Fitting,
): Promise<ShardRecord[]> {
  const records: ShardRecord[] = [];
  for (const { id, clip, elsewhere } of live) {
    const level = levels.get(id);
    if (level === undefined || (elsewhere && holds(elsewhere, level))) continue;
    const own = lowerLevel(level, 'details');
    if (own === 'text') continue;
    const reduced = wellFormed(reduceToLevel(clip, own));
    const state: ShardRecord = { kind: 'clip', level: own, clip: reduced };
    if (fitting.isTooLarge(recordKey(state), 'atAll')) {
      levels.delete(id);
      continue;
    }
    records.push(state);
    if (level !== 'text') continue;
    const link = await linkOf(clip);
    const contents = fitting.textOf(link) ?? (await storedText(db, clip));
    if (contents && !fitting.isTooLarge(`text ${link}`, 'whole'))
      records.push({ kind: 'contents', link, contents });
    else {
      fitting.passOver(id);
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
  const contents = await contentsAt(db, [id, revision]);
  if (!contents) return null;
  const { html, text, capturedAt } = contents;
  return wellFormed({ leadImage, html, text, capturedAt });
}

function levelsElsewhere({ live }: Candidates): Map<string, Level> {
  const levels = new Map<string, Level>();
  for (const { id, elsewhere: level } of live) if (level) levels.set(id, level);
  return levels;
}
