import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeStamp } from '@/lib/clips/stamp';
import { toCharacters } from '@/lib/sync/coding/v1/alphabet';
import type { ShardRecord } from '@/lib/sync/coding/v1/shard';
import { writeShard } from '@/lib/sync/coding/v1/shard';
import type { CouchServer } from '../couch/server.ts';
import type { Surface, TestBrowser } from '../e2e/browsers/types.ts';
import { readCollection } from '../e2e/collection.ts';
import { bringIn } from './person.ts';

/*
 * Attacks on a collection: a device that is not the user's, a backup that was tampered with, a
 * database that somebody else writes to, a clock that is wrong by a century. None of them may
 * change what the user has confirmed.
 */
const FUTURE = Date.UTC(2126, 0, 1);
const CENTURY = 100 * 365.25 * 86_400_000;

/** Writes shards into browser sync as another device would: dense, damaged, and from the future. */
export async function hostileDevice(browser: TestBrowser, turn: number): Promise<void> {
  const { clips } = await readCollection(browser);
  const deleted = makeStamp(FUTURE, turn, 'evil');
  const gone = clips.map(({ id }): ShardRecord => ({ kind: 'gone', clipId: id, deleted }));
  const html = 'a'.repeat(20_000);
  const dense: ShardRecord = {
    kind: 'contents',
    link: 'AbCd-_12',
    contents: { leadImage: null, html, text: html, capturedAt: turn },
  };
  const items: Record<string, unknown> = {
    't.evil': { format: 1, name: 'Evil', wants: 2 ** 60, sealing: null, turns: 'zzzz' },
    't.evil.m0': await valueOf(gone.slice(0, 50)),
    't.evil.m1': `1${String(turn).repeat(40)}`,
    't.evil.m2': 7,
    't.evil.x0': await valueOf([dense]),
  };
  await browser.evaluateInBackground(
    (json) => chrome.storage.sync.set(JSON.parse(json) as object).catch(() => undefined),
    JSON.stringify(items),
  );
}

async function valueOf(records: readonly ShardRecord[]): Promise<string> {
  const { bytes } = await writeShard(records, 2000);
  return `1${toCharacters(bytes)}`;
}

/** States of a clip that must be rejected. */
function forgeries(clip: object, turn: number): object[] {
  const { clock } = clip as { clock: object };
  const stamp = makeStamp(FUTURE, turn, 'evil');
  return [
    { ...clip, clippedAt: 9e15 },
    { ...clip, wordCount: 2 ** 48 },
    { ...clip, canonicalUrl: 'HTTP://A.example/x' },
    { ...clip, deletedAt: 5, clock: { ...clock, deleted: stamp } },
    { ...clip, title: 'Forged', clock: { ...clock, title: stamp } },
    { ...clip, clock: { ...clock, note: { versions: [], seen: { evil: stamp } } } },
    { ...clip, title: 'Forged', clock: { ...clock, title: 'zzzzzzzzzzzz.evil' } },
  ];
}

/** Imports a backup in which every state of a clip is forged. */
export async function hostileBackup(
  browser: TestBrowser,
  library: Surface,
  turn: number,
): Promise<void> {
  const { clips } = await readCollection(browser);
  const clip = clips[turn % clips.length];
  if (!clip) return;
  const rows = forgeries(clip, turn).map((each) => ({ clip: each, contents: [] }));
  const text = { clipId: clip.id, revision: clip.revision, html: 'x', text: 'x', capturedAt: 1 };
  const backup = {
    format: 'tearsheet-backup',
    clips: [...rows, { clip, contents: [text] }],
    version: 1,
  };
  const path = join(browser.profile, `hostile-${turn}.json`);
  await writeFile(path, JSON.stringify(backup));
  await library.bringToFront();
  await bringIn(library, path);
  await unlink(path);
}

/** Overwrites a clip's document with forged states, as anybody with access to the database can. */
export async function hostileDocument(server: CouchServer, turn: number): Promise<void> {
  const { rows } = (await server.ask('GET', '/soak/_all_docs?include_docs=true')) as {
    rows: { id: string; doc: { _id: string; clip?: object } }[];
  };
  const docs = rows.map(({ doc }) => doc).filter((doc) => doc.clip);
  const doc = docs[turn % Math.max(1, docs.length)];
  if (!doc?.clip) return;
  // Only those that can be parsed: invalid documents are left in the database as they are.
  const states = forgeries(doc.clip, turn).slice(3, 6);
  const forged = states[turn % states.length];
  await server.ask('PUT', `/soak/${doc._id}`, { ...doc, clip: forged }).catch(() => undefined);
}

/** Sets the background's clock a century ahead, until it is stopped. */
export async function wrongClock(browser: TestBrowser): Promise<void> {
  await browser.evaluateInBackground((ahead) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ahead;
  }, CENTURY);
}

/** Clips whose dates or stamps are still in the future. */
export async function futures(browser: TestBrowser): Promise<string[]> {
  const { clips } = await readCollection(browser);
  const late = makeStamp(Date.now() + 2 * 86_400_000, 0, '');
  return clips
    .filter(({ clippedAt, clock }) => clippedAt > Date.now() + 86_400_000 || clock.title > late)
    .map(({ title }) => `${title} is of the future`);
}
