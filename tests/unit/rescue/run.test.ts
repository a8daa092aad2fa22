// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { linkArticle } from '@/lib/clips/link';
import { addItems } from '@/lib/import/add-items';
import { bareItem } from '@/lib/import/item';
import type { LoadedPage } from '@/lib/rescue/loaded-page';
import {
  cancelRescue,
  clipsToRescue,
  countClipsToRescue,
  rescueFailures,
  rescueProgress,
  retryRescue,
  startRescue,
} from '@/lib/rescue/queue';
import { PAUSE } from '@/lib/rescue/run';
import { clipOf } from '@/lib/store/database';
import { contentsOf } from '@/lib/store/queries';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { collection, failed, Network, page, run } from './network';

test('a clip gains its text and missing details, and keeps existing ones', async () => {
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

test('a title that is only the URL is replaced by the page’s', async () => {
  const { db, queue, ids } = await collection('https://a.example/1');
  await startRescue(db, queue);
  await run(db, queue, new Network({ 'https://a.example/1': page('Glaciers') }));
  expect((await db.clips.get(ids[0] ?? ''))?.title).toBe('Glaciers');
});

test('only clips without any text are fetched', async () => {
  const { db, queue, ids } = await collection('https://a.example/1', 'https://a.example/2');
  await saveArticle(db, article(), {}, 5000);
  await editClips(db, [ids[1] ?? ''], { deleted: true }, 6000);
  expect((await clipsToRescue(db, queue)).map(({ url }) => url)).toEqual(['https://a.example/1']);
});

test('clips without any text are counted a few at a time, until that is stopped', async () => {
  const urls = Array.from({ length: 600 }, (_, number) => `https://a.example/${number}`);
  const { db, queue } = await collection(...urls);
  await saveArticle(db, article(), {}, 5000);
  let pauses = 0;
  const pause = () => {
    pauses += 1;
    return Promise.resolve();
  };
  expect(await countClipsToRescue(db, queue, pause)).toMatchObject({ all: 600, offered: 600 });
  expect(pauses).toBeGreaterThan(2);
  const stopped = countClipsToRescue(db, queue, () => Promise.reject(new Error('Stopped')));
  await expect(stopped).rejects.toThrow('Stopped');
});

test('links that the user saved one at a time are not offered for fetching', async () => {
  const { db, queue } = await collection('https://a.example/1');
  const count = () => countClipsToRescue(db, queue, () => Promise.resolve());
  const save = (url: string, now: number) => saveArticle(db, linkArticle(url, ''), {}, now);
  await save('https://a.example/2', 900_000);
  expect(await count()).toEqual({ all: 2, offered: 0, newest: 0 });
  // Such as the links of a selection.
  await save('https://a.example/3', 5000);
  await save('https://a.example/4', 5020);
  expect(await count()).toEqual({ all: 4, offered: 2, newest: 5020 });
});

test('imported links are offered, with the time of the latest import', async () => {
  const { db, queue } = await collection();
  const bring = (now: number, ...links: readonly [url: string, savedAt: number | null][]) =>
    addItems(
      db,
      links.map(([url, savedAt]) => ({ ...bareItem(url), savedAt })),
      {
        now,
        prepare: (html) => ({ html, text: html, wordCount: 0 }),
        extract: () => Promise.resolve(null),
        onChanges: () => undefined,
      },
    );
  await bring(10_000, ['https://a.example/1', 700]);
  await bring(20_000, ['https://a.example/2', null], ['https://a.example/3', null]);
  await saveArticle(db, linkArticle('https://a.example/4', ''), {}, 30_000);
  const found = await countClipsToRescue(db, queue, () => Promise.resolve());
  expect(found).toEqual({ all: 4, offered: 3, newest: 20_000 });
});

test('each host gets one request at a time, robots.txt first, with its delay between them', async () => {
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

test('every failure is explained, and pages that robots.txt disallows are never requested', async () => {
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

test('a busy host is tried three times as late as it asks, and a dead one is given up entirely', async () => {
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

test('an aborted run loses nothing, and the next one continues', async () => {
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

test('a missing permission pauses the run, and a missing network delays it, without using up a try', async () => {
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

test('cancelling forgets all but the failures, which can be retried', async () => {
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
