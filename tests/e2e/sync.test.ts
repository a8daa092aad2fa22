import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '@/lib/clips/canonical-url';
import { momentOf, newClip } from '@/lib/clips/clip';
import { clipId, revisionId } from '@/lib/clips/clip-id';
import { makeStamp } from '@/lib/clips/stamp';
import { sha256 } from '@/lib/store/digest';
import { article } from '../unit/articles.ts';
import type { TestBrowser } from './browsers/types.ts';
import {
  articlePage,
  clipPage,
  collectionWhere,
  importFile,
  readCollection,
} from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
const other = endToEnd({ device: 'other' });

/** Acts as the vendor's server: copies the keys of one profile to the other. */
async function carry(from: TestBrowser, to: TestBrowser): Promise<void> {
  const items = await from.evaluateInBackground(async () =>
    JSON.stringify(await chrome.storage.sync.get(null)),
  );
  await to.evaluateInBackground(async (json) => {
    const theirs = JSON.parse(json) as Record<string, unknown>;
    const mine = Object.keys(await chrome.storage.sync.get(null));
    const replicas = new Set(Object.keys(theirs).map((key) => key.split('.')[1]));
    const gone = mine.filter((key) => replicas.has(key.split('.')[1]) && !(key in theirs));
    await chrome.storage.sync.remove(gone);
    await chrome.storage.sync.set(theirs);
  }, items);
}

const synced = (browser: TestBrowser) =>
  collectionWhere(
    browser,
    'everything is in browser sync',
    ({ clips, placements }) =>
      clips.every((clip) => placements.some((each) => each.clipId === clip.id)),
    60_000,
  );

/** A backup with that many clips, each of a page on the test's site, most with a text. */
async function backupOf(count: number, address: (index: number) => string): Promise<string> {
  const clips = [];
  for (let index = 0; index < count; index += 1) {
    const url = address(index);
    const text = `Text number ${index}, of which not all can be in browser sync. `.repeat(12);
    const made = article({
      url,
      canonicalUrl: null,
      title: `Imported ${index}`,
      html: `<p>${text}</p>`,
      text: text.trim(),
      leadImage: null,
    });
    const id = await clipId(canonicalUrl(url), sha256);
    const revision = await revisionId(made.html, sha256);
    const time = 1_700_000_000_000 + index * 60_000;
    const identity = { id, canonicalUrl: canonicalUrl(url), revision };
    const clip = newClip(
      made,
      { tags: ['imported'] },
      identity,
      momentOf(makeStamp(time, 0, 'elsewhere')),
    );
    const { html } = made;
    clips.push({
      clip,
      contents: [{ clipId: id, revision, html, text: made.text, capturedAt: time }],
    });
  }
  return JSON.stringify({
    format: 'tearsheet-backup',
    version: 1,
    exportedAt: '2026-01-01T00:00:00Z',
    clips,
  });
}

describe('browser sync', () => {
  it('syncs a whole clip from one profile to another', async () => {
    await clipPage(run.browser, run.site.serve('/ferry', articlePage('The night ferry')));
    await synced(run.browser);
    await carry(run.browser, other.browser);
    const { clips } = await collectionWhere(
      other.browser,
      'the clip',
      ({ clips: there, contents }) => there.length === 1 && contents.length === 1,
    );
    expect(clips).toEqual(
      (await readCollection(run.browser)).clips.map((clip) => ({
        ...clip,
        seq: expect.any(Number),
      })),
    );
    const library = await other.browser.openExtensionPage(`library.html#/clip/${clips[0]?.id}`);
    await library.waitFor('[data-testid="clip-storage"]', { text: 'in full in browser sync' });
    await library.close();
  });

  it('shows what is stored where, and the devices', async () => {
    const library = await other.browser.openExtensionPage('library.html');
    await library.click('[data-testid="open-sync"]');
    await library.waitFor('[data-testid="sync-levels"]', { text: '1 clip in full' });
    await library.waitFor('[data-testid="devices"]', { text: '(this device)' });
    expect(await library.count('[data-testid="devices"] li')).toBe(2);
    await library.click('[data-testid="sync-now"]');
    await library.waitFor('[data-testid="browser-sync-when"]', { text: 'Last synced' });
    await library.close();
  });

  it(
    'syncs more clips than fit with their texts, and the others can be fetched from their pages',
    { timeout: 240_000 },
    async () => {
      run.site.serve('/imported-3', articlePage('Imported three'));
      const file = join(tmpdir(), `tearsheet-${process.pid}.json`);
      await writeFile(file, await backupOf(330, (index) => `${run.site.origin}/imported-${index}`));
      const library = await run.browser.openExtensionPage('library.html#/import');
      await importFile(library, file);
      await collectionWhere(run.browser, 'the import', ({ clips }) => clips.length === 331, 60_000);
      await synced(run.browser);
      await library.close();
      await carry(run.browser, other.browser);
      const { clips } = await collectionWhere(
        other.browser,
        'the clips',
        ({ clips: there }) => there.length === 331,
      );
      const textless = clips.find((clip) => clip.title === 'Imported 3');
      expect(textless).toMatchObject({ revision: null, tags: ['imported'] });

      const reader = await other.browser.openExtensionPage(`library.html#/clip/${textless?.id}`);
      await reader.waitFor('[data-testid="no-text"]', { text: 'is on another device' });
      await other.browser.whileAllowing('http://127.0.0.1/*', async () => {
        await reader.bringToFront();
        await reader.click('[data-testid="fetch-text"]');
      });
      await reader.waitFor('[data-testid="no-text"]', { hidden: true });
      const after = await readCollection(other.browser);
      expect(after.clips.find((clip) => clip.id === textless?.id)).toEqual(textless);
      const text = after.contents.find((each) => each.clipId === textless?.id)?.text;
      expect(text).toContain('Imported three was on everyone’s mind'.replace('’', "'"));
      await reader.close();
    },
  );

  it('is encrypted with a passphrase, which the other profile then requires', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.click('[data-testid="open-sync"]');
    await library.click('[data-testid="seal"] summary');
    await library.type('[data-testid="seal-passphrase"]', 'correct horse');
    await library.click('[data-testid="seal-set"]');
    await library.waitFor('[data-testid="seal"][data-sealed="true"]');
    await library.waitFor('[data-testid="sync-now"]:not([disabled])');
    await carry(run.browser, other.browser);

    const there = await other.browser.openExtensionPage('library.html');
    await there.click('[data-testid="open-sync"]');
    await there.click('[data-testid="sync-now"]');
    await there.waitFor('[data-testid="browser-sync-failure"]', { text: 'Enter its passphrase' });
    await there.click('[data-testid="seal"] summary');
    await there.type('[data-testid="seal-passphrase"]', 'wrong horse');
    await there.waitFor('[data-testid="seal-set"]:not([disabled])');
    await there.click('[data-testid="seal-set"]');
    await there.waitFor('[data-testid="seal-refused"]', { text: 'Nothing was changed' });
    await there.type('[data-testid="seal-passphrase"]', 'correct horse');
    await there.waitFor('[data-testid="seal-set"]:not([disabled])');
    await there.click('[data-testid="seal-set"]');
    await there.waitFor('[data-testid="seal"][data-sealed="true"]');
    await there.waitFor('[data-testid="browser-sync-failure"]', { hidden: true });
    await there.close();
    await library.close();
  });
});
