import { toBase64 } from '@/lib/clips/base64';
import type { Clip, Contents } from '@/lib/clips/clip';
import { NOWHERE } from '@/lib/clips/highlight';
import { readWholeClips } from '@/lib/export/collection';
import { writeBackup } from '@/lib/export/formats/backup';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { keepImages } from '@/lib/store/images';
import { makePreview } from '@/lib/store/previews';
import { editClips, saveArticle } from '@/lib/store/save';
import { cardKey, shardKey } from '@/lib/sync/area/items';
import { plainFormat, sealedFormat } from '@/lib/sync/area/format';
import type { ShardRecord } from '@/lib/sync/coding/v1/shard';
import { linkOf, writeShard } from '@/lib/sync/coding/v1/shard';
import { plainCodec } from '@/lib/sync/couch/documents';
import { sealedCodec } from '@/lib/sync/couch/sealed-codec';
import { reduceToLevel } from '@/lib/sync/levels';
import { keyFor, newSealing } from '@/lib/sync/sealing';
import { article } from '../unit/articles';
import { databaseSamples, firstClip } from './database-samples';
import {
  correctedSamples,
  highlightTagSamples,
  publicationSamples,
  standfirstSamples,
} from './publications';

/** Passphrase of the encrypted samples. */
const PASSPHRASE = 'correct horse battery staple';
const REPLICA = 'sample01';
const DAY = Date.UTC(2026, 10, 28, 9, 30);
const PICTURE = {
  url: 'https://news.example/a.jpg',
  type: 'image/png',
  bytes: new Uint8Array([137, 80, 78, 71, 0, 255]),
};

/** A collection with a value in every field: an article, a link in another script, a tombstone. */
async function collection(): Promise<ClipDatabase> {
  const db = new ClipDatabase('samples');
  await db.meta.put({ key: 'replica', value: REPLICA });
  const { clip } = await saveArticle(
    db,
    article({ doi: '10.1000/182', dir: 'ltr', modifiedAt: '2021-08-01' }),
    { tags: ['energy/oil', 'Müll'], note: 'First line\nand “second”.' },
    DAY,
  );
  await saveArticle(
    db,
    article({ html: '<p>A later <b>text</b>.</p>', text: 'A later text.' }),
    {},
    DAY + 60_000,
  );
  const anchor = { revision: clip.revision, start: 8, end: 17 };
  const quote = { exact: 'announced', prefix: 'Mexico ', suffix: ' its' };
  const add = { createdAt: DAY + 61_000, quote, anchor };
  await editClips(
    db,
    [clip.id],
    {
      title: 'Retitled: 東京 & <b>',
      starred: true,
      progress: 40,
      highlights: [
        { id: 'highlight-1', add, colour: 'blue', note: 'mine' },
        { id: 'highlight-2', add: { ...add, anchor: NOWHERE } },
      ],
    },
    DAY + 62_000,
  );
  await editClips(
    db,
    [clip.id],
    { tags: ['energy/oil'], highlights: [{ id: 'highlight-2', removed: true }] },
    DAY + 63_000,
  );
  await keepImages(db, clip.id, [PICTURE], 1000);
  const stored = await db.clips.get(clip.id);
  if (stored) await makePreview(db, stored, async (image) => image);
  const bare = {
    canonicalUrl: null,
    html: '',
    text: '',
    wordCount: 0,
    leadImage: null,
    excerpt: null,
  };
  const link = {
    ...bare,
    url: 'http://b.example:8080/%D7%A9/?q=1',
    title: 'שלום',
    dir: 'rtl' as const,
  };
  await saveArticle(db, article(link), {}, DAY + 70_000);
  const { clip: gone } = await saveArticle(
    db,
    article({ ...bare, url: 'https://c.example/gone' }),
    {},
    DAY + 80_000,
  );
  await editClips(db, [gone.id], { archived: true, deleted: true }, DAY + 90_000);
  return db;
}

/** Every sample, by its file name. */
export async function samples(): Promise<Record<string, unknown>> {
  const db = await collection();
  const clips = (await db.clips.orderBy('clippedAt').toArray()).map(clipOf);
  const contents = (await db.contents.toArray()).map(({ seq: _seq, ...each }) => each);
  const sealing = await newSealing(PASSPHRASE);
  const key = await keyFor(sealing.terms, sealing);
  return {
    shards: { passphrase: PASSPHRASE, sealing, ...(await shardSamples(clips, contents, key)) },
    'shards-2': await publicationSamples(clips, REPLICA, DAY),
    'shards-2-corrected': await correctedSamples(clips, REPLICA, DAY),
    'shards-2-standfirsts': await standfirstSamples(clips, REPLICA),
    'shards-2-highlight-tags': await highlightTagSamples(clips, REPLICA, DAY),
    couch: { passphrase: PASSPHRASE, sealing, ...(await couchSamples(clips, contents, key)) },
    'backup-1': JSON.parse(await backupText(db)) as unknown,
    'backup-1-first': firstBackup(JSON.parse(await backupText(db)) as Backup),
    ...(await databaseSamples(db)),
  };
}

type Key = Awaited<ReturnType<typeof keyFor>>;

/** A shard of each kind of record and level, plain and encrypted. */
async function shardSamples(clips: readonly Clip[], contents: readonly Contents[], key: Key) {
  const states = (level: 'address' | 'title' | 'details') =>
    clips.map((clip): ShardRecord => ({ kind: 'clip', level, clip: reduceToLevel(clip, level) }));
  const [whole] = clips;
  const newest = contents.find(({ revision }) => revision === whole?.revision);
  if (!whole || !newest) throw new Error('No clip with a text');
  const { html, text, capturedAt } = newest;
  const { leadImage } = whole;
  const texts: ShardRecord[] = [
    {
      kind: 'contents',
      link: await linkOf(whole),
      contents: { leadImage, html, text, capturedAt },
    },
    {
      kind: 'contents',
      link: 'AbCd-_12',
      contents: { leadImage: null, html: '<p>a</p>', text: 'other', capturedAt },
    },
  ];
  const gone = clips.map(({ id, clock }): ShardRecord => ({
    kind: 'gone',
    clipId: id,
    deleted: clock.deleted,
  }));
  const all: [string, readonly ShardRecord[]][] = [
    ['m0', states('address')],
    ['m1', states('title')],
    ['m2', states('details')],
    ['m3', gone],
    ['x0', texts],
  ];
  const card = { format: 1, name: 'Firefox on Linux', wants: 4096, sealing: null };
  const plain: object[] = [{ key: cardKey(REPLICA), value: card }];
  const sealed: object[] = [];
  for (const [shard, records] of all) {
    const at = shardKey(REPLICA, shard);
    const { bytes } = await writeShard(records, Infinity);
    plain.push({ key: at, value: await plainFormat.write(bytes, at), records });
    sealed.push({ key: at, value: await sealedFormat(key).write(bytes, at), records });
  }
  return { plain, sealed };
}

/** A document of each kind, plain and encrypted. */
async function couchSamples(clips: readonly Clip[], contents: readonly Contents[], key: Key) {
  const hash = Array.from(
    new Uint8Array(await crypto.subtle.digest('SHA-256', PICTURE.bytes)),
    (byte) => byte.toString(16).padStart(2, '0'),
  ).join('');
  const { type, bytes, url } = PICTURE;
  const list = { clipId: clips[0]?.id ?? '', shown: [{ url, hash }] };
  const written = async (codec: typeof plainCodec) => ({
    clips: await Promise.all(clips.map((clip) => codec.writeClip(clip))),
    contents: await Promise.all(contents.map((each) => codec.writeContents(each))),
    image: await codec.writeImage({ hash, type, bytes }),
    images: await codec.writeImages(list),
  });
  return {
    plain: await written(plainCodec),
    sealed: await written(sealedCodec(key)),
    expected: { clips, contents, image: { hash, type, bytes: toBase64(bytes) }, images: list },
  };
}

async function backupText(db: ClipDatabase): Promise<string> {
  const ids = await db.clips.orderBy('clippedAt').primaryKeys();
  const settings = { 'part:a.example': 'main' };
  let text = '';
  for await (const part of writeBackup({
    wholeClips: () => readWholeClips(db, ids),
    now: DAY,
    settings,
  })) {
    text += typeof part === 'string' ? part : new TextDecoder().decode(part);
  }
  return text;
}

interface Backup {
  readonly clips: readonly { readonly clip: Clip; readonly contents: unknown }[];
}

/** A backup in its first form: without DOI, progress, highlights, images and settings. */
function firstBackup({ clips }: Backup) {
  return {
    format: 'tearsheet-backup',
    version: 1,
    exportedAt: new Date(DAY).toISOString(),
    clips: clips.map(({ clip, contents }) => ({ clip: firstClip(clip), contents })),
  };
}
