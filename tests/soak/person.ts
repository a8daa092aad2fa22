import { readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClipEdit } from '@/lib/clips/edit';
import type { Surface, TestBrowser } from '../e2e/browsers/types.ts';
import { until } from '../e2e/browsers/wait.ts';
import { articlePage, collectionWhere, importFile } from '../e2e/collection.ts';
import type { Site } from '../e2e/site.ts';
import type { Held, Model } from './model.ts';
import { fresh } from './model.ts';

/** Opens the library in a new tab, and closes the others. */
export async function openLibrary(browser: TestBrowser): Promise<Surface> {
  const open = await browser.pages();
  const library = await browser.openExtensionPage('library.html');
  for (const page of open) await page.close();
  return library;
}

/** Clips a page with the shortcut. */
export async function clip(browser: TestBrowser, site: Site, name: string, model: Model) {
  const url = site.serve(`/${name}`, articlePage(`Soak ${name}`));
  const tab = await browser.openTab(url);
  await browser.pressShortcut('quick-clip');
  const { clips } = await collectionWhere(browser, `the clip of ${name}`, (there) =>
    there.clips.some((each) => each.url === url),
  );
  const made = clips.find((each) => each.url === url);
  if (made) model.set(made.id, fresh(made));
  await tab.close();
}

/** Sends an edit as the library does. @returns whether it was confirmed */
export async function edit(library: Surface, clipId: string, change: ClipEdit): Promise<boolean> {
  const answer = await library.evaluate(
    async (id, json) => {
      const data = { clipId: id, edit: JSON.parse(json) as object };
      const message = { id: 1, type: 'editClip', data, timestamp: Date.now() };
      const late = new Promise<string>((resolve) => {
        setTimeout(() => resolve('late'), 5000);
      });
      return Promise.race([chrome.runtime.sendMessage(message).then(JSON.stringify, String), late]);
    },
    clipId,
    JSON.stringify(change),
  );
  return /^\{("res":null)?\}$/.test(answer);
}

/** A change of one field, and the resulting state of the clip. */
export function randomEdit(held: Held, turn: number, random: () => number): [ClipEdit, Held] {
  const quote = { exact: 'the council', prefix: '', suffix: '' };
  const anchor = { revision: null, start: 0, end: 0 };
  const id = `soak${String(turn).padStart(12, '0')}`;
  const tags = held.tags.length > 3 ? held.tags.slice(1) : [...held.tags, `t${turn % 17}`];
  const once = [...new Set(tags)].toSorted();
  const kinds: readonly [ClipEdit, Partial<Held>][] = [
    [{ note: `Note ${turn}` }, { note: `Note ${turn}` }],
    [{ title: `Soak title ${turn}` }, { title: `Soak title ${turn}` }],
    [{ tags: once }, { tags: once }],
    [{ starred: !held.starred }, { starred: !held.starred }],
    [{ archived: !held.archived }, { archived: !held.archived }],
    // Deleted, or restored.
    [{ deleted: !held.deleted }, { deleted: !held.deleted }],
    [
      { highlights: [{ id, add: { createdAt: turn, quote, anchor }, colour: 'green' }] },
      { highlights: [...held.highlights, id].toSorted() },
    ],
  ];
  const [change, outcome] = kinds[Math.floor(random() * kinds.length)] ?? [{}, {}];
  return [change, { ...held, ...outcome }];
}

/** Searches for a clip by its title, which must be found. */
export async function search(library: Surface, { title }: Held): Promise<void> {
  await library.bringToFront();
  await library.type('[data-testid="search"]', `in:title "${title}"`, { replace: true });
  await library.waitFor('.clip-title', { text: title });
}

/** Exports a backup, which must contain every clip, and imports it, which must change nothing. */
export async function backUp(browser: TestBrowser, library: Surface, model: Model): Promise<void> {
  await library.bringToFront();
  await library.click('[data-testid="export"]');
  await library.click('[data-testid="export-scope-all"]');
  await library.click('[data-testid="export-as-backup"]');
  await library.click('[data-testid="export-start"]');
  const path = await browser.downloaded(/backup.*\.json$/);
  await library.click('[data-testid="export-done"]');
  const { clips } = JSON.parse(await readFile(path, 'utf8')) as {
    clips: { clip: { id: string } }[];
  };
  const ids = new Set(clips.map((each) => each.clip.id));
  const missing = [...model.keys()].filter((id) => !ids.has(id));
  if (missing.length > 0) throw new Error(`The backup lacks ${missing.join(', ')}`);
  await bringIn(library, path);
  await unlink(path);
}

/** Imports a file on the import screen, and returns to the list. */
export async function bringIn(library: Surface, path: string): Promise<void> {
  await library.click('[data-testid="import"]');
  await importFile(library, path);
  await library.waitFor('[data-testid="import-report"]');
  await library.click('[data-testid="import-back"]');
}

/** Imports a Markdown file with a new article. */
export async function importOne(
  browser: TestBrowser,
  library: Surface,
  name: string,
  model: Model,
) {
  const url = `https://soak.example/${name}`;
  const path = join(browser.profile, `${name}.md`);
  await writeFile(
    path,
    `---\nurl: ${url}\ntitle: Soak ${name}\ntags: [in]\n---\n\nWords of ${name}.\n`,
  );
  await library.bringToFront();
  await bringIn(library, path);
  const { clips } = await collectionWhere(browser, `the import of ${name}`, (there) =>
    there.clips.some((each) => each.url === url),
  );
  const made = clips.find((each) => each.url === url);
  if (made) model.set(made.id, fresh(made));
}

const HOST = 'http://127.0.0.1/*';

/** A browser killed within seconds of granting a permission may not have stored it. */
export async function allowAgain(browser: TestBrowser, library: Surface): Promise<void> {
  const permitted = () =>
    library.evaluate((host) => chrome.permissions.contains({ origins: [host] }), HOST);
  if (await permitted()) return;
  await library.click('[data-testid="open-sync"]');
  await library.waitFor('[data-testid="couch-permission-lost"]');
  await browser.whileAllowing(HOST, async () => {
    await library.bringToFront();
    await library.click('[data-testid="couch-allow"]');
  });
  await until('the permission', permitted);
  await closeSync(library);
}

async function closeSync(library: Surface): Promise<void> {
  await library.click('[data-testid="settings-done"]');
  await until(
    'the dialog to close',
    async () => (await library.count('[data-testid="settings-done"]')) === 0,
  );
}

/** Connects the CouchDB through the library's own form. */
export async function connect(
  browser: TestBrowser,
  library: Surface,
  address: string,
  user: string,
  password: string,
): Promise<void> {
  const field = (name: string) => `[data-testid="couch-${name}"]`;
  await library.click('[data-testid="open-sync"]');
  await library.type(field('address'), address);
  await library.type(field('database'), 'soak');
  await library.type(field('user'), user);
  await library.type(field('password'), password);
  await browser.whileAllowing(HOST, async () => {
    await library.bringToFront();
    await library.click(field('connect'));
  });
  await library.click(field('create'));
  await library.waitFor('[data-testid="couch-answer"][data-result="ready"]');
  await closeSync(library);
}
