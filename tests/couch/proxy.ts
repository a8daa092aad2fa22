import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request passing through the proxy. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/**
 * The proxy's answer in place of the server's; `cut` breaks the connection after the server has
 * handled the request.
 */
export type Answer =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | 'cut';

/** A proxy in front of a server, which answers in its place when a test says so. */
export interface Proxy {
  readonly address: string;
  readonly seen: Passing[];
  /** Decides the answer; without a rule every request passes. */
  rule: (passing: Passing) => Answer | Promise<Answer | null> | null;
  close(): Promise<void>;
}

/** Starts a proxy on loopback. */
export async function startProxy(target: number): Promise<Proxy> {
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: Proxy = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    rule: () => null,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = 'GET', url: path = '/' } = request;
    const passing = { method, path, body: Buffer.concat(chunks).toString() };
    proxy.seen.push(passing);
    const answer = await proxy.rule(passing);
    if (answer !== null && answer !== 'cut') {
      response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
      return;
    }
    const onward = ask({ port: target, host: '127.0.0.1', method, path, headers: request.headers });
    onward.once('error', () => response.destroy());
    onward.once('response', (from) => {
      if (answer === 'cut') {
        from.resume().once('end', () => response.destroy());
        return;
      }
      response.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(response);
    });
    onward.end(passing.body);
  }

  return proxy;
}
