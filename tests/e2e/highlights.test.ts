import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HighlightEdit } from '@/lib/clips/highlight';
import { COLOURS } from '@/lib/clips/highlight';
import { momentOf, newClip } from '@/lib/clips/clip';
import { clipId, revisionId } from '@/lib/clips/clip-id';
import { makeStamp } from '@/lib/clips/stamp';
import { sha256 } from '@/lib/store/digest';
import { article } from '../unit/articles.ts';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { collectionWhere, importFile } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
/** Far more than fit on a screen. `HIGHLIGHTS=100000` measures the page's speed with that many. */
const MANY = Number(process.env.HIGHLIGHTS ?? 1000);
const PER_CLIP = 20;
const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);
let screen: Surface;

/** A clip of the backup, with one sentence per highlight. */
async function clipOf(index: number) {
  const url = `https://news.example/${index}`;
  const sentences = Array.from(
    { length: PER_CLIP },
    (_, each) => `Passage ${index * PER_CLIP + each} says what ferries carry in the year ${each}.`,
  );
  const text = `${sentences.join('\n')}\n`;
  const html = sentences.map((sentence) => `<p>${sentence}</p>`).join('');
  const revision = await revisionId(html, sha256);
  const at = START + index * DAY;
  let start = 0;
  const highlights = sentences.map((exact, each): HighlightEdit => {
    const anchor = { revision, start, end: start + exact.length };
    start += exact.length + 1;
    return {
      id: `highlight-${index}-${each}`,
      add: { createdAt: at + each * 1000, quote: { exact, prefix: '', suffix: '' }, anchor },
      colour: COLOURS[each % COLOURS.length] ?? 'yellow',
      ...(each === 0 && { note: `Note on ${index}`, tags: ['method'] }),
    };
  });
  const clip = newClip(
    article({ url, canonicalUrl: url, title: `Clip ${index}`, html, text, leadImage: null }),
    { highlights },
    { id: await clipId(url, sha256), canonicalUrl: url, revision },
    momentOf(makeStamp(at, 0, 'backup01')),
  );
  // For speed measurements with many clips, texts would only make the file larger.
  const contents = index < 50 ? [{ clipId: clip.id, revision, html, text, capturedAt: at }] : [];
  return { clip, contents };
}

beforeAll(async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'tearsheet-')), 'backup.json');
  const clips = await Promise.all(Array.from({ length: MANY / PER_CLIP }, (_, n) => clipOf(n)));
  const exportedAt = new Date().toISOString();
  const backup = { format: 'tearsheet-backup', version: 1, exportedAt, clips };
  await writeFile(path, JSON.stringify(backup));
  const importing = await run.browser.openExtensionPage('library.html#/import');
  await importFile(importing, path);
  await importing.waitFor('[data-testid="import-report"]', { timeout: 300_000 });
  await importing.close();
  screen = await run.browser.openExtensionPage('library.html');
  await screen.click('[data-testid="open-highlights"]');
  await screen.waitFor('[data-testid="marked"]');
}, 400_000);

const newest = MANY - 1;

async function clearSearch(): Promise<void> {
  await screen.type('[data-testid="search"]', '', { replace: true });
  await screen.press('Delete');
}

describe('the list of all highlights', () => {
  it('shows the newest first, and renders only those in view', async () => {
    await screen.waitFor('[data-testid="marked"]', { text: `Passage ${newest} ` });
    await screen.waitFor('[data-testid="marked-count"]', {
      text: MANY.toLocaleString('en'),
    });
    expect(await screen.count('[data-testid="marked"]')).toBeLessThan(60);
    expect(await violationsIn(screen)).toEqual([]);
    await screen.evaluate(() => {
      const list = document.querySelector('.highlights-screen main');
      list?.scrollTo(0, list.scrollHeight);
    });
    await screen.waitFor('[data-testid="marked"]', { text: 'Passage 0 ' });
    await screen.evaluate(() => document.querySelector('.highlights-screen main')?.scrollTo(0, 0));
    await screen.waitFor('[data-testid="marked"]', { text: `Passage ${newest} ` });
  });

  it('can be filtered and searched, with matches marked', async () => {
    await screen.click('[data-testid="marked-noted"]');
    await screen.waitFor('[data-testid="marked-count"]', {
      text: (MANY / PER_CLIP).toLocaleString('en'),
    });
    await screen.click('[data-testid="marked-noted"]');
    await screen.type('[data-testid="search"]', `in:highlights "passage 7"`);
    await screen.waitFor('[data-testid="marked-count"]', { text: /^1 / });
    await screen.waitFor('[data-testid="marked"] mark', { text: 'Passage 7' });
    await screen.press('ArrowDown');
    await screen.waitFor('[data-testid="marked-show"]:focus');
    await screen.type('[data-testid="search"]', ` in:nowhere`);
    await screen.waitFor('.query-problem');
    expect(await screen.count('[data-testid="marked"]')).toBe(0);
    await clearSearch();
    await screen.waitFor('[data-testid="marked-count"]', { text: MANY.toLocaleString('en') });
  });

  it('edits and removes highlights in place, with undo', async () => {
    const changed = (what: string, holds: (clip: { highlights: readonly object[] }) => boolean) =>
      collectionWhere(run.browser, what, ({ clips }) => clips.some(holds));
    await screen.click('[data-testid="marked-edit"]');
    await screen.type('[data-testid="marked-note"]', 'To be cited');
    await screen.type('[data-testid="marked-form"] [data-testid="tag-input"]', 'thesis,');
    await changed('note and tag', ({ highlights }) =>
      highlights.some((each) => JSON.stringify(each).includes('thesis')),
    );
    expect(await violationsIn(screen)).toEqual([]);
    await screen.click('[data-testid="marked-remove"]');
    await changed('one less', ({ highlights }) => highlights.length === PER_CLIP - 1);
    await screen.click('[data-testid="undo"]');
    await collectionWhere(run.browser, 'all', ({ clips }) =>
      clips.every(({ highlights }) => highlights.length === PER_CLIP),
    );
    await screen.waitFor('[data-testid="marked"]', { text: 'To be cited' });
  });

  it('opens the daily review, which works by keyboard', async () => {
    const press = async (key: string, next: string) => {
      await screen.waitFor('[data-testid="review-passage"] blockquote');
      await screen.press(key);
      await screen.waitFor('[data-testid="review"] h1', { text: next });
    };
    await screen.click('[data-testid="marked-review"]');
    await screen.waitFor('[data-testid="review"] h1', { text: '1 / 8' });
    await screen.waitFor('[data-testid="review-passage"] blockquote');
    expect(await violationsIn(screen)).toEqual([]);
    await press('3', '2 / 8');
    await press('1', '3 / 8');
    await screen.press('Escape');
    // Highlights reviewed today are not asked again today.
    await screen.click('[data-testid="marked-review"]');
    await screen.waitFor('[data-testid="review"] h1', { text: '1 / 6' });
    for (const next of ['2 / 6', '3 / 6', '4 / 6', '5 / 6', '6 / 6']) await press('4', next);
    await screen.waitFor('[data-testid="review-passage"] blockquote');
    await screen.click('[data-testid="review-good"]');
    await screen.waitFor('[data-testid="review-done"]');
    await screen.press('Escape');
  });

  it('exports the highlights that are listed', async () => {
    await screen.click('[data-testid="marked-noted"]');
    await screen.waitFor('[data-testid="marked-count"]', { text: /^\d/ });
    await screen.type('[data-testid="search"]', 'cited');
    await screen.waitFor('[data-testid="marked-count"]', { text: /^1 / });
    await screen.click('[data-testid="marked-export"]');
    await screen.click('[data-testid="export-as-readwise"]');
    await screen.click('[data-testid="export-start"]');
    const path = await run.browser.downloaded(/readwise.*\.csv$|^Clip.*\.csv$/);
    const lines = (await readFile(path, 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('.thesis');
    await screen.press('Escape');
    await clearSearch();
    await screen.click('[data-testid="marked-noted"]');
  });

  it('links to each highlight’s place in the article', async () => {
    await screen.waitFor('[data-testid="marked"]', { text: `Passage ${newest} ` });
    await screen.evaluate(() =>
      document.querySelector<HTMLElement>('[data-testid="marked-show"]')?.click(),
    );
    await screen.waitFor('[data-testid="reader"]');
    if (MANY === 1000) await screen.waitFor('[data-testid="highlight-bubble"]');
    await screen.evaluate(() => history.back());
    await screen.waitFor('[data-testid="highlights-screen"]');
  });
});
