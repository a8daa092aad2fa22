import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export const USER = 'ana';
export const PASSWORD = 'correct: horse é';

/** A server that speaks CouchDB's protocol, in its own process on loopback. */
export interface CouchServer {
  readonly port: number;
  readonly address: string;
  /** Sends a request as the admin. Returns the JSON of the answer. */
  ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Kills the process. */
  kill(): Promise<void>;
  /** Starts it again at the same port: memory is lost, the disk is kept. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server, in memory unless its databases have to survive a kill. */
export async function startCouch({ onDisk = false } = {}): Promise<CouchServer> {
  const directory = await mkdtemp(join(tmpdir(), 'tearsheet-couch-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const config = join(directory, 'config.json');
  await writeFile(
    config,
    JSON.stringify({
      admins: { [USER]: PASSWORD },
      couch_httpd_auth: { require_valid_user: true },
      log: { level: 'none', file: join(directory, 'log.txt') },
    }),
  );
  const run = () =>
    startProcess(port, [
      '--config',
      config,
      ...(onDisk ? ['--dir', directory] : ['--in-memory', '--dir', directory]),
    ]);
  const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
  let child = await run();

  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };

  return {
    port,
    address,
    kill,
    async ask(method, path, body) {
      const response = await fetch(address + path, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return (await response.json()) as Record<string, unknown>;
    },
    async restart() {
      await kill();
      child = await run();
    },
    async close() {
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function startProcess(port: number, args: string[]): Promise<ChildProcess> {
  const require = createRequire(import.meta.url);
  const program = join(
    dirname(require.resolve('pouchdb-server/package.json')),
    'bin/pouchdb-server',
  );
  const child = spawn(
    process.execPath,
    ['--no-deprecation', program, '--host', '127.0.0.1', '--port', String(port), ...args],
    { cwd: args[args.indexOf('--dir') + 1] ?? tmpdir(), stdio: 'ignore' },
  );
  const end = Date.now() + 20_000;
  while (Date.now() < end && child.exitCode === null) {
    const answers = await fetch(`http://127.0.0.1:${port}/`).then(
      (response) => response.ok || response.status === 401,
      () => false,
    );
    if (answers) return child;
    await delay(50);
  }
  child.kill('SIGKILL');
  throw new Error('pouchdb-server does not start');
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
