import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import {
  articlePage,
  chooseMore,
  clipPage,
  collectionWhere,
  readCollection,
} from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

it('opens a library with a damaged clip, exports that clip, and deletes it', async () => {
  for (const name of ['good', 'bad']) {
    await clipPage(run.browser, run.site.serve(`/${name}`, articlePage(`The ${name} one`)));
  }
  const { clips } = await collectionWhere(run.browser, 'both', (there) => there.clips.length === 2);
  const bad = clips.find(({ title }) => title === 'The bad one')?.id ?? '';
  await run.browser.evaluateInBackground(async (id) => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    const db = await result(indexedDB.open('tearsheet'));
    const store = db.transaction('clips', 'readwrite').objectStore('clips');
    const row = (await result(store.get(id))) as object;
    await result(store.put({ ...row, clippedAt: 9e15 }));
    db.close();
  }, bad);

  const library = await run.browser.openExtensionPage('library.html');
  await library.waitFor('.clip-title', { text: 'The good one' });
  await library.waitFor('[data-testid="damaged"]');
  expect(await library.count('.clip-damaged')).toBe(1);
  await library.click('[data-testid="damaged-save"]');
  const path = await run.browser.downloaded(/damaged.*\.json$/);
  expect(await readFile(path, 'utf8')).toContain('The bad one');
  await library.click('[data-testid="damaged-delete"]');
  await library.click('[data-testid="confirm-do"]');
  await collectionWhere(run.browser, 'the good one alone', (there) => there.clips.length === 1);
});

it('permanently deletes the trash after a confirmation that it cannot be undone', async () => {
  await clipPage(run.browser, run.site.serve('/secret', articlePage('A secret')));
  const library = await run.browser.openExtensionPage('library.html');
  await library.click('.clip-link');
  await chooseMore(library, 'delete');
  await library.click('[data-testid="place-trash"]');
  await library.click('[data-testid="empty-trash"]');
  await library.waitFor('[data-testid="confirm"]', { text: 'cannot be undone' });
  await library.click('[data-testid="confirm-do"]');
  await library.waitFor('[data-testid="empty"]');
  const there = await readCollection(run.browser);
  expect(JSON.stringify(there)).not.toContain('A secret');
  expect(there.contents.length).toBeLessThan(2);
});
