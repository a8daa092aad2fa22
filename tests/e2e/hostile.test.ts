import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalUrl } from '@/lib/clips/canonical-url';
import { clipId, revisionId } from '@/lib/clips/clip-id';
import { sha256 } from '@/lib/store/digest';
import { attackPage, rawBody, unescapedPage } from '../hostile/pages.ts';
import { startTrap, whatHappened } from '../hostile/trap.ts';
import type { Trap } from '../hostile/trap.ts';
import { makeVectors } from '../hostile/vectors.ts';
import type { Vector } from '../hostile/vectors.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { importFile, readCollection } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const PAGES = 5;
/** The address of every page is an attack, too. */
const QUERY = '?q="><svg onload=top.hit_0=1>';

let trap: Trap;
let vectors: Vector[];
let folder: string;
let library: Surface;
/** Vectors that work without a sanitiser, on their own pages. */
const inTheOpen = new Set<number>();
const executed = new Set<number>();
const requested: string[] = [];
const left: string[] = [];
let looks = 0;

const slice = (all: readonly Vector[], at: number) =>
  all.filter((_vector, index) => index % PAGES === at);
const isMarkup = ({ place }: Vector) => place === 'body' || place === 'image';

/** Records what has happened in one of our surfaces. */
async function look(surface: Surface, wholePage = false): Promise<void> {
  const found = await surface.evaluate(whatHappened, wholePage);
  for (const number of found.executed) executed.add(number);
  left.push(...found.left);
  looks += 1;
}

/** Checks that `look` would detect scripts in the popup and in its frame. */
async function seesWhatRuns(popup: Surface): Promise<void> {
  await popup.evaluate(() => {
    const inFrame = document.querySelector('iframe')?.contentDocument?.body;
    inFrame?.setAttribute('onclick', 'none');
    Object.assign(window, { hit_1: 1 });
  });
  const found = await popup.evaluate(whatHappened, false);
  expect(found).toEqual({ executed: [1], left: ['onclick="none"'] });
  await popup.evaluate(() => {
    document.querySelector('iframe')?.contentDocument?.body.removeAttribute('onclick');
    Reflect.deleteProperty(window, 'hit_1');
  });
}

/** Records the requests since the last call; while clipping, images of the article are allowed. */
async function listen(clipping = false): Promise<void> {
  for (const { number, path, dest } of await trap.caught()) {
    const isImage = dest === 'image' || dest === 'empty';
    // An image's URL may be relative, and the page may set the base.
    const isTheirs = vectors[number]?.loads === true || path.endsWith('/x');
    if (!clipping || !isImage || !isTheirs) requested.push(`${dest} ${path}`);
  }
}

/** Opens a page as its attacker made it, and records which of its vectors work. */
async function openAttack(path: string, html: string): Promise<Surface> {
  const page = await run.browser.openTab(run.site.serve(path, html) + QUERY);
  for (const { number } of await trap.caught()) inTheOpen.add(number);
  const found = await page.evaluate(whatHappened, false);
  for (const number of found.executed) inTheOpen.add(number);
  return page;
}

async function shownText(): Promise<string> {
  return until('the article', () =>
    library.evaluate(() => {
      const page = document.querySelector<HTMLIFrameElement>('[data-testid="article"]');
      return page?.contentDocument?.querySelector('main')?.textContent ?? '';
    }),
  );
}

/** Opens every clip in the reader. */
async function readAll(): Promise<void> {
  const { clips } = await readCollection(run.browser);
  for (const { id, revision } of clips) {
    await library.evaluate((clip) => {
      location.hash = `#/clip/${clip}`;
    }, id);
    await library.waitFor('[data-testid="reader"]');
    await until('this clip', async () => (await library.url()).includes(id));
    if (revision !== null) await shownText();
    await look(library);
  }
  await listen();
}

async function exportAll(format: string, name: RegExp): Promise<string> {
  await library.click('[data-testid="export"]');
  await library.click('[data-testid="export-scope-all"]');
  await library.click(`[data-testid="export-as-${format}"]`);
  await library.click('[data-testid="export-start"]');
  const path = await run.browser.downloaded(name);
  await library.click('[data-testid="export-done"]');
  return path;
}

/** Opens every page of an archive in the browser, from disk. */
async function openArchive(path: string, page: RegExp): Promise<number> {
  const target = await mkdtemp(join(folder, 'out-'));
  let opened = 0;
  const files = Object.entries(unzipSync(await readFile(path)));
  for (const [name, data] of files) {
    await mkdir(dirname(join(target, name)), { recursive: true });
    if (!name.endsWith('/')) await writeFile(join(target, name), data);
  }
  for (const [name] of files) {
    if (!page.test(name)) continue;
    const tab = await run.browser.openTab(pathToFileURL(join(target, name)).href);
    await look(tab, true);
    await tab.close();
    opened += 1;
  }
  await listen();
  return opened;
}

async function bringIn(name: string, content: string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, content);
  await library.evaluate(() => {
    location.hash = '#/';
  });
  await library.click('[data-testid="import"]');
  await importFile(library, path);
  await library.waitFor('[data-testid="import-report"]');
  await look(library);
}

beforeAll(async () => {
  trap = await startTrap();
  vectors = makeVectors(trap.origin);
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-hostile-'));
});

afterAll(async () => {
  await trap?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('attack pages', { timeout: 120_000 }, () => {
  it('run their scripts when nothing is sanitised', async () => {
    const page = await openAttack('/unescaped', unescapedPage(vectors));
    await page.close();
    const words = vectors.filter((each) => !isMarkup(each) && each.place !== 'address');
    expect(inTheOpen.size).toBeGreaterThan(words.length / 2);
  });

  it('can be previewed and saved', async () => {
    for (let at = 0; at < PAGES; at += 1) {
      const body = slice(vectors.filter(isMarkup), at);
      const words = vectors.filter((each) => !isMarkup(each));
      const html = attackPage(`Harbour ${at}`, body, slice(words, at));
      const page = await openAttack(`/attack-${at}`, html);
      const popup = await run.browser.pressAction();
      await popup.waitFor('#app[data-state="ready"]');
      await popup.click('[data-testid="receipt"] summary');
      await look(popup);
      if (at === 0) await seesWhatRuns(popup);
      for (let tag = await popup.count('[data-testid="suggested-tag"]'); tag > 0; tag -= 1) {
        await popup.evaluate(() => {
          document.querySelector<HTMLElement>('[data-testid="suggested-tag"]')?.click();
        });
      }
      await popup.click('[data-testid="save"]');
      await popup.waitFor('#app[data-state="saved"]');
      await look(popup);
      await run.browser.closePopup();
      await listen(true);
      await page.close();
    }
    const { clips, contents } = await readCollection(run.browser);
    expect(clips).toHaveLength(PAGES);
    // If the vectors were not in the article, all that follows would prove nothing.
    const text = contents.map((each) => each.text).join('\n');
    const reached = vectors
      .filter(isMarkup)
      .filter(({ number }) => text.includes(`mark${number} `));
    expect(reached.length).toBeGreaterThan(vectors.filter(isMarkup).length * 0.9);
    expect(clips.some(({ title }) => title.includes('<'))).toBe(true);
    expect(clips.some(({ tags }) => tags.some((tag) => tag.includes('<')))).toBe(true);
  });

  it('can be listed, read and found', async () => {
    library = await run.browser.openExtensionPage('library.html');
    await library.waitFor('[data-testid="clip-row"]');
    await look(library);
    await readAll();
    await library.type('[data-testid="search"]', 'onerror');
    await library.waitFor('[data-testid="clip-row"]');
    await library.type('[data-testid="search"]', '"<script>" OR tag:"x"><', { replace: true });
    await look(library);
    await library.type('[data-testid="search"]', 'dredged', { replace: true });
    await library.waitFor('[data-testid="snippet"]');
    await look(library);
    await listen();
  });

  it('can be exported, and the exported files opened', async () => {
    const zip = await exportAll('html', /\.zip$/);
    expect(await openArchive(zip, /\.html$/)).toBe(PAGES + 1);
    const book = await exportAll('epub', /\.epub$/);
    expect(await openArchive(book, /\.xhtml$/)).toBeGreaterThanOrEqual(PAGES);
    const bookmarks = await exportAll('bookmarks', /\.html$/);
    const tab = await run.browser.openTab(pathToFileURL(bookmarks).href);
    await look(tab, true);
    await tab.close();
    await library.bringToFront();
  });

  it('can be imported from files written by an attacker', async () => {
    const backup = await readFile(await exportAll('backup', /backup.*\.json$/), 'utf8');
    await bringIn('again.json', backup);
    const rows = JSON.parse(backup) as { clips: { clip: Clip; contents: Contents[] }[] };
    const crafted = await Promise.all(
      rows.clips.map(async ({ clip, contents }, at) => {
        const url = `${clip.url}-${at}`;
        const html = rawBody(slice(vectors, at));
        // Ids that do not match address and text would be set aside before anything is shown.
        const id = await clipId(canonicalUrl(url), sha256);
        const revision = await revisionId(html, sha256);
        return {
          clip: { ...clip, id, url, canonicalUrl: canonicalUrl(url), revision },
          contents: contents.map((each) => ({ ...each, clipId: id, html, revision })),
        };
      }),
    );
    await bringIn('crafted.json', JSON.stringify({ ...rows, clips: crafted }));
    const half = vectors.filter(({ number }) => number % 2 === 0);
    await bringIn(
      'raw.md',
      `---\nurl: https://a.example/raw\ntitle: <img src=x onerror=top.hit_0=1>\n---\n\n${rawBody(half)}`,
    );
    await bringIn('raw.html', bookmarksOf(vectors));
    const { clips, contents } = await readCollection(run.browser);
    expect(contents.some(({ html }) => html.includes('onerror'))).toBe(true);
    expect(clips.length).toBeGreaterThanOrEqual(2 * PAGES + 1);
    await readAll();
  });

  it('run and load nothing in any of our surfaces', () => {
    console.log(
      `vectors tried ${vectors.length}, executions ${executed.size}, requests ${requested.length} (${run.name}: ${looks} looks; on pages of their own ${inTheOpen.size} of them ran or loaded something)`,
    );
    expect(vectors.length).toBeGreaterThanOrEqual(500);
    expect(inTheOpen.size).toBeGreaterThan(vectors.length / 3);
    expect([...executed]).toEqual([]);
    expect(requested).toEqual([]);
    expect(left).toEqual([]);
  });
});

interface Clip {
  readonly url: string;
}
type Contents = object;

/** Vectors as a bookmarks file. */
function bookmarksOf(all: readonly Vector[]): string {
  const rows = all
    .filter(({ place }) => place === 'address' || place === 'title')
    .map(({ payload }) => `<DT><A HREF="${payload}" TAGS="${payload}">${payload}</A>`);
  return `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><A HREF="https://a.example/plain">Plain</A>\n${rows.join('\n')}\n</DL>`;
}
