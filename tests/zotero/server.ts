import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An item as received. */
export type Arrived = Readonly<Record<string, unknown>>;

/** A fake of a running Zotero. */
export interface Zotero {
  readonly address: string;
  /** The items it has saved. */
  readonly items: Arrived[];
  /** Whether the library selected in it is read-only. */
  readOnly: boolean;
  /** Which requests it drops without an answer; `everything` is as if Zotero were not running. */
  drops: 'nothing' | 'saves' | 'everything';
  close(): Promise<void>;
}

/**
 * Fakes the server that Zotero provides for its browser connector, after its source (`server.js`,
 * `server_connector.js` of Zotero 7): browsers that do not name a version of the protocol get no
 * answer, a session can be used once, and items are answered with 201 and no body.
 * @param port 23119 is Zotero's own; 0 picks any
 */
export async function startZotero(port = 0): Promise<Zotero> {
  const sessions = new Set<string>();
  const server = createServer((request, response) => void answer(request, response));
  const zotero: Zotero = {
    get address() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    items: [],
    readOnly: false,
    drops: 'nothing',
    close: () => closed(server),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { headers } = request;
    const named = headers['x-zotero-connector-api-version'] !== undefined;
    if (!named || zotero.drops === 'everything') {
      request.socket.destroy();
      return;
    }
    const say = (status: number, body?: unknown) => {
      response.writeHead(status, {
        'X-Zotero-Version': '7.0.30',
        'X-Zotero-Connector-API-Version': '3',
        'Content-Type': 'application/json',
      });
      response.end(body === undefined ? '' : JSON.stringify(body));
    };
    if (request.method === 'OPTIONS') return say(200);
    if (request.method !== 'POST' || headers['content-type'] !== 'application/json')
      return say(400);
    const data = JSON.parse(Buffer.concat(chunks).toString()) as Arrived;
    if (request.url === '/connector/ping') return say(200, { prefs: { automaticSnapshots: true } });
    if (request.url !== '/connector/saveItems') return say(404);
    if (zotero.drops === 'saves') {
      request.socket.destroy();
      return;
    }
    const { sessionID, items } = data as { sessionID: string; items: Arrived[] };
    if (sessions.has(sessionID)) return say(409, { error: 'SESSION_EXISTS' });
    sessions.add(sessionID);
    if (zotero.readOnly) return say(500, { libraryEditable: false });
    zotero.items.push(...items);
    return say(201);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return zotero;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
