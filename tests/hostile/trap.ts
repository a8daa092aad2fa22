import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A request that the trap received. */
export interface Caught {
  readonly number: number;
  readonly path: string;
  /** The destination as given by the browser: `image`, `script`, or `empty` for a fetch. */
  readonly dest: string;
}

/** A server that all vectors point to. It answers 204, so that no page navigates to it. */
export interface Trap {
  readonly origin: string;
  /** Returns and clears the requests received, once none has arrived for a while. */
  caught(): Promise<Caught[]>;
  close(): Promise<void>;
}

const QUIET_MS = 250;

/** Starts a trap on loopback. */
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
 * In a document: which vectors ran in it and its frames, and what is left in articles that could
 * run or load. Sent as its source.
 * @param wholePage whether the document itself is an article, as in an export
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
        // An image in an `img`, even an SVG, runs and loads nothing: browsers guarantee that.
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
