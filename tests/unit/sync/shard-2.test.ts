import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Clip } from '@/lib/clips/clip';
import type { ShardRecord } from '@/lib/sync/coding/v1/shard';
import { readShard as readFirst, writeShard as writeFirst } from '@/lib/sync/coding/v1/shard';
import { charactersFor } from '@/lib/sync/coding/v1/alphabet';
import { readShard, writeShard } from '@/lib/sync/coding/v2/shard';
import { reduceToLevel } from '@/lib/sync/levels';
import { highlightsOf } from '@/lib/clips/highlight';
import { withPublication } from '@/lib/clips/publication';
import { runs } from '../runs';
import { anyClip, anyPublishedClip, anyTaggedClip } from './arbitraries';

const details = (clip: Clip): ShardRecord => {
  return { kind: 'clip', level: 'details', clip: reduceToLevel(clip, 'details') };
};

const bare = (record: ShardRecord): ShardRecord => {
  if (record.kind !== 'clip') return record;
  return { ...record, clip: withPublication(record.clip, { clock: {} }) };
};

test('publications survive a round trip, and an older reader gets everything else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyPublishedClip, { minLength: 1, maxLength: 5 }), async (making) => {
      const records = (await Promise.all(making)).map(details);
      const { bytes, taken } = await writeShard(records, Infinity);
      expect(taken).toBe(records.length);
      const read = await readShard(bytes);
      const old = await readFirst(bytes);
      const asFirst = await readFirst((await writeFirst(records.map(bare), Infinity)).bytes);
      expect(old).toEqual(asFirst);
      expect(read.map(bare)).toEqual(asFirst);
      const told = (list: readonly ShardRecord[]) =>
        list.map(
          (each) => each.kind === 'clip' && [each.clip.publication, each.clip.clock.publication],
        );
      expect(told(read)).toEqual(told(records));
    }),
    { numRuns: runs(12), endOnFailure: true },
  );
});

/** A record as seen by a reader that knows publications but no tags of highlights. */
const untagged = (record: ShardRecord): ShardRecord => {
  if (record.kind !== 'clip') return record;
  const highlights = Object.fromEntries(
    Object.entries(record.clip.clock.highlights).map(([id, { tags: _tags, ...state }]) => [
      id,
      state,
    ]),
  );
  const clock = { ...record.clip.clock, highlights };
  return { ...record, clip: { ...record.clip, highlights: highlightsOf(highlights), clock } };
};

test('tags of highlights survive a round trip, and an older reader gets everything else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTaggedClip, { minLength: 1, maxLength: 4 }), async (making) => {
      const records = (await Promise.all(making)).map(details);
      const { bytes } = await writeShard(records, Infinity);
      const read = await readShard(bytes);
      const bareTold = await readShard((await writeShard(records.map(untagged), Infinity)).bytes);
      expect(read.map(untagged)).toEqual(bareTold);
      const first = await writeFirst(records.map(untagged).map(bare), Infinity);
      expect(await readFirst(bytes)).toEqual(await readFirst(first.bytes));
      const told = (list: readonly ShardRecord[]) =>
        list.map((each) =>
          each.kind === 'clip'
            ? Object.entries(each.clip.clock.highlights)
                .map(([id, { tags }]) => JSON.stringify([id, tags]))
                .toSorted()
            : null,
        );
      expect(told(read)).toEqual(told(records));
    }),
    { numRuns: runs(12), endOnFailure: true },
  );
});

test('a shard without publications is identical to one in the first version', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyClip, { minLength: 1, maxLength: 3 }), async (making) => {
      const records = (await Promise.all(making)).map(details);
      expect(await writeShard(records, 2000)).toEqual(await writeFirst(records, 2000));
    }),
    { numRuns: runs(10) },
  );
});

async function published(container: string): Promise<Clip> {
  const [made] = fc.sample(anyClip, { numRuns: 1, seed: 7 });
  if (!made) throw new Error('No clip');
  const clip = await made;
  return {
    ...clip,
    publication: { container },
    clock: { ...clip.clock, publication: clip.clock.capture },
  };
}

test('damaged or excessive publications do not affect the clips', async () => {
  const { bytes } = await writeShard([details(await published('A journal'))], Infinity);
  for (let at = bytes.length - 30; at < bytes.length; at += 1) {
    const damaged = Uint8Array.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
    const [record] = await readShard(damaged);
    expect(record?.kind).toBe('clip');
  }
  const long = await writeShard([details(await published('x'.repeat(501)))], Infinity);
  const [record] = await readShard(long.bytes);
  expect(record?.kind === 'clip' && record.clip.publication).toBeUndefined();
  const bomb = await writeShard([details(await published('x'.repeat(500_000)))], Infinity);
  expect(await readShard(bomb.bytes)).toHaveLength(1);
});

test('shards with publications stay within the limit', async () => {
  const clip = await published('');
  const records = Array.from({ length: 60 }, (_, index) =>
    details({
      ...clip,
      canonicalUrl: `https://a.example/${index}`,
      publication: { container: `Journal ${index * 7919} of ${(index * 104_729) % 9973}` },
    }),
  );
  const { bytes, taken } = await writeShard(records, 2150);
  expect(taken).toBeGreaterThan(5);
  expect(taken).toBeLessThan(60);
  expect(charactersFor(bytes.length)).toBeLessThanOrEqual(2150);
});

test('levels below the details have no publication, nor a stamp for it', async () => {
  const { clip } = details(await published('A journal')) as { clip: Clip };
  for (const level of ['address', 'title'] as const) {
    const told = reduceToLevel(clip, level);
    expect(told).not.toHaveProperty('publication');
    expect(told.clock).not.toHaveProperty('publication');
  }
});

test('standfirsts survive a round trip, and an older reader gets everything else', async () => {
  const clip = await published('A journal');
  const introduced = [
    { ...clip, standfirst: 'How a storm gave the town its harbour.' },
    { ...clip, excerpt: 'In short.', standfirst: 'In short.' },
    clip,
  ].map(details);
  const { bytes } = await writeShard(introduced, Infinity);
  expect(await readShard(bytes)).toEqual(introduced);
  const without = introduced.map((each) => {
    if (each.kind !== 'clip') return each;
    const { standfirst: _standfirst, ...rest } = each.clip;
    return bare({ ...each, clip: rest });
  });
  expect(await readFirst(bytes)).toEqual(without);
});

test('an appendix that is too long reduces the number of clips in a shard, or is left out', async () => {
  const clip = await published('A journal');
  const random = (seed: number) =>
    Array.from({ length: 900 }, (_, at) => ((at + seed) * 7919 * 104_729).toString(36)).join(' ');
  const records = Array.from({ length: 8 }, (_, index) =>
    details({ ...clip, canonicalUrl: `https://a.example/${index}`, standfirst: random(index) }),
  );
  const { bytes, taken } = await writeShard(records, Infinity);
  expect(taken).toBeGreaterThanOrEqual(1);
  expect(taken).toBeLessThan(8);
  const read = await readShard(bytes);
  expect(read).toHaveLength(taken);
  const huge = { ...clip, publication: { container: 'x'.repeat(100_000) }, standfirst: random(1) };
  const alone = await writeShard([details(huge)], Infinity);
  expect(await readShard(alone.bytes)).toHaveLength(1);
});
