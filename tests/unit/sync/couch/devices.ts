import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import type { Clip, Contents } from '@/lib/clips/clip';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import type { CouchSettings } from '@/lib/sync/couch/access';
import { createDatabase } from '@/lib/sync/couch/client';
import { couchRemote } from '@/lib/sync/couchdb';
import type { Round } from '@/lib/sync/remote';
import type { CouchServer } from '../../../couch/server';
import { PASSWORD, startCouch, USER } from '../../../couch/server';
import { article } from '../../articles';

/** A device: its own collection that replicates with the test's database. */
export interface Device {
  readonly db: ClipDatabase;
  sync(change?: Partial<CouchSettings>): Promise<Round>;
}

/** Sets up a server for a file of tests, with a new database for each test. */
export function couchTests({ onDisk = false } = {}) {
  let server: CouchServer | undefined;
  let count = 0;
  let database = '';
  const running = () => {
    if (!server) throw new Error('The server runs only during tests');
    return server;
  };
  const settings = (change: Partial<CouchSettings> = {}): CouchSettings => ({
    address: running().address,
    database,
    user: USER,
    password: PASSWORD,
    sealing: null,
    ...change,
  });

  // It is a real server, on a machine that may be busy with other tests.
  vi.setConfig({ testTimeout: 60_000 });
  beforeAll(async () => {
    server = await startCouch({ onDisk });
  }, 30_000);
  afterAll(() => server?.close());
  beforeEach(async () => {
    count += 1;
    database = `clips-${count}`;
    await createDatabase(settings());
  });

  return {
    settings,
    get server() {
      return running();
    },
    /** @param always settings for all of this device's rounds */
    device(name: string, always: Partial<CouchSettings> = {}): Device {
      const db = new ClipDatabase(`${crypto.randomUUID()}-${name}`);
      return {
        db,
        sync: (change) => couchRemote(settings({ ...always, ...change })).replicate(db),
      };
    },
    /** Sends a request for the test's database. */
    ask: (method: string, path: string, body?: unknown) =>
      running().ask(method, `/${database}${path}`, body),
    /** The documents in the database, by id. */
    async documents(): Promise<Map<string, Record<string, unknown>>> {
      const { rows } = (await running().ask('GET', `/${database}/_all_docs?include_docs=true`)) as {
        rows: { id: string; doc: Record<string, unknown> }[];
      };
      return new Map(rows.map(({ id, doc }) => [id, doc]));
    },
  };
}

/** An article at its own path. */
export function page(path: string, change: Parameters<typeof article>[0] = {}) {
  const own = { url: `https://a.example/${path}`, canonicalUrl: null, title: path };
  return article({ ...own, html: `<p>${path}</p>`, text: path, ...change });
}

/** The contents of a device's collection, for comparison with another's. */
export async function collectionOf({
  db,
}: Pick<Device, 'db'>): Promise<{ clips: Clip[]; contents: Contents[] }> {
  const contents = await db.contents.toArray();
  return {
    clips: (await db.clips.toArray()).map(clipOf),
    contents: contents.map(({ seq: _seq, ...each }) => each),
  };
}
