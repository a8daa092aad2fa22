import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import {
  articlePage,
  clipPage,
  collectionWhere,
  libraryTab,
  readCollection,
} from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const EVERYWHERE = ['https://*/*', 'http://*/*'];

const SAMPLES = fileURLToPath(new URL('../samples/pdf/', import.meta.url));
/** Title of the two-column sample. */
const PAPER = 'How small harbours silt up, and what keeps them open';

/** The state that the screen shows for each tab, by title. */
const outcomes = (screen: Surface) =>
  screen.evaluate(() =>
    Array.from(document.querySelectorAll('[data-testid="tab-rows"] tbody tr'), (row) => [
      row.querySelector('td')?.textContent ?? '',
      row.getAttribute('data-state') ?? '',
    ]),
  );

const hasAllSitesPermission = (screen: Surface) =>
  screen.evaluate(() => chrome.permissions.contains({ origins: ['http://*/*', 'https://*/*'] }));

describe('clipping several tabs', () => {
  let screen: Surface;
  const papers: Surface[] = [];

  beforeAll(async () => {
    await clipPage(run.browser, run.site.serve('/known', articlePage('Known before')));
    await run.browser.openTab(run.site.serve('/one', articlePage('One of many')));
    await run.browser.openTab(
      run.site.serve('/none', '<title>Nothing here</title><p>Nothing.</p>'),
    );
    await run.browser.openTab(run.site.serve('/two', articlePage('Two of many')));
    // One of them twice.
    for (const name of ['two-column', 'scanned', 'two-column']) {
      const bytes = await readFile(`${SAMPLES}${name}.pdf`);
      const url = run.site.serve(`/${name}.pdf`, bytes, 'application/pdf');
      const tab = await run.browser.openTab(run.site.page('not-home'));
      await tab.evaluate((to) => void (location.href = to), url);
      await until('the viewer', async () => (await tab.url()) === url);
      papers.push(tab);
    }
  });

  it('starts from the toolbar button’s menu, requests access, and reports the result for each tab', async () => {
    await run.browser.chooseActionMenu('clip-tabs');
    screen = await libraryTab(run.browser);
    await screen.waitFor('[data-testid="tabs-start"]');
    await screen.type('[data-testid="tag-input"]', 'evening,');
    expect(await violationsIn(screen)).toEqual([]);
    await run.browser.whileAllowing(EVERYWHERE, async () => {
      await screen.bringToFront();
      await screen.click('[data-testid="tabs-start"]');
    });
    await screen.waitFor('[data-testid="tabs-done"]');
    expect(Object.fromEntries(await outcomes(screen))).toMatchObject({
      'Known before': 'known',
      'One of many': 'clipped',
      'Nothing here': 'no article',
      'Two of many': 'clipped',
    });
    const { clips, contents } = await readCollection(run.browser);
    const paper = clips.find(({ url }) => url.endsWith('/two-column.pdf'));
    expect(paper?.title).toBe(PAPER);
    const ofPaper = await screen.evaluate(
      (id) =>
        Array.from(
          document.querySelectorAll(`tr:has(a[href="#/clip/${id}"])`),
          (row) => row.getAttribute('data-state') ?? '',
        ),
      paper?.id ?? '',
    );
    expect(ofPaper.toSorted()).toEqual(['clipped', 'known']);
    const scan = await screen.evaluate(
      () =>
        Array.from(document.querySelectorAll('[data-testid="tab-rows"] tbody tr'), (row) => [
          row.querySelector('td')?.textContent ?? '',
          row.lastElementChild?.textContent ?? '',
        ]).find(([title]) => title?.includes('scanned'))?.[1],
    );
    expect(scan).toMatch(/only images of pages/);
    const tagged = clips.filter(({ tags }) => tags.includes('evening'));
    expect(tagged.map(({ title }) => title).toSorted()).toEqual([
      PAPER,
      'One of many',
      'Two of many',
    ]);
    expect(contents).toHaveLength(4);
    expect(await violationsIn(screen)).toEqual([]);
    for (const [width, colorScheme] of [
      [1100, 'light'],
      [360, 'dark'],
    ] as const) {
      const path = `artifacts/screenshots/tabs-${width}-${run.name}.png`;
      await screen.screenshot(path, { width, height: 800, colorScheme });
    }
  });

  it('gives the access back, and can be undone', async () => {
    await until('the access to be given back', async () => !(await hasAllSitesPermission(screen)));
    await screen.click('[data-testid="tabs-undo"]');
    await collectionWhere(run.browser, 'only the clip from before', ({ clips }) => {
      return clips.filter(({ deletedAt }) => deletedAt === null).length === 1;
    });
    await screen.close();
    for (const paper of papers) await paper.close();
  });
});

describe('clipping links', () => {
  const links = (...titles: readonly string[]) =>
    `<ul>${titles.map((title) => `<li><a href="/${title.toLowerCase()}">${title}</a></li>`).join('')}</ul>`;

  it('saves a link without opening it', async () => {
    const page = articlePage('A list').replace('</article>', `${links('Harbours')}</article>`);
    await run.browser.openTab(run.site.serve('/list', page));
    const linkUrl = `${run.site.origin}/harbours`;
    await run.browser.chooseMenu('clip-link', { linkUrl });
    const { clips } = await collectionWhere(run.browser, 'the link', (there) =>
      there.clips.some(({ url }) => url === linkUrl),
    );
    expect(clips.find(({ url }) => url === linkUrl)).toMatchObject({ revision: null });
    expect(await run.browser.badgeText()).toBe('✓');
  });

  it('saves all links in a selection, each once', async () => {
    const page = articlePage('Another list').replace(
      '</article>',
      `<div>${links('Harbours', 'Moles', 'Quays')}</div></article>`,
    );
    const tab = await run.browser.openTab(run.site.serve('/lists', page));
    const before = (await readCollection(run.browser)).clips.length;
    await tab.evaluate(() => {
      const list = document.querySelector('ul');
      if (list) getSelection()?.selectAllChildren(list);
    });
    await run.browser.chooseMenu('clip-links', { selected: true });
    await collectionWhere(run.browser, 'the links', ({ clips }) => {
      return clips.length === before + 2 && clips.some(({ title }) => title === 'Quays');
    });
    await tab.close();
  });
});
