import { readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { expect, test } from 'vitest';
import { chromeScope } from '../e2e/browsers/firefox-scope';
import { findBrowser } from '../e2e/browsers/find';
import { exported } from '../unit/export/exporting';
import { hardCollection } from './collection';
import { output, saved, scratch } from './tool';

/** Firefox's own modules, in its chrome scope. */
declare const ChromeUtils: {
  importESModule(path: string): {
    BookmarkHTMLUtils: { importFromFile(path: string): Promise<number> };
    PlacesUtils: {
      bookmarks: { search(query: object): Promise<{ title: string; url: URL; dateAdded: Date }[]> };
      tagging: { getTagsForURI(uri: unknown): string[] };
    };
  };
};
declare const Services: { io: { newURI(address: string): unknown } };

test('Bookmarks × Firefox’s own import: titles, tags and dates', { timeout: 60_000 }, async () => {
  const db = await hardCollection('bookmarks');
  const path = await saved(scratch(), await exported(db, 'bookmarks'));
  expect(readFileSync(path, 'utf8')).toContain('NETSCAPE-Bookmark-file-1');
  const firefox = findBrowser('firefox');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    ...(firefox !== null && { executablePath: firefox }),
    headless: true,
    args: ['--remote-allow-system-access'],
  });
  try {
    const scope = await chromeScope(browser);
    const read = await scope(async (file: string) => {
      const load = (name: string) =>
        ChromeUtils.importESModule(`resource://gre/modules/${name}.sys.mjs`);
      await load('BookmarkHTMLUtils').BookmarkHTMLUtils.importFromFile(file);
      const { bookmarks, tagging } = load('PlacesUtils').PlacesUtils;
      const found = await bookmarks.search({ query: 'http' });
      return found.map(({ title, url, dateAdded }) => ({
        title,
        url: url.href,
        seconds: Math.floor(dateAdded.getTime() / 1000),
        tags: tagging.getTagsForURI(Services.io.newURI(url.href)),
      }));
    }, path);
    const clips = await db.clips.toArray();
    // A new profile comes with some bookmarks.
    expect(read.length).toBeGreaterThanOrEqual(clips.length);
    for (const clip of clips) {
      const there = read.find(({ url }) => url === new URL(clip.url).href);
      expect(there).toMatchObject({
        title: clip.title.replaceAll(/\s+/g, ' ').trim(),
        seconds: Math.floor(clip.clippedAt / 1000),
      });
      expect(there?.tags.toSorted()).toEqual([...clip.tags].toSorted());
    }
  } finally {
    await browser.close();
  }
});

test('Bookmarks × buku: titles, addresses, tags and notes', { timeout: 60_000 }, async () => {
  const db = await hardCollection('bookmarks-buku');
  const folder = scratch();
  const path = await saved(folder, await exported(db, 'bookmarks'));
  // It parses bookmark files itself, and asks nothing with --tacit.
  const env = ['-i', `HOME=${folder}`, `XDG_DATA_HOME=${folder}`, 'LANG=C.UTF-8', 'PATH=/usr/bin'];
  output('env', [...env, 'buku', '--tacit', '--nostdin', '-i', path]);
  const printed = output('env', [...env, 'buku', '--nostdin', '--nc', '-p', '-j']);
  const read: { uri: string; title: string; tags: string; description: string }[] =
    JSON.parse(printed);
  const clips = await db.clips.toArray();
  expect(read).toHaveLength(clips.length);
  for (const clip of clips) {
    const there = read.find(({ uri }) => uri === clip.url);
    expect(there?.title).toBe(clip.title.replaceAll(/\s+/g, ' ').trim());
    // It lower-cases tags.
    const tags = clip.tags.map((tag) => tag.toLowerCase()).toSorted();
    expect(there?.tags.split(',').filter(Boolean).toSorted()).toEqual(tags);
    // And it joins the lines of notes.
    expect(there?.description.trim()).toBe(clip.note.trim().replaceAll('\n', ' '));
  }
});
