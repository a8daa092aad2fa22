import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import { articlePage, clipPage, collectionWhere, openPopup } from './collection.ts';
import { cutOff } from './layout.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

describe('the settings', () => {
  it('have a URL for each section, and return to the library as it was', async () => {
    await clipPage(run.browser, run.site.serve('/secret', articlePage('A secret title')));
    const library = await run.browser.openExtensionPage('library.html#sync');
    await library.waitFor('#settings-sync:focus', { text: 'Sync' });
    await library.waitFor('[data-testid="sync-picture"]', { text: 'Not set up' });
    await library.press('Escape');
    await library.click('[data-testid="place-archive"]');
    await library.click('[data-testid="open-settings"]');
    await library.waitFor('[data-testid="settings-about"]', { text: 'Version' });
    expect(await violationsIn(library)).toEqual([]);
    for (const width of [360, 1280]) {
      await library.setViewport(width, 800);
      expect([width, await cutOff(library)]).toEqual([width, []]);
    }
    await library.click('[data-testid="settings-done"]');
    await library.waitFor('[data-testid="place-archive"][aria-current="true"]');
    await library.close();
  });

  it('can be searched', async () => {
    const library = await run.browser.openExtensionPage('library.html#settings');
    await library.type('[data-testid="settings-search"]', 'comfort');
    await library.waitFor('[data-testid="settings-clipping"]', { hidden: true });
    expect(await library.text('[data-testid="settings-appearance"]')).toContain('Compact');
    await library.type('[data-testid="settings-search"]', 'zzz');
    await library.waitFor('.settings-none', { text: 'No settings match' });
    await library.press('Escape');
    await library.waitFor('[data-testid="settings"]');
    await library.press('Escape');
    await library.waitFor('[data-testid="settings"]', { hidden: true });
    await library.close();
  });

  it('tag all new clips, or those from one site', async () => {
    const library = await run.browser.openExtensionPage('library.html#settings/clipping');
    await library.type('[data-testid="settings-clipping"] [data-testid="tag-input"]', 'kept,');
    await library.type('[data-testid="site-host"]', 'no site');
    await library.click('[data-testid="site-add"]');
    await library.waitFor('.setting-problem', { text: 'not the address of a site' });
    await library.type('[data-testid="site-host"]', run.site.origin, { replace: true });
    await library.click('[data-testid="site-add"]');
    await library.type('[data-testid="site-rule"] [data-testid="tag-input"]', 'local,');
    await library.waitFor('[data-testid="site-rule"] .chip', { text: 'local' });
    const popup = await openPopup(
      run.browser,
      run.site.serve('/tagged', articlePage('Tagged by rule')),
    );
    await popup.waitFor('.tag-input .chip', { text: 'kept' });
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    await run.browser.closePopup();
    const { clips } = await collectionWhere(run.browser, 'both', (all) => all.clips.length === 2);
    expect(clips.find(({ title }) => title === 'Tagged by rule')?.tags).toEqual(['kept', 'local']);
    await library.close();
  });

  it('let quick clip save a page without an article as a link, with the default tags', async () => {
    const library = await run.browser.openExtensionPage('library.html#settings/clipping');
    await library.click('[data-testid="quick-link"]');
    await library.waitFor('[data-testid="quick-link"]:checked');
    await run.browser.openTab(run.site.page('not-home'));
    await run.browser.pressShortcut('quick-clip');
    const { clips } = await collectionWhere(
      run.browser,
      'the link',
      (all) => all.clips.length === 3,
    );
    const link = clips.find(({ url }) => url.includes('not-home'));
    expect(link).toMatchObject({ revision: null, tags: ['kept', 'local'] });
    await library.close();
  });

  it('apply a dark theme and compact rows to pages that are already open', async () => {
    const list = await run.browser.openExtensionPage('library.html');
    await list.waitFor('[data-testid="clip-row"]');
    const library = await run.browser.openExtensionPage('library.html#settings/appearance');
    await library.click('input[name="page-theme"][value="dark"]');
    await library.click('input[name="density"][value="compact"]');
    await list.bringToFront();
    await list.waitFor('html[data-theme="dark"][data-density="compact"]');
    const ground = await list.evaluate(
      () => getComputedStyle(document.documentElement).colorScheme,
    );
    expect(ground).toBe('dark');
    const row = await list.evaluate(
      () => document.querySelector('.clip-link')?.getBoundingClientRect().height,
    );
    expect(row).toBe(76);
    await list.close();
    await library.close();
  });

  it('show the browser’s current shortcuts, and save diagnostics without content', async () => {
    const library = await run.browser.openExtensionPage('library.html#settings/shortcuts');
    await library.waitFor('[data-testid="shortcut-list"] kbd', { text: /Alt\+Shift\+L/ });
    await library.click('[data-testid="diagnostics"]');
    const path = await run.browser.downloaded('tearsheet-diagnostics.json');
    const text = await readFile(path, 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      storage: { clips: 3 },
      settings: { theme: 'dark', density: 'compact', siteRules: 1, defaultTags: 1 },
    });
    expect(text).not.toMatch(/secret|Tagged by|127\.0\.0\.1|localhost|kept|"local"/);
    await library.close();
  });
});
