import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { until } from './browsers/wait.ts';
import { endToEnd } from './run.ts';

/*
 * Tests of the drivers themselves, on which every other end-to-end test relies. Nothing here
 * depends on how the extension's pages look.
 */

const PAGE = `<!doctype html><title>Ferry timetable</title><h1>Ferry timetable</h1>
  <p>The last boat leaves at nine. <a href="/islands">All islands</a></p>
  <input type="file" id="file"><input id="field" value="old"><button id="button">Press</button>
  <script>
    const seen = (event) => { document.body.dataset.seen = event.type + (event.ctrlKey ? '+' : '') + (event.key ?? '') + event.isTrusted; };
    button.onclick = seen;
    field.onkeydown = seen;
  </script>`;

const run = endToEnd({ fresh: true });
const openPage = () => run.browser.openTab(run.site.serve('/ferry', PAGE));

const titleOfActiveTab = () =>
  run.browser.evaluateInBackground(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const [result] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1 },
      func: () => document.title,
    });
    return result?.result ?? null;
  });

describe('a web page', () => {
  it('can be clicked, typed into and read', async () => {
    const page = await openPage();
    expect(await page.url()).toBe(`${run.site.origin}/ferry`);
    expect(await page.text('h1')).toBe('Ferry timetable');
    expect(await page.count('input')).toBe(2);

    await page.click('#button');
    await page.waitFor('[data-seen="clicktrue"]');
    await page.type('#field', ' and new');
    await page.waitFor('[data-seen="keydownwtrue"]');
    await page.press('Control+Enter');
    await page.waitFor('[data-seen="keydown+Entertrue"]');
    expect(await fieldValue(page)).toBe('old and new');
    await page.type('#field', 'newest', { replace: true });
    expect(await fieldValue(page)).toBe('newest');
  });

  it('accepts a file, a viewport size and a colour scheme', async () => {
    const page = await openPage();
    const directory = await mkdtemp(join(tmpdir(), 'tearsheet-file-'));
    await writeFile(join(directory, 'backup.json'), '{}');
    await page.setFile('#file', join(directory, 'backup.json'));
    const name = await page.evaluate(
      () => document.querySelector<HTMLInputElement>('#file')?.files?.[0]?.name ?? null,
    );
    expect(name).toBe('backup.json');

    const shot = join(directory, 'dark.png');
    await page.screenshot(shot, { width: 700, height: 500, colorScheme: 'dark' });
    expect(pngSize(await readFile(shot))).toEqual([700, 500]);
    expect(await page.evaluate(prefersDark)).toBe(true);
    await page.setColorScheme('light');
    expect(await page.evaluate(prefersDark)).toBe(false);
    await rm(directory, { recursive: true });
  });
});

describe('the popup', () => {
  it('opens with the toolbar button, which grants access to the active tab', async () => {
    await openPage();
    await expect(titleOfActiveTab()).rejects.toThrow(/permission|access/i);
    const popup = await run.browser.pressAction();
    await popup.waitFor('body');
    expect(await popup.url()).toContain('/popup.html');
    expect(await titleOfActiveTab()).toBe('Ferry timetable');
  });

  it('can be clicked, typed into, captured as a screenshot and closed', async () => {
    await openPage();
    const popup = await run.browser.pressAction();
    // The form takes the focus when it appears, which would end the typing below.
    await popup.waitFor('[data-testid="tag-input"]:focus');
    await popup.evaluate(() => {
      document.body.insertAdjacentHTML(
        'afterbegin',
        '<div id="probe" style="position:fixed;inset:0 0 auto;z-index:9999;background:Canvas">' +
          '<input id="probe-field" value="old"><button id="probe-button">Press</button></div>',
      );
      const probe = document.querySelector<HTMLElement>('#probe');
      for (const type of ['click', 'keydown']) {
        probe?.addEventListener(type, (event) => {
          const keys = event instanceof KeyboardEvent ? event : { key: '', ctrlKey: false };
          probe.dataset.seen = `${type}${keys.ctrlKey ? '+' : ''}${keys.key}${event.isTrusted}`;
          event.stopPropagation();
        });
      }
    });
    await popup.click('#probe-button');
    await popup.waitFor('[data-seen="clicktrue"]');
    await popup.type('#probe-field', ' é w');
    await popup.waitFor('[data-seen="keydownwtrue"]');
    await popup.press('Control+Enter');
    await popup.waitFor('[data-seen="keydown+Entertrue"]');
    const value = await popup.evaluate(
      () => document.querySelector<HTMLInputElement>('#probe-field')?.value,
    );
    expect(value).toBe('old é w');

    const directory = await mkdtemp(join(tmpdir(), 'tearsheet-popup-'));
    await popup.screenshot(join(directory, 'popup.png'), { colorScheme: 'dark' });
    const [width] = pngSize(await readFile(join(directory, 'popup.png')));
    expect(width).toBeGreaterThan(100);
    await rm(directory, { recursive: true });

    await run.browser.closePopup();
    expect(await run.browser.popup()).toBeNull();
  });
});

describe('shortcuts and menus', () => {
  it('trigger the commands and grant access to the active tab', async () => {
    await openPage();
    await run.browser.pressShortcut('quick-clip');
    await until('the grant', titleOfActiveTab);
    await run.browser.pressShortcut('open-library');
    const library = await until('the library', async () => {
      for (const page of await run.browser.pages()) {
        if ((await page.url()).includes('/library.html')) return page;
      }
      return null;
    });
    // Its address is there before its document is.
    await library.waitFor('body');
    expect(await library.count('body')).toBe(1);
    await library.close();
  });

  it('pass on the page, selection or link that the menu was opened on', async () => {
    const page = await openPage();
    await run.browser.evaluateInBackground(() => {
      const contexts: ['page', 'selection', 'link'] = ['page', 'selection', 'link'];
      chrome.contextMenus.create({ id: 'probe', title: 'Probe', contexts });
      chrome.contextMenus.onClicked.addListener((info) => {
        void chrome.storage.local.set({ probe: info });
      });
    });
    const chosen = async () => {
      const { probe } = await run.browser.evaluateInBackground(() =>
        chrome.storage.local.get<{ probe?: chrome.contextMenus.OnClickData }>('probe'),
      );
      // Removes only what was read, or an answer that arrives in between would be lost.
      if (probe) {
        await run.browser.evaluateInBackground(() => chrome.storage.local.remove('probe'));
      }
      return probe;
    };
    await run.browser.chooseMenu('probe');
    const onPage = await until('the menu', chosen);
    expect(onPage).toMatchObject({ menuItemId: 'probe', pageUrl: await page.url() });
    expect(onPage.selectionText).toBeUndefined();
    await run.browser.chooseMenu('probe', { selectionText: 'last boat leaves' });
    expect((await until('the menu', chosen)).selectionText).toBe('last boat leaves');
    const islands = `${run.site.origin}/islands`;
    await run.browser.chooseMenu('probe', { linkUrl: islands });
    expect((await until('the menu', chosen)).linkUrl).toBe(islands);
    expect(await titleOfActiveTab()).toBe('Ferry timetable');
  });
});

describe('the background', () => {
  it('responds, shows a badge, stops and restarts', async () => {
    await openPage();
    await run.browser.evaluateInBackground(async () => {
      Object.assign(self, { probe: true });
      await chrome.action.setBadgeText({ text: '7' });
    });
    expect(await run.browser.badgeText()).toBe('7');
    await run.browser.stopBackground();
    expect(await run.browser.evaluateInBackground(() => 'probe' in self)).toBe(false);
    await run.browser.stopBackground();
    const popup = await run.browser.pressAction();
    await popup.waitFor('#app *');
  });
});

describe('extension pages', () => {
  it('download without a prompt and copy to the clipboard', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['# Ferry'], { type: 'text/markdown' }));
      link.download = 'ferry.md';
      link.click();
    });
    expect(await readFile(await run.browser.downloaded('ferry.md'), 'utf8')).toBe('# Ferry');

    await library.evaluate(() => {
      document.body.insertAdjacentHTML('afterbegin', '<button id="copy">Copy</button>');
      document.querySelector('#copy')?.addEventListener('click', () => {
        void navigator.clipboard
          .writeText('# Copied')
          .then(() => document.body.setAttribute('data-copied', ''));
      });
    });
    await library.click('#copy');
    await library.waitFor('[data-copied]');
    expect(await run.browser.clipboardText()).toBe('# Copied');
  });

  it('keep their data when the browser crashes', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.evaluate(async () => {
      await chrome.storage.local.set({ probe: 'local' });
      await chrome.storage.sync.set({ probe: 'sync' });
      const request = indexedDB.open('probe', 1);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('probe'));
      await new Promise((resolve) => {
        request.addEventListener('success', resolve);
      });
      const write = request.result.transaction('probe', 'readwrite', { durability: 'strict' });
      write.objectStore('probe').put('indexed', 1);
      await new Promise((resolve) => {
        write.addEventListener('complete', resolve);
      });
    });
    await run.crashAndRelaunch();
    const again = await run.browser.openExtensionPage('library.html');
    const kept = await again.evaluate(async () => {
      const request = indexedDB.open('probe', 1);
      await new Promise((resolve) => {
        request.addEventListener('success', resolve);
        request.addEventListener('upgradeneeded', resolve);
      });
      const { local, sync } = {
        local: await chrome.storage.local.get('probe'),
        sync: await chrome.storage.sync.get('probe'),
      };
      if (request.readyState !== 'done' || request.transaction) return [local, sync, null];
      const read = request.result.transaction('probe').objectStore('probe').get(1);
      await new Promise((resolve) => {
        read.addEventListener('success', resolve);
      });
      return [local, sync, read.result as string];
    });
    expect(kept).toEqual([{ probe: 'local' }, { probe: 'sync' }, 'indexed']);
    await openPage();
    await (await run.browser.pressAction()).waitFor('#app *');
  });
});

function prefersDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

function fieldValue(page: Awaited<ReturnType<typeof openPage>>) {
  return page.evaluate(() => document.querySelector<HTMLInputElement>('#field')?.value);
}

/** Width and height have fixed offsets in a PNG's header. */
function pngSize(png: Buffer): [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
