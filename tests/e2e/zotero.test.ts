import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Zotero } from '../zotero/server.ts';
import { startZotero } from '../zotero/server.ts';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { articlePage, chooseMore, clipPage } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
/** Zotero's own port, which cannot be configured in extensions. */
const PORT = 23_119;
const HOST = 'http://127.0.0.1/*';
const TOAST = '[data-testid="toast"]';
let library: Surface;
let zotero: Zotero;

/** Retries, since tests in the other browser may hold the port: there is only one. */
const start = () => until('the port', () => startZotero(PORT).catch(() => null), 90_000);

beforeAll(async () => {
  zotero = await start();
  for (const title of ['Ferries', 'Glaciers']) {
    await clipPage(run.browser, run.site.serve(`/${title}`, articlePage(title)));
  }
  library = await run.browser.openExtensionPage('library.html');
});
afterAll(() => zotero.close());

describe('sending to Zotero', () => {
  it('requests the permission on click, and saves the selected clips', async () => {
    await library.click('[data-testid="select"]');
    await library.press('Control+a');
    await run.browser.whileAllowing(HOST, async () => {
      await library.bringToFront();
      await library.click('[data-testid="bulk-zotero"]');
    });
    await library.waitFor(TOAST, { text: '2 of 2' });
    expect(await violationsIn(library)).toEqual([]);
    expect(new Set(zotero.items.map(({ title }) => title))).toEqual(
      new Set(['Ferries', 'Glaciers']),
    );
    expect(zotero.items[0]).toMatchObject({ itemType: 'webpage', attachments: [] });
    await library.press('Escape');
  });

  it('sends the open clip, and reports a library that is read-only', async () => {
    await library.click('[data-testid="clip-row"]');
    await chooseMore(library, 'send-to-zotero');
    await library.waitFor(TOAST, { text: '1 of 1' });
    expect(zotero.items).toHaveLength(3);
    zotero.readOnly = true;
    await chooseMore(library, 'send-to-zotero');
    await library.waitFor(TOAST, { text: 'cannot be changed' });
    expect(zotero.items).toHaveLength(3);
  });

  it('reports that Zotero is not running, and offers a RIS file instead', async () => {
    zotero.drops = 'everything';
    await chooseMore(library, 'send-to-zotero');
    await library.waitFor(TOAST, { text: 'Zotero does not respond' });
    expect(await violationsIn(library)).toEqual([]);
    await library.click('[data-testid="toast-action"]');
    await run.browser.downloaded(/^tearsheet-.*\.ris$/);
    await library.click('[data-testid="close-reader"]');
  });
});
