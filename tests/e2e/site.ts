import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../pages/', import.meta.url));

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.webp': 'image/webp',
};

/** A site on loopback that serves the fixture pages, at its own port. */
export interface Site {
  readonly origin: string;
  /** The address of a fixture page: `/<slug>/` is `tests/pages/<slug>/source.html`. */
  page(slug: string): string;
  /**
   * Serves a string or bytes at a path, optionally with a query, in preference to files. Returns
   * its URL.
   */
  serve(path: string, body: string | Buffer, type?: string): string;
  /** Redirects a path from now on. */
  redirect(path: string, to: string): void;
  /** Serves a page whose second part is sent only when released. */
  hold(path: string, first: string, rest: string): { readonly url: string; release(): void };
  close(): Promise<void>;
}

interface Served {
  readonly body: string | Buffer;
  readonly type: string;
}

/** Starts the site. */
export async function startSite(): Promise<Site> {
  const strings = new Map<string, Served>();
  const redirects = new Map<string, string>();
  const held = new Map<string, (response: ServerResponse) => void>();
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://site');
    const path = decodeURIComponent(strings.has(pathname + search) ? pathname + search : pathname);
    const to = redirects.get(path);
    if (to !== undefined) {
      response.writeHead(302, { location: to, 'cache-control': 'no-store' }).end();
      return;
    }
    const hold = held.get(path);
    if (hold) {
      hold(response);
      return;
    }
    void answer(path, strings).then(
      ({ body, type }) =>
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body),
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end('No such page'),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page: (slug) => `${origin}/${slug}/`,
    serve(path, body, type = 'text/html; charset=utf-8') {
      strings.set(path, { body, type });
      return origin + path;
    },
    redirect: (path, to) => void redirects.set(path, to),
    hold(path, first, rest) {
      const waiting: ServerResponse[] = [];
      held.set(path, (response) => {
        response.writeHead(200, { 'content-type': TYPES['.html'] }).write(first);
        waiting.push(response);
      });
      return {
        url: origin + path,
        release: () => waiting.forEach((response) => response.end(rest)),
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Browsers hold their connections open.
        server.closeAllConnections();
      }),
  };
}

async function answer(path: string, strings: Map<string, Served>): Promise<Served> {
  const string = strings.get(path);
  if (string) return string;
  const file = normalize(join(PAGES, path.endsWith('/') ? `${path}source.html` : path));
  if (!file.startsWith(PAGES) && !file.startsWith(PAGES + sep)) throw new Error('Outside');
  return {
    body: await readFile(file),
    type: TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
  };
}
