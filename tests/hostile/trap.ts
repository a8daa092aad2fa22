import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A request that fell into the trap. */
export interface Caught {
  readonly number: number;
  readonly path: string;
  /** What the browser says that it is for: `image`, `script`, `empty` of a fetch. */
  readonly dest: string;
}

/** A server that every vector points to. It answers 204, so that no page is left for it. */
export interface Trap {
  readonly origin: string;
  /** Takes out what was caught since, once nothing has come for a while. */
  caught(): Promise<Caught[]>;
  close(): Promise<void>;
}

const QUIET_MS = 250;

/** Starts it on loopback. */
export async function startTrap(): Promise<Trap> {
  let caught: Caught[] = [];
  let last = 0;
  const server = createServer((request, response) => {
    last = Date.now();
    const path = request.url ?? '/';
    const number = Number(/^\/(\d+)/.exec(path)?.[1] ?? -1);
    caught.push({ number, path, dest: request.headers['sec-fetch-dest'] ?? '' });
    response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async caught() {
      const since = Date.now();
      while (Date.now() - Math.max(last, since) < QUIET_MS) await delay(50);
      const all = caught;
      caught = [];
      return all;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * In a document: what ran in it and in its frames, and what is left in articles that could run or
 * load. It is sent as its source.
 * @param wholePage whether the document itself is an article's: an export
 */
export function whatHappened(wholePage: boolean): { executed: number[]; left: string[] } {
  const windows: Window[] = [
    window,
    ...Array.from({ length: frames.length }, (_, at) => frames[at] as Window),
  ];
  const executed = new Set<number>();
  const left: string[] = [];
  for (const each of windows) {
    let names: string[] = [];
    try {
      names = Object.keys(each);
    } catch {
      left.push('a frame of another origin');
    }
    for (const name of names) {
      const [, number] = /^hit_(\d+)$/.exec(name) ?? [];
      if (number !== undefined) executed.add(Number(number));
    }
  }
  const documents = wholePage ? [document] : [];
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentDocument) documents.push(frame.contentDocument);
  }
  for (const page of documents) {
    if (page !== document && page.location.href !== 'about:srcdoc')
      left.push(`went to ${page.location.href}`);
    const refused =
      'script, iframe, frame, object, embed, applet, base, form, input, button, textarea, select, template, audio, video, source, svg, link:not([href="/article.css"]), meta[http-equiv="refresh" i]';
    for (const element of page.querySelectorAll('*')) {
      const inMedia = page !== document && element.matches('body *') && element.matches(refused);
      const inPage =
        page === document &&
        element.matches(refused) &&
        !element.matches('link[rel="stylesheet"][href$=".css"], nav *');
      if (inMedia || inPage) left.push(element.outerHTML.slice(0, 200));
      for (const { name, value } of element.attributes) {
        // A picture in an `img`, SVG too, runs and loads nothing: browsers see to that.
        const address = value.replaceAll(/[\s\p{Cc}]/gu, '').toLowerCase();
        const runs = /^(?:javascript|vbscript|data:(?!image\/))/.test(address);
        const styled = name === 'style' && /url|import|expression|binding/i.test(value);
        if (
          name.startsWith('on') ||
          (name === 'name' && element.localName !== 'meta') ||
          styled ||
          (runs && /href|src|cite|action|data|content/.test(name))
        ) {
          left.push(`${name}="${value.slice(0, 200)}"`);
        }
      }
    }
  }
  return { executed: [...executed], left };
}
