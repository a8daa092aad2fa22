// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { linkArticle } from '@/lib/clips/link';
import type { LoadedPage, LoadedRobots } from '@/lib/rescue/loaded-page';
import {
  cancelRescue,
  clipsToRescue,
  rescueFailures,
  rescueProgress,
  RescueQueue,
  retryRescue,
  startRescue,
} from '@/lib/rescue/queue';
import { extractArticle } from '@/lib/extraction/extract';
import type { RescueWorld } from '@/lib/rescue/run';
import { PAUSE, runRescue } from '@/lib/rescue/run';
import { changeClippingSettings } from '@/lib/store/clipping-settings';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { hasOriginal, originalOf } from '@/lib/store/original-file';
import { contentsOf } from '@/lib/store/queries';
import { editClips, saveArticle } from '@/lib/store/save';
import { writePdf } from '@/tests/samples/pdf/write-pdf';
import { article } from '../articles';

const START = Date.UTC(2026, 0, 2);
const PDF = writePdf([[{ text: 'Words', x: 72, y: 90 }]]);
let count = 0;

const page = (title: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><article><h1>${title}</h1>${`<p>${title} was on everyone’s mind that week, and the council, which had met twice, said so at length.</p>`.repeat(5)}</article></html>`;

const failed = (why: Extract<LoadedPage, { failed: unknown }>['failed'], status: number | null) => {
  return { failed: why, status, retryAfter: null };
};

/** A network of pages by address, whose time passes only while somebody waits. */
class Network implements RescueWorld {
  readonly asked: { url: string; at: number }[] = [];
  readonly robots = new Map<string, LoadedRobots>();
  reach: 'yes' | 'offline' | 'not allowed' = 'yes';
  /** What is told before an answer. */
  onAsk = (_url: string): void => undefined;
  private readonly pages: Record<string, LoadedPage | string>;
  private time = START;

  constructor(pages: Record<string, LoadedPage | string>) {
    this.pages = pages;
  }

  async loadPage(url: string): Promise<LoadedPage> {
    this.asked.push({ url, at: this.time });
    this.onAsk(url);
    const answer = this.pages[url] ?? failed('not there', 404);
    return typeof answer === 'string' ? { url, html: answer } : answer;
  }

  async loadRobots(origin: string): Promise<LoadedRobots> {
    this.asked.push({ url: `${origin}/robots.txt`, at: this.time });
    return this.robots.get(origin) ?? { text: '' };
  }

  /** A PDF is named after what it says, or after what keeps it from being read. */
  readPdf: RescueWorld['readPdf'] = ({ url, handed }) =>
    Promise.resolve(
      handed === 'encrypted'
        ? { problem: handed }
        : { article: article({ url, html: `<p>${handed}</p>`, text: handed }), file: PDF },
    );
  loadExtraction = () => Promise.resolve(extractArticle);
  canReach = () => Promise.resolve(this.reach);
  now = () => this.time;

  async sleep(ms: number): Promise<void> {
    this.time += ms;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

async function collection(...urls: readonly string[]) {
  count += 1;
  const db = new ClipDatabase(`rescue-${count}`);
  const queue = new RescueQueue(`rescue-queue-${count}`);
  const ids: string[] = [];
  for (const [index, url] of urls.entries()) {
    const draft = { tags: ['kept'], note: 'mine' };
    ids.push((await saveArticle(db, linkArticle(url, url), draft, 1000 + index)).clip.id);
  }
  return { db, queue, ids };
}

const run = (db: ClipDatabase, queue: RescueQueue, world: RescueWorld, signal?: AbortSignal) =>
  runRescue(db, queue, world, signal ?? new AbortController().signal);

test('a clip gains its text and the details it lacks, and keeps what it says', async () => {
  const { db, queue, ids } = await collection('https://a.example/1');
  await editClips(db, ids, { title: 'My title', archived: true }, 2000);
  await startRescue(db, queue);
  const head = '<meta name="author" content="Ana Ruiz"><meta property="og:site_name" content="A">';
  await run(db, queue, new Network({ 'https://a.example/1': page('Glaciers', head) }));
  const row = await db.clips.get(ids[0] ?? '');
  if (!row) throw new Error('No clip');
  expect(clipOf(row)).toMatchObject({
    title: 'My title',
    tags: ['kept'],
    note: 'mine',
    archived: true,
    clippedAt: 1000,
    authors: ['Ana Ruiz'],
    siteName: 'A',
  });
  expect(row.wordCount).toBeGreaterThan(50);
  expect((await contentsOf(db, row))?.text).toContain('Glaciers was on everyone’s mind');
  expect(await rescueProgress(queue)).toEqual({ state: 'idle', waiting: 0, done: 1, failed: 0 });
  expect(await clipsToRescue(db, queue)).toEqual([]);
});

test('a title that is only the address is replaced by the page’s', async () => {
  const { db, queue, ids } = await collection('https://a.example/1');
  await startRescue(db, queue);
  await run(db, queue, new Network({ 'https://a.example/1': page('Glaciers') }));
  expect((await db.clips.get(ids[0] ?? ''))?.title).toBe('Glaciers');
});

test('only clips without a text anywhere are wanted', async () => {
  const { db, queue, ids } = await collection('https://a.example/1', 'https://a.example/2');
  await saveArticle(db, article(), {}, 5000);
  await editClips(db, [ids[1] ?? ''], { deleted: true }, 6000);
  expect((await clipsToRescue(db, queue)).map(({ url }) => url)).toEqual(['https://a.example/1']);
});

test('one request at a time for a host, robots.txt first, with its pause between', async () => {
  const urls = [1, 2, 3].flatMap((each) => [
    `https://a.example/${each}`,
    `https://b.example/${each}`,
  ]);
  const { db, queue } = await collection(...urls);
  await startRescue(db, queue);
  const world = new Network(Object.fromEntries(urls.map((url) => [url, page(url)])));
  world.robots.set('https://b.example', { text: 'User-agent: *\nCrawl-delay: 9' });
  await run(db, queue, world);
  for (const [host, pause] of [
    ['a.example', PAUSE],
    ['b.example', 9000],
  ] as const) {
    const asked = world.asked.filter(({ url }) => url.includes(host));
    expect(asked).toHaveLength(4);
    expect(asked[0]?.url).toBe(`https://${host}/robots.txt`);
    const gaps = asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(pause);
  }
  expect((await rescueProgress(queue)).done).toBe(6);
});

test('why a text is not there is told, and what robots.txt keeps is never asked for', async () => {
  const at = (path: string) => `https://${path}.example/x`;
  const kinds = ['gone', 'pdf', 'login', 'front', 'paywall', 'list', 'robots', 'forbidden', 'huge'];
  const { db, queue } = await collection(...kinds.map(at));
  await startRescue(db, queue);
  const paywall =
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"x","isAccessibleForFree":false}</script>';
  const world = new Network({
    [at('gone')]: failed('not there', 410),
    [at('pdf')]: failed('not a page', 200),
    [at('login')]: '<title>Log in</title><form><input type="password"></form>',
    [at('front')]: { url: 'https://front.example/', html: page('Front page') },
    [at('paywall')]: page('Part of it', paywall),
    [at('list')]: '<p>Hi</p>',
    [at('robots')]: page('Robots'),
    [at('forbidden')]: failed('not there', 403),
    [at('huge')]: failed('too large', 200),
  });
  world.robots.set('https://robots.example', { text: 'User-agent: *\nDisallow: /' });
  await run(db, queue, world);
  const problems = (await rescueFailures(queue, 100)).map(({ url, problem }) => [url, problem]);
  expect(Object.fromEntries(problems)).toEqual({
    [at('gone')]: 'gone',
    [at('pdf')]: 'not a page',
    [at('login')]: 'login',
    [at('front')]: 'gone',
    [at('paywall')]: 'paywall',
    [at('list')]: 'not an article',
    [at('robots')]: 'robots',
    [at('forbidden')]: 'refused',
    [at('huge')]: 'too large',
  });
  expect(world.asked.map(({ url }) => url)).not.toContain(at('robots'));
  expect(await db.contents.count()).toBe(0);
});

test('what is overloaded is tried three times, as late as it asks; a dead host is given up whole', async () => {
  const dead = [1, 2, 3].map((each) => `https://dead.example/${each}`);
  const busy = 'https://busy.example/1';
  const { db, queue } = await collection(busy, ...dead);
  await startRescue(db, queue);
  const world = new Network({ [busy]: { failed: 'not there', status: 503, retryAfter: 60_000 } });
  world.robots.set('https://dead.example', { failed: 'offline' });
  await run(db, queue, world);
  const failures = await rescueFailures(queue, 10);
  expect(failures.map(({ problem, tries }) => [problem, tries])).toEqual(
    expect.arrayContaining([
      ['busy', 3],
      ['dead', 2],
    ]),
  );
  expect(failures.filter(({ problem }) => problem === 'dead')).toHaveLength(3);
  expect(world.asked.filter(({ url }) => url.includes('dead'))).toHaveLength(2);
  const tries = world.asked.filter(({ url }) => url === busy).map(({ at }) => at);
  expect((tries[1] ?? 0) - (tries[0] ?? 0)).toBeGreaterThanOrEqual(60_000);
});

test('a PDF is read, and its file kept where the person wants that; one that cannot be is told', async () => {
  const at = (path: string) => `https://${path}.example/x.pdf`;
  const { db, queue, ids } = await collection(at('paper'), at('locked'));
  await startRescue(db, queue);
  const pdf = (path: string, handed: string): LoadedPage => ({ url: at(path), handed });
  const pages = {
    [at('paper')]: pdf('paper', 'Silt and tides'),
    [at('locked')]: pdf('locked', 'encrypted'),
  };
  await run(db, queue, new Network(pages));
  const paper = await db.clips.get(ids[0] ?? '');
  expect(paper && (await contentsOf(db, paper))?.text).toBe('Silt and tides');
  expect(Buffer.from((paper && (await originalOf(db, paper))?.bytes) ?? []).equals(PDF)).toBe(true);
  const failures = await rescueFailures(queue, 10);
  expect(failures.map(({ url, problem }) => [url, problem])).toEqual([[at('locked'), 'encrypted']]);

  await changeClippingSettings(db, { keepPdf: false });
  await saveArticle(db, linkArticle(at('other'), 'Other'), {}, 3000);
  await startRescue(db, queue);
  await run(db, queue, new Network({ [at('other')]: pdf('other', 'Without its file') }));
  const other = (await db.clips.toArray()).find(({ url }) => url === at('other'));
  expect(other?.revision).not.toBeNull();
  expect(other && (await hasOriginal(db, other))).toBe(false);
});

test('a stop loses nothing: the next run goes on with what waits', async () => {
  const urls = [1, 2, 3, 4].map((each) => `https://a.example/${each}`);
  const { db, queue } = await collection(...urls);
  await startRescue(db, queue);
  const pages = Object.fromEntries(urls.map((url) => [url, page(url)]));
  const stop = new AbortController();
  const first = new Network(pages);
  first.onAsk = (url) => {
    if (url.endsWith('/3')) stop.abort();
  };
  await run(db, queue, first, stop.signal);
  expect(await rescueProgress(queue)).toEqual({ state: 'running', waiting: 2, done: 2, failed: 0 });
  const second = new Network(pages);
  await run(db, queue, second);
  expect(second.asked.map(({ url }) => url)).toEqual([
    'https://a.example/robots.txt',
    'https://a.example/3',
    'https://a.example/4',
  ]);
  expect(await db.contents.count()).toBe(4);
});

test('without leave it pauses; without a network it waits; neither costs a try', async () => {
  const { db, queue } = await collection('https://a.example/1');
  await startRescue(db, queue);
  const away = new Network({ 'https://a.example/1': failed('offline', null) });
  away.reach = 'not allowed';
  await run(db, queue, away);
  expect(await rescueProgress(queue)).toMatchObject({ state: 'paused', waiting: 1, failed: 0 });
  const back: Record<string, LoadedPage | string> = {
    'https://a.example/1': failed('offline', null),
  };
  const world = new Network(back);
  world.reach = 'offline';
  world.onAsk = () => {
    if (world.asked.length > 4) back['https://a.example/1'] = page('Glaciers');
  };
  await run(db, queue, world);
  expect(await rescueProgress(queue)).toMatchObject({ state: 'idle', done: 1 });
});

test('what was cancelled is forgotten but for what failed, which can be tried again', async () => {
  const { db, queue } = await collection('https://a.example/1', 'https://b.example/2');
  await startRescue(db, queue);
  const stop = new AbortController();
  const world = new Network({ 'https://b.example/2': page('Ferries') });
  world.onAsk = (url) => {
    if (url.includes('b.example')) stop.abort();
  };
  await run(db, queue, world, stop.signal);
  await cancelRescue(queue);
  expect(await rescueProgress(queue)).toEqual({ state: 'idle', waiting: 0, done: 0, failed: 1 });
  expect(await clipsToRescue(db, queue)).toHaveLength(1);
  await retryRescue(queue);
  await run(db, queue, new Network({ 'https://a.example/1': page('Glaciers') }));
  expect(await rescueProgress(queue)).toMatchObject({ done: 1, failed: 0 });
});
