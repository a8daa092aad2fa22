import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forge, forgeFromOutside } from '../hostile/forge.ts';
import { probe, watchClosely, whatWasSeen } from '../hostile/seek.ts';
import { article } from '../unit/articles.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { articlePage, clipPage, collectionWhere, readCollection } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const BUILD = run.name === 'firefox' ? '.output/firefox-mv3' : '.output/chrome-mv3';
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>';
const form = { address: 'http://a', database: 'a', user: 'a', password: 'a', passphrase: '' };
const edit = { note: 'Forged' };

/** Every message that the background answers, as its own pages would send it. */
const MESSAGES = {
  saveClip: { article: article({ title: 'Forged' }), draft: {}, tabId: null },
  editClip: { clipId: 'abcdefghijklmnop', edit },
  keepImages: { clipId: 'abcdefghijklmnop', urls: ['https://a.example/x.png'] },
  pickPart: 1,
  sync: null,
  sealBrowserSync: 'stolen passphrase',
  removeDevice: 'a',
  loadPage: 'https://a.example/',
  loadRobots: 'https://a.example/',
  loadTrack: 'https://a.example/',
  loadPdf: 'https://a.example/a.pdf',
  learnChoice: {
    tab: { id: 1, url: 'https://evil.example/', title: '' },
    chosen: { restored: ['Forged.'], removed: [], text: 'Forged.' },
  },
  pageHighlights: { url: 'https://evil.example/', canonicalUrl: null },
  markPage: {
    page: { url: 'https://evil.example/', canonicalUrl: null },
    edit: { id: 'forgedforged', colour: 'pink' },
  },
  connectCouch: { form, agreed: 'nothing' },
  disconnectCouch: null,
  watchCouch: null,
  sendToZotero: ['abcdefghijklmnop'],
};
const FORGED = Object.entries(MESSAGES).map(([type, data], id) => ({
  id,
  type,
  data,
  timestamp: 1,
  sender: { id: 'tearsheet', url: 'chrome-extension://tearsheet/popup.html' },
}));

/** The collection without the state of sync, which may change meanwhile. */
const held = async () => {
  const { clips, contents } = await readCollection(run.browser);
  return { clips, contents };
};

let base: string;

beforeAll(async () => {
  await clipPage(run.browser, run.site.serve('/own', articlePage('My own')));
  base = await run.browser.evaluateInBackground(() => chrome.runtime.getURL(''));
});

it('the list of forged messages includes every message that the background handles', async () => {
  const doors = await Promise.all(
    ['messages', 'page-handlers'].map((name) => readFile(`lib/browser/${name}.ts`, 'utf8')),
  );
  const names = Array.from(
    doors.join('').matchAll(/[mM]essaging\.onMessage\('(\w+)'/g),
    ([, name = '']) => name,
  );
  expect(Object.keys(MESSAGES).toSorted()).toEqual(names.toSorted());
});

describe('forged messages', () => {
  it('have no effect when sent by a page or a frame in it', async () => {
    const before = await held();
    run.site.serve('/frame', `<script>(${forge.toString()})(${JSON.stringify(FORGED)})</script>`);
    const html = articlePage('Forger').replace('</article>', '<iframe src="/frame"></iframe>$&');
    const page = await run.browser.openTab(run.site.serve('/forger', html));
    // With the popup open, access to the page is granted, and our scripts have run in it.
    const popup = await run.browser.pressAction();
    await popup.waitFor('#app[data-state="ready"]');
    expect(await page.evaluate(forge, JSON.parse(JSON.stringify(FORGED)))).toEqual([]);
    await run.browser.closePopup();
    expect(await held()).toEqual(before);
    await page.close();
  });

  it('are rejected when sent by one of our scripts in a page', async () => {
    const before = await held();
    const page = await run.browser.openTab(run.site.serve('/taken', articlePage('Taken over')));
    const popup = await run.browser.pressAction();
    await popup.waitFor('#app[data-state="ready"]');
    const answers = await run.browser.evaluateInBackground(async (json) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const [result] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        args: [json],
        func: (messages: string) =>
          Promise.all(
            (JSON.parse(messages) as object[]).map((message) =>
              chrome.runtime.sendMessage(message).then(JSON.stringify, String),
            ),
          ),
      });
      return result?.result ?? [];
    }, JSON.stringify(FORGED));
    expect(answers).toHaveLength(FORGED.length);
    for (const answer of answers) expect(answer).toContain('Refused: not ');
    await run.browser.closePopup();
    expect(await held()).toEqual(before);
    await page.close();
  });

  it('have no effect when sent by another extension', async () => {
    const told: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        if (body !== '') told.push(body);
        response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const directory = await mkdtemp(join(tmpdir(), 'tearsheet-other-'));
    const before = await held();
    try {
      const ours = await run.browser.evaluateInBackground(() => chrome.runtime.id);
      await writeFile(
        join(directory, 'background.js'),
        `(${forgeFromOutside.toString()})(${JSON.stringify(ours)}, ${JSON.stringify(base)}, ${JSON.stringify(FORGED)}, 'http://127.0.0.1:${port}/')`,
      );
      await writeFile(
        join(directory, 'manifest.json'),
        JSON.stringify({
          manifest_version: 3,
          name: 'Forger',
          version: '1',
          host_permissions: ['http://127.0.0.1/*'],
          background:
            run.name === 'firefox'
              ? { scripts: ['background.js'] }
              : { service_worker: 'background.js' },
          browser_specific_settings: { gecko: { id: 'forger@forger.example' } },
        }),
      );
      await run.browser.installOther(directory);
      const [report = ''] = await until('the report', async () => (told.length > 0 ? told : null));
      const answers = JSON.parse(report) as string[];
      expect(answers).toHaveLength(FORGED.length + 2);
      for (const answer of answers) expect(answer).toMatch(/^refused: /);
      expect(await held()).toEqual(before);
    } finally {
      server.closeAllConnections();
      server.close();
      await rm(directory, { recursive: true, force: true });
    }
  });
});

describe('a page that probes for the extension', () => {
  let page: Surface;
  let files: string[];

  beforeAll(async () => {
    files = (await readdir(BUILD, { recursive: true, withFileTypes: true }))
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(BUILD.length + 1))
      .filter((path) => /^(?:[^/]+$|icons)/.test(path));
    page = await run.browser.openTab(run.site.serve('/seeker', articlePage('Seeker')));
    await page.evaluate(watchClosely);
  });

  afterAll(() => page.close());

  const finds = () => page.evaluate(probe, base, files);

  it('gets no access through the manifest', async () => {
    const manifest = JSON.parse(await readFile(join(BUILD, 'manifest.json'), 'utf8')) as object;
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(files).toEqual(expect.arrayContaining(['extract.js', 'popup.html', 'icons/48.png']));
  });

  it('finds no extension files before, during or after the popup is open', async () => {
    expect(await finds()).toEqual([]);
    const popup = await run.browser.pressAction();
    await popup.waitFor('#app[data-state="ready"]');
    expect(await finds()).toEqual([]);
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    expect(await finds()).toEqual([]);
    await run.browser.closePopup();
    expect(await finds()).toEqual([]);
  });

  it('sees no trace of being clipped: no element, name, style, event or request', async () => {
    run.site.serve('/shown.svg', SVG, 'image/svg+xml');
    run.site.serve('/lead.svg', SVG, 'image/svg+xml');
    // The second image is named by the page, but not loaded by it.
    const named = `<meta property="og:image" content="${run.site.origin}/lead.svg">`;
    const html = articlePage('Unaware')
      .replace('<article>', `${named}<article>`)
      .replace('</article>', '<img src="/shown.svg" alt="Shown" width="60" height="40"></article>');
    const fresh = await run.browser.openTab(run.site.serve('/unaware', html));
    await fresh.evaluate(watchClosely);
    const popup = await run.browser.pressAction();
    await popup.waitFor('#app[data-state="ready"]');
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    await collectionWhere(run.browser, 'an image', ({ images }) => images.length > 0);
    expect(await fresh.evaluate(whatWasSeen)).toEqual([]);
    await run.browser.closePopup();
    expect(await fresh.evaluate(whatWasSeen)).toEqual([]);
    await fresh.evaluate(() => {
      document.body.dataset['trace'] = '1';
      Object.assign(window, { trace: 1 });
    });
    // Proves that the watch can see anything at all.
    expect(await fresh.evaluate(whatWasSeen)).toEqual(['attributes data-trace', 'window.trace']);
    await fresh.close();
  });
});
