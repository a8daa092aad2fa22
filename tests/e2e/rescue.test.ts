import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { articlePage, collectionWhere, importFile, readCollection } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd({ fresh: true });

interface Asked {
  readonly path: string;
  readonly at: number;
  readonly cookie: string | undefined;
}

/** A site that records its requests. */
interface Remembering {
  readonly origin: string;
  readonly asked: Asked[];
  close(): void;
}

async function serve(
  answer: (path: string, response: ServerResponse) => void,
): Promise<Remembering> {
  const asked: Asked[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push({ path, at: Date.now(), cookie: request.headers.cookie });
    answer(path, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const html = { 'content-type': 'text/html', 'set-cookie': 'id=1' };

/** Encodes Cyrillic as windows-1251: the bytes are not valid UTF-8. */
const cyrillic = (text: string) =>
  Buffer.from(
    Array.from(text, (char) => {
      const code = char.charCodeAt(0);
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
    }),
  );

const REPORT = readFileSync(new URL('../samples/pdf/report.pdf', import.meta.url));

const PAGES: Record<string, (response: ServerResponse) => void> = {
  '/robots.txt': (response) => response.end('User-agent: *\nDisallow: /private'),
  '/story': (response) => response.writeHead(200, html).end(articlePage('Glaciers')),
  '/later': (response) => response.writeHead(200, html).end(articlePage('Later')),
  '/private/x': (response) => response.writeHead(200, html).end(articlePage('Private')),
  '/old-charset': (response) => {
    const page = articlePage('Ледники').replace('<title>', '<meta charset="windows-1251"><title>');
    response.writeHead(200, html).end(cyrillic(page.replaceAll('’', "'")));
  },
  '/members': (response) => response.writeHead(302, { location: '/login?to=members' }).end(),
  '/login?to=members': (response) =>
    response.writeHead(200, html).end('<title>Log in</title><form><input type="password"></form>'),
  '/broken': (response) =>
    response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7'),
  '/disk.iso': (response) =>
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('bytes'),
  // A PDF served with the name and type of a web page.
  '/report.html': (response) => response.writeHead(200, html).end(REPORT),
};

let folder: string;
/** Two sites with the same pages. */
let mixed: Remembering;
let second: Remembering;
let slow: Remembering;
let waiting: (() => void)[] = [];
let library: Surface;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-rescue-'));
  const answer = (path: string, response: ServerResponse) => {
    const page = PAGES[path];
    if (page) page(response);
    else response.writeHead(404).end('No such page');
  };
  mixed = await serve(answer);
  second = await serve(answer);
  slow = await serve((path, response) => {
    if (path === '/robots.txt') response.writeHead(404).end();
    else waiting.push(() => response.writeHead(200, html).end(articlePage(`Slow ${path}`)));
  });
});

afterAll(async () => {
  mixed.close();
  second.close();
  slow.close();
  await rm(folder, { recursive: true, force: true });
});

async function importAddresses(...urls: readonly string[]): Promise<void> {
  const path = join(folder, 'addresses.txt');
  await writeFile(path, `${urls.join('\n')}\n`);
  library = await run.browser.openExtensionPage('library.html#/import');
  await importFile(library, path);
  await library.waitFor('[data-testid="import-report"]', { text: 'added' });
}

/** Presses a button that requests access to all sites, and allows it. */
async function allowed(button: string): Promise<void> {
  await run.browser.whileAllowing(['https://*/*', 'http://*/*'], async () => {
    await library.bringToFront();
    await library.click(button);
  });
}

const hasAllSitesPermission = () =>
  library.evaluate(() => chrome.permissions.contains({ origins: ['http://*/*', 'https://*/*'] }));

const AT_REST = '[data-testid="rescue-screen"][data-state="idle"]';

describe('fetching missing texts', () => {
  it('starts only when the user asks, without cookies and at a limited rate', async () => {
    const dead = await serve(() => undefined);
    dead.close();
    await importAddresses(
      ...['/story', '/private/x', '/old-charset'].map((path) => mixed.origin + path),
      ...['/members', '/gone', '/report.html', '/broken', '/disk.iso'].map(
        (path) => second.origin + path,
      ),
      `${dead.origin}/x`,
    );
    await library.click('.import-actions a.primary');
    await library.waitFor('[data-testid="rescue-notice"]', { text: '9 clips have no text yet' });
    expect(await violationsIn(library)).toEqual([]);
    await library.click('[data-testid="open-rescue"]');
    await library.waitFor('[data-testid="rescue-count"]', { text: '9 clips have no text yet' });
    expect([...mixed.asked, ...second.asked]).toEqual([]);
    await allowed('[data-testid="rescue-start"]');
    await library.waitFor('[data-testid="rescue-pause"]');
    await library.screenshot(`artifacts/screenshots/rescue-running-${run.name}.png`);
    expect(await violationsIn(library)).toEqual([]);
    await library.waitFor(AT_REST, { timeout: 50_000 });
    expect(await library.text('[data-testid="rescue-progress"]')).toMatch(
      /3 texts fetched.*6 texts could not be fetched/s,
    );

    const { clips, contents, images } = await readCollection(run.browser);
    const textAt = (path: string) => {
      const clip = clips.find(({ url }) => url.endsWith(path));
      return contents.find(({ clipId }) => clipId === clip?.id)?.text;
    };
    expect(textAt('/story')).toContain("Glaciers was on everyone's mind");
    expect(textAt('/old-charset')).toContain('Ледники was on everyone');
    expect(textAt('/report.html')).toContain('sounded in April and again in October');
    expect(images).toHaveLength(1);
    expect(contents).toHaveLength(3);

    for (const { asked } of [mixed, second]) {
      expect(asked.map(({ path }) => path)).not.toContain('/private/x');
      expect(asked[0]?.path).toBe('/robots.txt');
      expect(asked.map(({ cookie }) => cookie).filter(Boolean)).toEqual([]);
      // The second request of a redirect follows at once.
      const times = asked.filter(({ path }) => !path.startsWith('/login')).map(({ at }) => at);
      const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThan(1900);
    }
  });

  it('explains each failure, and links to the Internet Archive if the page is gone', async () => {
    const problems = await library.evaluate(() =>
      Array.from(document.querySelectorAll('[data-testid="rescue-failures"] tbody tr'), (row) => {
        const wayback = row.querySelector<HTMLAnchorElement>('a[href*="web.archive.org"]');
        const path = row.querySelector('a[target]')?.getAttribute('href') ?? '';
        return [new URL(path).pathname, row.getAttribute('data-problem'), wayback !== null];
      }),
    );
    expect(Object.fromEntries(problems.map(([path, ...rest]) => [path, rest]))).toEqual({
      '/private/x': ['robots', false],
      '/members': ['login', false],
      '/broken': ['damaged', false],
      '/disk.iso': ['not a page', false],
      '/gone': ['gone', true],
      '/x': ['dead', true],
    });
    expect(await violationsIn(library)).toEqual([]);
    for (const [width, colorScheme] of [
      [1100, 'light'],
      [360, 'dark'],
    ] as const) {
      const path = `artifacts/screenshots/rescue-${width}-${run.name}.png`;
      await library.screenshot(path, { width, height: 800, colorScheme });
    }
  });

  it('gives the permission back at the end', async () => {
    expect(await hasAllSitesPermission()).toBe(false);
  });

  it('resumes after the browser was killed in the middle', async () => {
    await importAddresses(`${slow.origin}/1`, `${slow.origin}/2`);
    await library.click('[data-testid="import-texts"]');
    await library.waitFor('[data-testid="rescue-count"]', { text: '2 clips' });
    await allowed('[data-testid="rescue-start"]');
    await library.waitFor('[data-testid="rescue-progress"]', { text: '2 clips waiting' });
    await expect.poll(() => waiting.length).toBe(1);
    await run.crashAndRelaunch();
    waiting = [];
    library = await run.browser.openExtensionPage('library.html#/texts');
    await library.waitFor('[data-testid="rescue-progress"]', { text: '2 clips waiting' });
    if (await hasAllSitesPermission()) {
      await library.click('[data-testid="rescue-pause"]');
      await library.click('[data-testid="rescue-resume"]');
    } else {
      // If the browser has forgotten the permission, the queue is paused until the user resumes it.
      await library.waitFor('[data-testid="rescue-resume"]');
      await allowed('[data-testid="rescue-resume"]');
    }
    for (const done of [1, 2]) {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      for (const answer of waiting.splice(0)) answer();
      await collectionWhere(run.browser, `${done} slow texts`, ({ contents }) => {
        return contents.filter(({ text }) => text.includes('Slow')).length === done;
      });
    }
    await library.waitFor(AT_REST);
  });

  it('keeps the permission if a CouchDB needs it', async () => {
    await importAddresses(`${mixed.origin}/later`);
    await library.evaluate(() =>
      chrome.storage.local.set({
        couchdb: {
          address: 'http://127.0.0.1:9',
          database: 'clips',
          user: 'ana',
          password: 'choose-one',
          sealing: null,
        },
      }),
    );
    await library.click('[data-testid="import-texts"]');
    await library.waitFor('[data-testid="rescue-count"]', { text: '1 clip ' });
    await allowed('[data-testid="rescue-start"]');
    await library.waitFor('[data-testid="rescue-progress"]', { text: '1 text fetched' });
    await library.waitFor(AT_REST);
    expect(await hasAllSitesPermission()).toBe(true);
  });
});
