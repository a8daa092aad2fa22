import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { endToEnd } from '../../e2e/run.ts';
import type { Surface } from '../../e2e/browsers/types.ts';
import { itemBytes, LIMITS, shardKey } from '@/lib/sync/area/items';
import { plainFormat, readerWith } from '@/lib/sync/area/format';
import type { Shard } from '@/lib/sync/area/pack';
import { packRecords } from '@/lib/sync/area/pack';
import type { ShardRecord } from '@/lib/sync/coding/v1/shard';
import { linkOf, readShard } from '@/lib/sync/coding/v1/shard';
import { publishedDataOf } from '@/lib/sync/area/published';
import { editClip } from '@/lib/clips/edit';
import { makeStamp } from '@/lib/clips/stamp';
import { reduceToLevel } from '@/lib/sync/levels';
import type { Whole } from './clips.ts';
import { articlesOf, collectionOf, metadataBytes, whole } from './clips.ts';

/**
 * Measures the capacity of `storage.sync` in a real browser: as many clips as it accepts at each
 * level, read back and decoded; and how much is rewritten when one tag changes. `npm run
 * bench:sync`.
 */
const CORPUS = process.env['CORPUS'] ?? '../shared/corpus';
const REPLICA = 'k3v9x2a1';
const run = endToEnd({ fresh: true });
const lines: string[] = [];
const report = (line: string) => {
  lines.push(line);
  console.log(line);
};

/** As long as a shard's key, but not recognised as one by the extension, which is running. */
const keyOf = (name: string) => shardKey(REPLICA, name).replace('t', 'b');

/** Writes shards into the browser's storage until it refuses one. */
async function store(page: Surface, shards: ReadonlyMap<string, Shard>): Promise<void> {
  const items = [...shards].map(([name, { value }]) => [keyOf(name), value]);
  await page.evaluate(async (entries) => {
    await chrome.storage.sync.clear();
    const put = (some: [string, string][]) =>
      chrome.storage.sync.set(Object.fromEntries(some)).then(
        () => true,
        () => false,
      );
    // Several per write while there is room, then one by one: browsers limit the number of writes.
    let left = entries as [string, string][];
    while (left.length > 0 && (await put(left.slice(0, 8)))) left = left.slice(8);
    while (left.length > 0 && (await put(left.slice(0, 1)))) left = left.slice(1);
  }, items);
}

async function capacity(page: Surface, what: string, records: readonly ShardRecord[]) {
  const started = performance.now();
  const { shards } = await packRecords(REPLICA, new Map(), records, plainFormat);
  const seconds = (performance.now() - started) / 1000;
  await store(page, shards);
  const items = await page.evaluate(() => chrome.storage.sync.get(null));
  const read: ShardRecord[] = [];
  let bytes = 0;
  for (const [key, value] of Object.entries(items as Record<string, string>)) {
    bytes += itemBytes(key, value);
    if (!key.startsWith('b.')) continue;
    const opened = await readerWith(null).read(value, key);
    if (!opened) throw new Error('A shard did not come back as it was put');
    read.push(...(await readShard(opened)));
  }
  const held = await publishedDataOf(read);
  const complete = [...held.clips.values()].filter(({ level }) => level === 'text').length;
  const clips = what === 'text' ? complete : held.clips.size;
  report(
    `${run.name.padEnd(9)} ${what.padEnd(8)} ${String(clips).padStart(5)} clips in ${bytes} bytes (${(bytes / clips).toFixed(1)} each); coding all took ${seconds.toFixed(1)} s`,
  );
  return { clips, shards };
}

async function rewritten(shards: ReadonlyMap<string, Shard>, collection: readonly Whole[]) {
  const sizes: number[] = [];
  const records = [...shards.values()].flatMap((shard) => shard.records ?? []);
  for (let pick = 0; pick < 40; pick += 1) {
    const place = (pick * 7919) % records.length;
    const now = records.map((record, index): ShardRecord => {
      if (index !== place || record.kind !== 'clip') return record;
      const tags = [...record.clip.tags.slice(1), collection[pick]?.clip.tags[0] ?? 'new', 'read'];
      const stamp = makeStamp(Date.UTC(2026, 5, 1) + pick * 77_777, 0, REPLICA);
      return { ...record, clip: editClip(record.clip, { tags }, stamp) };
    });
    const after = await packRecords(REPLICA, shards, now, plainFormat);
    const changed = [...after.shards].filter(
      ([name, { value }]) => shards.get(name)?.value !== value,
    );
    sizes.push(
      changed.reduce(
        (sum, [name, { value }]) => sum + itemBytes(shardKey(REPLICA, name), value),
        0,
      ),
    );
  }
  const mean = sizes.reduce((sum, each) => sum + each, 0) / sizes.length;
  report(
    `${run.name.padEnd(9)} one tag changed rewrites ${mean.toFixed(0)} bytes on average, ${Math.max(...sizes)} at most`,
  );
}

test('capacity of a real browser’s storage area', { timeout: 1_200_000 }, async () => {
  const articles = await articlesOf(CORPUS);
  const collection = await collectionOf(articles, 2600);
  const json = collection.reduce((sum, each) => sum + metadataBytes(each), 0) / collection.length;
  report(
    `${run.name.padEnd(9)} ${collection.length} clips, ${json.toFixed(0)} bytes of metadata each as JSON`,
  );
  const page = await run.browser.openExtensionPage('library.html');
  for (const level of ['details', 'title', 'address'] as const) {
    const records = collection.map(({ clip }): ShardRecord => {
      // The stated figure is for title, address and tags: notes belong to the details.
      const bare =
        level === 'details'
          ? clip
          : { ...clip, clock: { ...clip.clock, note: { versions: [], seen: {} } } };
      return { kind: 'clip', level, clip: reduceToLevel(bare, level) };
    });
    const { clips, shards } = await capacity(page, level, records);
    expect(clips).toBeGreaterThan(0);
    if (level !== 'title') await rewritten(shards, collection);
  }
  const texts = await Promise.all(
    articles.map((article, index) =>
      whole(
        article,
        { tags: ['one', 'two', 'three'], note: '' },
        Date.UTC(2026, 0, 1) + index * 7_777_777,
      ),
    ),
  );
  const html =
    texts.reduce((sum, { contents }) => sum + (contents?.html.length ?? 0), 0) / texts.length;
  const text =
    texts.reduce((sum, { contents }) => sum + (contents?.text.length ?? 0), 0) / texts.length;
  report(
    `${run.name.padEnd(9)} ${texts.length} real articles, ${text.toFixed(0)} characters of text and ${html.toFixed(0)} of HTML each`,
  );
  let most = 30;
  while (most < texts.length && (await wholeBytes(texts.slice(0, most + 1))) <= LIMITS.bytes)
    most += 1;
  await capacity(page, 'text', await wholeRecords(texts.slice(0, most)));
});

/** Clips with their full texts, as records. */
async function wholeRecords(texts: readonly Whole[]): Promise<ShardRecord[]> {
  const records: ShardRecord[] = [];
  for (const { clip, contents } of texts) {
    records.push({ kind: 'clip', level: 'details', clip: reduceToLevel(clip, 'details') });
    if (!contents) continue;
    const { html, text, capturedAt } = contents;
    const { leadImage } = clip;
    records.push({
      kind: 'contents',
      link: await linkOf(clip),
      contents: { html, text, capturedAt, leadImage },
    });
  }
  return records;
}

async function wholeBytes(texts: readonly Whole[]): Promise<number> {
  const { shards } = await packRecords(REPLICA, new Map(), await wholeRecords(texts), plainFormat);
  return [...shards].reduce(
    (sum, [name, { value }]) => sum + itemBytes(shardKey(REPLICA, name), value),
    0,
  );
}

afterAll(() => {
  mkdirSync('artifacts', { recursive: true });
  writeFileSync(`artifacts/sync-${run.name}.txt`, `${lines.join('\n')}\n`);
});
