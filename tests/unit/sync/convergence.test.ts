import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Clip } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import { mergeClips } from '@/lib/clips/merge';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { replicaOf } from '@/lib/store/clock';
import { editClips, saveArticle } from '@/lib/store/save';
import { browserStorageRemote } from '@/lib/sync/browser-storage';
import { page } from './area';
import type { Fault } from './cloud';
import { Cloud } from './cloud';
import { runs } from '../runs';

const RUNS = Number(process.env['SYNC_SCHEDULES'] ?? runs(150));
const START = 1_700_000_000_000;
const DAY = 86_400_000;

const device = fc.nat(2);
const mask = fc.nat(255);
const edit: fc.Arbitrary<ClipEdit> = fc.oneof(
  fc.record({ title: fc.constantFrom('A', 'B', 'C') }),
  fc.record({ note: fc.constantFrom('', 'one', 'two', 'three') }),
  fc.record({ tags: fc.subarray(['a', 'b', 'energy/oil']) }),
  fc.record({ archived: fc.boolean(), starred: fc.boolean() }),
  fc.record({ deleted: fc.boolean() }),
);
const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit'), device, clip: fc.nat(3), edit }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('save'), device, clip: fc.nat(3) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('sync'), device }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('send'), device, mask }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('fetch'), device, mask }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('late'), device, mask }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('signIn'), device }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('store'), device }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose'), mask }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('garbage'), mask }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fault'),
      device,
      faults: fc.array(fc.constantFrom<Fault>('refused', 'killed before', 'killed after'), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clock'),
      device,
      offset: fc.integer({ min: -DAY, max: DAY }),
    }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

let count = 0;
const totals = { schedules: 0, events: 0, edits: 0, faults: 0, stops: 0 };

/** A device on a cloud, with its own clock and a background that can be stopped during a round. */
async function deviceOn(cloud: Cloud, name: string) {
  const db = new ClipDatabase(`converge-${(count += 1)}`);
  const clock = { offset: 0, ticks: 0 };
  const now = () => START + clock.offset + (clock.ticks += 1) * 1000;
  const link = cloud.device();
  const replica = await replicaOf(db);
  const store = { stops: false };
  const stop = () => {
    if (!store.stops) return;
    store.stops = false;
    throw new Error('stopped while storing');
  };
  db.clips.hook('creating', stop);
  db.clips.hook('updating', () => {
    stop();
  });
  // Created anew for every round, as after a restart of the background.
  const sync = () => browserStorageRemote(link.area, { replica, name, now }).replicate(db);
  return { db, clock, now, link, store, sync };
}

/** Three devices on one cloud, and the merged result of all acknowledged edits. */
async function world() {
  const cloud = new Cloud();
  const acknowledged = new Map<string, Clip>();
  const devices = await Promise.all(['a', 'b', 'c'].map((name) => deviceOn(cloud, name)));
  const acknowledge = (clips: readonly Clip[]) => {
    for (const clip of clips) {
      const before = acknowledged.get(clip.id);
      acknowledged.set(clip.id, before ? mergeClips(before, clip) : clip);
    }
  };
  return { cloud, devices, acknowledged, acknowledge };
}

type World = Awaited<ReturnType<typeof world>>;

const picks = (bits: number) => (index: number) => ((bits >> (index % 8)) & 1) === 1;

async function play({ cloud, devices, acknowledge }: World, step: Event): Promise<void> {
  const at = 'device' in step ? devices[step.device] : devices[0];
  if (!at) return;
  switch (step.kind) {
    case 'save':
      if (!('clip' in step)) break;
      acknowledge([(await saveArticle(at.db, page(`p${step.clip}`), {}, at.now())).clip]);
      break;
    case 'edit': {
      if (!('edit' in step)) break;
      const ids = await at.db.clips.orderBy('id').primaryKeys();
      const id = ids[step.clip % Math.max(1, ids.length)];
      totals.edits += 1;
      if (id !== undefined) acknowledge(await editClips(at.db, [id], step.edit, at.now()));
      break;
    }
    case 'sync':
      await at.sync().catch(() => undefined);
      at.store.stops = false;
      break;
    case 'send':
      if ('mask' in step) at.link.send(picks(step.mask));
      break;
    case 'fetch':
      if ('mask' in step) at.link.fetch(picks(step.mask));
      break;
    case 'late':
      if ('mask' in step) at.link.late(step.mask);
      break;
    case 'store':
      // The next round is stopped when it is about to store what it received.
      at.store.stops = true;
      await at.sync().catch(() => (totals.stops += 1));
      at.store.stops = false;
      break;
    case 'signIn':
      at.link.signIn();
      break;
    case 'lose':
      if ('mask' in step) cloud.lose(picks(step.mask));
      break;
    case 'garbage':
      if ('mask' in step) cloud.server[`t.zz${step.mask % 3}.m0`] = `${step.mask % 10}garbage`;
      break;
    case 'fault':
      if ('faults' in step) at.link.faults.push(...step.faults);
      totals.faults += 1;
      break;
    case 'clock':
      if ('offset' in step) at.clock.offset = step.offset;
      break;
  }
}

/** Ends all faults, and lets every device receive everything a few times over. */
async function heal({ cloud, devices }: World): Promise<void> {
  for (const { link, clock } of devices) {
    link.faults.length = 0;
    clock.offset += 2 * DAY;
  }
  for (let round = 0; round < 5; round += 1) await atOnce(devices);
  const before = structuredClone(cloud.server);
  await atOnce(devices);
  expect(cloud.server, 'nothing is left to say').toEqual(before);
}

async function atOnce(devices: World['devices']): Promise<void> {
  for (const { link } of devices) link.fetch();
  for (const { sync } of devices) await sync();
  for (const { link } of devices) link.send();
}

async function check({ cloud, devices, acknowledged }: World): Promise<void> {
  // A new device finds everything there, whatever the others have not sent yet.
  const newcomer = await deviceOn(cloud, 'new');
  // Its clock is right by then: it would ignore stamps more than a day ahead.
  newcomer.clock.offset = 2 * DAY;
  newcomer.link.fetch();
  await newcomer.sync();
  for (const { db } of [...devices, newcomer]) {
    const rows = new Map((await db.clips.toArray()).map((row) => [row.id, clipOf(row)]));
    for (const [id, expected] of acknowledged) {
      const clip = rows.get(id);
      rows.delete(id);
      // Devices need to know no more of a deleted clip than that, or nothing at all.
      expect(clip?.deletedAt ?? expected.deletedAt).toBe(expected.deletedAt);
      if (expected.deletedAt !== null) continue;
      expect(clip).toEqual(expected);
      const key: [string, string] = [id, expected.revision ?? ''];
      expect(await db.contents.get(key)).toBeDefined();
    }
    expect([...rows.keys()]).toEqual([]);
  }
  await newcomer.db.delete();
}

test(
  'devices converge, lose no acknowledged edit, and restore no deleted clip',
  { timeout: RUNS * 2000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 12, maxLength: 40, size: 'max' }),
        async (events) => {
          const made = await world();
          for (const each of events) await play(made, each);
          await heal(made);
          await check(made);
          totals.schedules += 1;
          totals.events += events.length;
          await Promise.all(made.devices.map(({ db }) => db.delete()));
        },
      ),
      { numRuns: RUNS },
    );
  },
);

afterAll(() => console.log(`Schedules: ${JSON.stringify(totals)}`));
