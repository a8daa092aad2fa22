import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCharacters, toCharacters } from '@/lib/sync/coding/v1/alphabet';
import type { ShardRecord } from '@/lib/sync/coding/v1/shard';
import { readShard, writeShard } from '@/lib/sync/coding/v1/shard';
import { reduceToLevel } from '@/lib/sync/levels';
import { anyClip } from './arbitraries';
import { runs } from '../runs';

test('clips of every level survive a round trip', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(anyClip, fc.constantFrom('address', 'title', 'details')), { maxLength: 6 }),
      async (given) => {
        const records: ShardRecord[] = [];
        for (const [clip, level] of given) {
          records.push({ kind: 'clip', level, clip: reduceToLevel(await clip, level) });
        }
        const { bytes, taken } = await writeShard(records, Infinity);
        expect(taken).toBe(records.length);
        expect(await readShard(bytes)).toEqual(records);
      },
    ),
    { numRuns: runs(60) },
  );
});

test('texts and tombstones survive a round trip', async () => {
  const records: ShardRecord[] = [
    { kind: 'gone', clipId: 'AbC-_0123456789z', deleted: '0mhz00000000.replica1' },
    {
      kind: 'contents',
      link: 'AbCd-_12',
      contents: {
        leadImage: { url: 'https://a.example/i.jpg', alt: null, credit: 'Someone' },
        html: '<p>One &amp; <b>two</b>.</p><p>Three — four.</p>',
        text: 'One & two.\nThree — four.',
        capturedAt: 1_790_000_000_000,
      },
    },
  ];
  const { bytes } = await writeShard(records, Infinity);
  expect(await readShard(bytes)).toEqual(records);
});

test('a shard stops near its limit', async () => {
  const [clip] = fc.sample(anyClip, { seed: 1, numRuns: 1 });
  if (!clip) throw new Error('no clip');
  const record: ShardRecord = {
    kind: 'clip',
    level: 'details',
    clip: reduceToLevel(await clip, 'details'),
  };
  const records = Array.from({ length: 400 }, (_, index) => ({
    ...record,
    clip: { ...record.clip, title: `${index * 7919} ${index}` },
  }));
  const { bytes, taken } = await writeShard(records, 500);
  expect(taken).toBeLessThan(400);
  expect(toCharacters(bytes).length).toBeGreaterThan(400);
  expect(toCharacters(bytes).length).toBeLessThan(620);
  expect(await readShard(bytes)).toEqual(records.slice(0, taken));
});

test('damaged shards are rejected and never read as clips', async () => {
  const clip = await fc.sample(anyClip, { seed: 2, numRuns: 1 })[0];
  if (!clip) throw new Error('no clip');
  const records: ShardRecord[] = [
    { kind: 'clip', level: 'details', clip: reduceToLevel(clip, 'details') },
  ];
  const { bytes } = await writeShard(records, Infinity);
  for (let place = 0; place < bytes.length; place += Math.ceil(bytes.length / 12)) {
    const damaged = Uint8Array.from(bytes);
    damaged[place] = (damaged[place] ?? 0) ^ 0x55;
    const read = await readShard(damaged).catch(() => null);
    // The last bits of a number may be unused; then the records come back unchanged.
    expect(read ?? records).toEqual(records);
  }
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (noise) => {
      const name = await readShard(noise).then(
        () => 'Damaged',
        (error: unknown) => (error instanceof Error ? error.name : 'nothing'),
      );
      expect(name).toBe('Damaged');
    }),
    { numRuns: runs(20) },
  );
});

test('bytes survive encoding in an alphabet that no browser escapes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toCharacters(bytes);
      expect(text).not.toMatch(/[^!-~]|["\\<]/);
      const back = fromCharacters(text);
      expect(back?.slice(0, bytes.length)).toEqual(bytes);
      expect((back ?? []).slice(bytes.length).every((byte: number) => byte === 0)).toBe(true);
    }),
  );
  expect(fromCharacters('a')).toBeNull();
  expect(fromCharacters('~~')).toBeNull();
  expect(fromCharacters('é!')).toBeNull();
});
