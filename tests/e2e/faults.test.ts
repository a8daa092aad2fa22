import { describe, expect, it } from 'vitest';
import {
  articlePage,
  clipPage,
  collectionWhere,
  readCollection,
  type Collection,
} from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd({ fresh: true });

/** `npm run test:crashes` runs a hundred, and stops the background at more moments. */
const TURNS = Number(process.env.CRASHES ?? 1);
const MOMENTS = process.env.CRASHES === undefined ? [3, 90] : [0, 3, 10, 30, 90, 300, 1000];

const isPlaced = ({ placements }: Collection, clipId: string) =>
  placements.some((each) => each.clipId === clipId);
const allPlaced = (there: Collection) => there.clips.every((clip) => isPlaced(there, clip.id));

describe('no data is lost', () => {
  it('when the browser crashes right after “saved”', { timeout: TURNS * 30_000 }, async () => {
    for (let turn = 1; turn <= TURNS; turn += 1) {
      await clipPage(run.browser, run.site.serve(`/crash-${turn}`, articlePage(`Crash ${turn}`)));
      await run.crashAndRelaunch();
      const { clips, contents } = await readCollection(run.browser);
      expect(clips).toHaveLength(turn);
      expect(contents).toHaveLength(turn);
    }
  });

  it('when the background stops between saves', async () => {
    await clipPage(run.browser, run.site.serve('/stop-1', articlePage('Before the stop')));
    await run.browser.stopBackground();
    await clipPage(run.browser, run.site.serve('/stop-2', articlePage('After the stop')));
    await run.browser.stopBackground();
    await run.browser.openTab(run.site.serve('/stop-3', articlePage('Woken by a key')));
    await run.browser.pressShortcut('quick-clip');
    const { clips } = await collectionWhere(run.browser, 'all three', (there) =>
      there.clips.some((clip) => clip.title === 'Woken by a key'),
    );
    expect(clips.map((clip) => clip.title)).toEqual(
      expect.arrayContaining(['Before the stop', 'After the stop', 'Woken by a key']),
    );
  });

  it('when the background stops in the middle of a save and of a sync', async () => {
    // The tests tell clips apart by their titles, so these must differ.
    for (const delay of MOMENTS) {
      const title = `Stopped after ${delay}`;
      await run.browser.openTab(run.site.serve(`/stopped-${delay}`, articlePage(title)));
      const popup = await run.browser.pressAction();
      await popup.waitFor('#app[data-state="ready"]');
      await popup.click('[data-testid="save"]');
      await new Promise((resolve) => {
        setTimeout(resolve, delay);
      });
      await run.browser.stopBackground();
      await popup.waitFor('#app[data-state="saved"], [data-testid="failure"]');
      const failed = (await popup.count('[data-testid="failure"]')) > 0;
      const there = await readCollection(run.browser);
      const clip = there.clips.find((each) => each.title === title);
      // A save reported as failed may have been written all the same; never the other way round.
      expect(clip !== undefined || failed).toBe(true);
      const texts = there.contents.filter((each) => each.clipId === clip?.id);
      expect(texts).toHaveLength(clip ? 1 : 0);
      if (failed) {
        await popup.click('[data-testid="save"]');
        await popup.waitFor('#app[data-state="saved"]');
      }
      await run.browser.closePopup();
    }
    await clipPage(run.browser, run.site.serve('/stopped-last', articlePage('Not stopped')));
    await collectionWhere(run.browser, 'every clip in browser sync', allPlaced);
  });

  it('when browser sync is full, and the clip is shown as stored on this device only', async () => {
    // Everything of ours is gone, as at Chrome's first sign-in, and the account has no room left.
    await run.browser.evaluateInBackground(async () => {
      await chrome.storage.sync.clear();
      for (const size of [7000, 1000, 200]) {
        for (let count = 0; count < 20; count += 1) {
          const item = { [`filler-${size}-${count}`]: 'x'.repeat(size) };
          const fits = await chrome.storage.sync.set(item).then(
            () => true,
            () => false,
          );
          if (!fits) break;
        }
      }
    });
    await clipPage(run.browser, run.site.serve('/full', articlePage('No room')));
    const { clips } = await collectionWhere(run.browser, 'no clip in browser sync', (there) =>
      there.clips.every((each) => !isPlaced(there, each.id)),
    );
    const clip = clips.find((each) => each.title === 'No room');
    const library = await run.browser.openExtensionPage(`library.html#/clip/${clip?.id}`);
    await library.waitFor('[data-testid="clip-storage"]', { text: 'browser sync is full' });
    await library.evaluate(async () => {
      const keys = Object.keys(await chrome.storage.sync.get(null));
      await chrome.storage.sync.remove(keys.filter((key) => key.startsWith('filler')));
    });
    await library.waitFor('[data-testid="clip-storage"][data-synced="true"]');
  });
});

describe('a full disk', () => {
  it('is reported without losing input, and saving works again once there is room', async () => {
    await run.browser.evaluateInBackground(() => {
      const full = () => {
        throw new DOMException('The disk is full', 'QuotaExceededError');
      };
      Object.defineProperty(IDBObjectStore.prototype, 'put', { value: full, configurable: true });
    });
    await run.browser.openTab(run.site.serve('/disk', articlePage('A full disk')));
    const popup = await run.browser.pressAction();
    await popup.waitFor('#app[data-state="ready"]');
    await popup.type('[data-testid="note"]', 'Typed before it failed');
    await popup.click('[data-testid="save"]');
    await popup.waitFor('[data-testid="failure"]', { text: 'storage is full' });
    // A restarted background writes again, and what was typed is still there to be saved.
    await run.browser.stopBackground();
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    const { clips } = await readCollection(run.browser);
    expect(clips.find((clip) => clip.title === 'A full disk')?.note).toBe('Typed before it failed');
    await run.browser.closePopup();
  });
});

describe('a failed sync', () => {
  it('is reported in the library until a sync succeeds', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await run.browser.evaluateInBackground(() => {
      const refuse = () => Promise.reject(new Error('Sync is out of order'));
      Object.defineProperty(chrome.storage.sync, 'get', { value: refuse, configurable: true });
    });
    await clipPage(run.browser, run.site.serve('/refused', articlePage('Refused')));
    await library.bringToFront();
    // A request by the user does not wait for the pause after an earlier failure.
    await library.click('[data-testid="open-sync"]');
    await library.click('[data-testid="sync-now"]');
    await library.waitFor('[data-testid="sync-failure"]', { text: 'Sync is out of order' });
    const { clips, placements } = await readCollection(run.browser);
    const refused = clips.find((clip) => clip.title === 'Refused');
    expect(placements.map((each) => each.clipId)).not.toContain(refused?.id);
    // A restarted background has the browser's original storage again.
    await run.browser.stopBackground();
    await clipPage(run.browser, run.site.serve('/taken', articlePage('Taken')));
    await library.bringToFront();
    await library.click('[data-testid="sync-now"]');
    await library.waitFor('[data-testid="sync-failure"]', { hidden: true });
    await collectionWhere(run.browser, 'sync', allPlaced);
  });
});

describe('a hostile page', () => {
  it('cannot run, load or open anything in the extension through its markup', async () => {
    const hostile = articlePage('Hostile').replace(
      '</article>',
      `<p>Text with <img src=x onerror="top.attacked=1"> <svg onload="top.attacked=2"></svg>
       <a href="javascript:top.attacked=3">link</a> <iframe srcdoc="<script>top.attacked=4</script>"></iframe>
       <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=top.attacked=5&gt;"></p></article>
       <script>attacked = 0; for (const name of ['title', 'body']) { const i = document.createElement('img'); i.name = name; document.body.append(i); }</script>`,
    );
    await run.browser.openTab(run.site.serve('/hostile', hostile));
    const popup = await run.browser.pressAction();
    await popup.waitFor('#app[data-state="ready"]');
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    expect(await popup.evaluate(() => 'attacked' in window)).toBe(false);
    const { contents } = await readCollection(run.browser);
    const kept = contents.find((each) => each.html.includes('Text with'))?.html ?? '';
    expect(kept).not.toMatch(/onerror=|onload=|javascript:|<iframe|<script|<svg/);
    await run.browser.closePopup();
  });
});
