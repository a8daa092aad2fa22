import { describe, expect, it } from 'vitest';
import { articlePage, clipPage, collectionWhere, openPopup } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

/** A PDF with one empty page. */
const PDF = `%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj
trailer<</Root 1 0 R>>`;

async function reasonAt(url: string): Promise<string | undefined> {
  const popup = await openPopup(run.browser, url);
  await popup.waitFor('[data-testid="unclippable"]');
  const why = await popup.evaluate(
    () => document.querySelector<HTMLElement>('[data-testid="unclippable"]')?.dataset['why'],
  );
  return why;
}

describe('a page that cannot be clipped shows the reason', () => {
  it.each(['not-empty', 'not-home', 'not-login', 'not-results'])('for %s', async (slug) => {
    const why = await reasonAt(run.site.page(slug));
    expect(why).toBe(slug === 'not-empty' ? 'empty' : 'not an article');
    await run.browser.closePopup();
  });

  it('for a browser page', async () => {
    expect(await reasonAt('about:blank')).toMatch(/browser page|empty/);
    await run.browser.closePopup();
  });

  it('for a browser page, without a form that could save nothing', async () => {
    const popup = await openPopup(run.browser, 'about:blank');
    await popup.waitFor('[data-testid="unclippable"]');
    expect(await popup.count('.save-form')).toBe(0);
    await run.browser.closePopup();
  });

  it('for a PDF', async () => {
    expect(await reasonAt(run.site.serve('/paper.pdf', PDF, 'application/pdf'))).toBe('pdf');
    await run.browser.closePopup();
  });
});

describe('a page that cannot be clipped offers', () => {
  it('to save the link, with title and note', async () => {
    const popup = await openPopup(run.browser, run.site.page('not-home'));
    await popup.type('[data-testid="title"]', 'A front page', { replace: true });
    await popup.type('[data-testid="note"]', 'Look again');
    expect(await popup.text('[data-testid="save"]')).toBe('Save link');
    await popup.press('Control+Enter');
    await popup.waitFor('#app[data-state="saved"]');
    await collectionWhere(
      run.browser,
      'the link',
      ({ clips, contents }) =>
        clips.some(
          (clip) =>
            clip.title === 'A front page' && clip.note === 'Look again' && clip.revision === null,
        ) && contents.length === 0,
    );
    await run.browser.closePopup();
  });

  it('to save the selection', async () => {
    const page = await run.browser.openTab(run.site.page('not-login'));
    const selected = await page.evaluate(() => {
      const text = document.querySelector('h1, h2, p, label');
      if (text) window.getSelection()?.selectAllChildren(text);
      return text?.textContent?.trim().replaceAll(/\s+/g, ' ') ?? '';
    });
    const popup = await run.browser.pressAction();
    await popup.waitFor('[data-testid="unclippable"] blockquote', { text: selected });
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    await collectionWhere(run.browser, 'the selection', ({ contents }) =>
      contents.some((each) => each.text === selected),
    );
    await run.browser.closePopup();
  });
});

describe('a page that hangs while loading', () => {
  it('offers to save its link, and then the article once it arrives', async () => {
    const [first = '', rest = ''] = articlePage('Hanging').split('</article>');
    const held = run.site.hold('/hanging', first, `</article>${rest}`);
    const page = await run.browser.openTab(run.site.page('not-home'));
    await page.evaluate((url) => void (location.href = url), held.url);
    await page.waitFor('article');
    const popup = await run.browser.pressAction();
    await popup.waitFor('[data-testid="unclippable"][data-why="slow"]');
    expect(await popup.text('[data-testid="save"]')).toBe('Save link');
    await popup.type('[data-testid="note"]', 'Typed while it hung');
    held.release();
    await popup.waitFor('#app[data-state="ready"]');
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    await collectionWhere(run.browser, 'the article', ({ clips }) =>
      clips.some(
        ({ title, note, revision }) =>
          title === 'Hanging' && note === 'Typed while it hung' && revision !== null,
      ),
    );
    await run.browser.closePopup();
  });
});

describe('a page that is already clipped', () => {
  it('is recognised before the page has loaded', async () => {
    const whole = articlePage('Clipped before it hung');
    await clipPage(run.browser, run.site.serve('/hung-again', whole));
    const [first = '', rest = ''] = whole.split('</article>');
    const held = run.site.hold('/hung-again', first, `</article>${rest}`);
    const page = await run.browser.openTab(run.site.page('not-home'));
    await page.evaluate((url) => void (location.href = url), held.url);
    await page.waitFor('article');
    const popup = await run.browser.pressAction();
    await popup.waitFor('[data-testid="known-notice"]');
    expect(await popup.count('#app[data-state="ready"]')).toBe(0);
    held.release();
    await popup.waitFor('#app[data-state="ready"]');
    expect(await popup.text('[data-testid="save"]')).toBe('Update clip');
    await run.browser.closePopup();
  });
});

describe('minimal permissions', () => {
  it('include no hosts, and pages are unchanged after clipping', async () => {
    const page = await run.browser.openTab(run.site.serve('/calm', articlePage('Calm')));
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    const { permissions } = await run.browser.evaluateInBackground(() => {
      const manifest = chrome.runtime.getManifest();
      return {
        permissions: {
          hosts: manifest.host_permissions ?? [],
          scripts: manifest.content_scripts ?? [],
          resources: manifest.web_accessible_resources ?? [],
        },
      };
    });
    expect(permissions).toEqual({ hosts: [], scripts: [], resources: [] });
    await run.browser.pressShortcut('quick-clip');
    await collectionWhere(run.browser, 'the clip', ({ clips }) =>
      clips.some((clip) => clip.title === 'Calm'),
    );
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });
});
