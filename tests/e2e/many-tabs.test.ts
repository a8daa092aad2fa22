import { beforeAll, describe, expect, it } from 'vitest';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { articlePage, readCollection } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd({ fresh: true });

const EVERYWHERE = ['https://*/*', 'http://*/*'];
const TABS = 200;
const DISCARDED = 30;
const HANGING = 5;

/** Opens tabs in the background, and discards some after they have loaded. */
async function openTabs(page: Surface, urls: readonly string[], discarded: number): Promise<void> {
  const ids = await page.evaluate(async (addresses) => {
    const opened: number[] = [];
    for (const url of addresses) {
      const { id = -1 } = await chrome.tabs.create({ url, active: false });
      opened.push(id);
    }
    return opened;
  }, urls.slice());
  const asleep = ids.slice(0, discarded);
  await until(
    'those that are to sleep to load',
    () =>
      page.evaluate(async (wanted) => {
        const tabs = await Promise.all(wanted.map((id) => chrome.tabs.get(id)));
        return tabs.every(({ status }) => status === 'complete');
      }, asleep),
    60_000,
  );
  await page.evaluate(async (wanted) => {
    for (const id of wanted) await chrome.tabs.discard(id);
  }, asleep);
  const sleeping = await page.evaluate(
    async () => (await chrome.tabs.query({ discarded: true })).length,
  );
  expect(sleeping).toBe(discarded);
}

const rows = (screen: Surface) =>
  screen.evaluate(() =>
    Array.from(document.querySelectorAll('[data-testid="tab-rows"] tbody tr'), (row) => ({
      state: row.getAttribute('data-state') ?? '',
      said: row.lastElementChild?.textContent ?? '',
    })),
  );

/** Counts the rows by state. */
function tally(of: readonly { readonly state: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of of) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** Opens the screen for clipping all tabs, through the menu. */
async function clipAll(): Promise<Surface> {
  await run.browser.chooseActionMenu('clip-tabs');
  const screen = await until('the page for tabs', async () => {
    for (const page of await run.browser.pages())
      if ((await page.url()).includes('#/tabs/')) return page;
    return null;
  });
  await screen.waitFor('[data-testid="tabs-start"]');
  await run.browser.whileAllowing(EVERYWHERE, async () => {
    await screen.bringToFront();
    await screen.click('[data-testid="tabs-start"]');
  });
  return screen;
}

describe(`clipping ${TABS} tabs, of which ${DISCARDED} are discarded and ${HANGING} never respond`, () => {
  beforeAll(async () => {
    const urls = Array.from({ length: TABS - HANGING }, (_tab, at) =>
      run.site.serve(`/tab/${at}`, articlePage(`Tab ${at}`)),
    );
    const hanging = Array.from(
      { length: HANGING },
      (_tab, at) => run.site.hold(`/held/${at}`, `<title>Held ${at}</title><p>Some`, '').url,
    );
    const opener = await run.browser.openExtensionPage('/library.html');
    await openTabs(opener, [...urls.slice(0, 100), ...hanging, ...urls.slice(100)], DISCARDED);
    await opener.close();
    await run.browser.openTab(run.site.page('not-home'));
  }, 300_000);

  it('can be stopped in the middle, and reports what was clipped by then', async () => {
    const screen = await clipAll();
    await until('some to be clipped', async () => (tally(await rows(screen))['clipped'] ?? 0) > 5);
    const start = performance.now();
    await screen.click('[data-testid="tabs-cancel"]');
    await screen.waitFor('[data-testid="tabs-done"]');
    expect(performance.now() - start).toBeLessThan(5000);
    const told = await rows(screen);
    const counts = tally(told);
    expect(Object.keys(counts).filter((state) => /waiting|working/.test(state))).toEqual([]);
    expect(counts['stopped']).toBeGreaterThan(100);
    expect(told.find(({ state }) => state === 'stopped')?.said).toBe(
      'Not clipped, since you stopped',
    );
    await until('the last that was being saved', async () => {
      const { clips } = await readCollection(run.browser);
      return clips.length === tally(await rows(screen))['clipped'];
    });
    await screen.click('[data-testid="tabs-undo"]');
    await screen.waitFor('[data-testid="tabs-screen"][data-state="undone"]');
    await screen.close();
  }, 120_000);

  it('reports every tab, including those that do not respond', async () => {
    const screen = await clipAll();
    await screen.waitFor('[data-testid="tabs-done"]', { timeout: 400_000 });
    const told = await rows(screen);
    expect(told.every(({ said }) => said !== '')).toBe(true);
    expect(tally(told)).toEqual({
      clipped: TABS - HANGING,
      'needs you': HANGING,
      // The browser's own tabs, and the one in front.
      'no article': told.length - TABS,
    });
    const { clips } = await readCollection(run.browser);
    expect(clips.filter(({ deletedAt }) => deletedAt === null)).toHaveLength(TABS - HANGING);
    await screen.close();
  }, 500_000);
});
