// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { linkArticle } from '@/lib/clips/link';
import { extractArticle } from '@/lib/extraction/extract';
import type { LoadedPage } from '@/lib/rescue/loaded-page';
import { rescueFailures, startRescue } from '@/lib/rescue/queue';
import { changeClippingSettings } from '@/lib/store/clipping-settings';
import { hasOriginal, originalOf } from '@/lib/store/original-file';
import { contentsOf } from '@/lib/store/queries';
import { saveArticle } from '@/lib/store/save';
import { collection, Network, page, PDF, run } from './network';

test('robots.txt also applies to the other files of a page', async () => {
  const url = 'https://a.example/1';
  const { db, queue } = await collection(url);
  await startRescue(db, queue);
  const world = new Network({ [url]: page('Glaciers') });
  world.robots.set('https://a.example', { text: 'User-agent: *\nDisallow: /captions' });
  let told: readonly boolean[] = [];
  world.extract = async (document, address, mayLoad) => {
    told = ['/captions/en.vtt', '/en.vtt'].map((path) => mayLoad(`https://a.example${path}`));
    return extractArticle(document, address);
  };
  await run(db, queue, world);
  expect(told).toEqual([false, true]);
});

test('a PDF is read and stored if the user wants that, and an unreadable one is reported', async () => {
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
