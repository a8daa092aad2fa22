/** The bare version of searching and indexing: a worker with SQLite, and nothing else. */
import type { Database } from '@sqlite.org/sqlite-wasm';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { createTables } from '@/lib/search/index/schema';
import { indexedText } from '@/lib/search/text/tokens';
import { generateClips } from './generate';

export type BareRequest =
  | { readonly kind: 'ask'; readonly sql: string; readonly bind: readonly (string | number)[] }
  | { readonly kind: 'insert'; readonly count: number };

const BATCH = 200;

async function pool(directory: string) {
  const sqlite = await sqlite3InitModule();
  return sqlite.installOpfsSAHPoolVfs({
    directory,
    name: directory,
    initialCapacity: 4,
    preserveOnInitFailure: true,
  });
}

let index: Database | null = null;

async function answer(request: BareRequest): Promise<readonly unknown[] | number> {
  if (request.kind === 'ask') {
    if (!index) {
      const { OpfsSAHPoolDb } = await pool('search-index');
      index = new OpfsSAHPoolDb('/index.sqlite3');
      index.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16000');
    }
    return index.selectValues(request.sql, [...request.bind]);
  }
  return insert(request.count);
}

/** Milliseconds that FTS5 takes for the same rows, prepared in memory. */
async function insert(count: number): Promise<number> {
  const files = await pool('bench-bare');
  const db = new files.OpfsSAHPoolDb('/bare.sqlite3');
  db.exec(
    'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF',
  );
  createTables(db, 'bench');
  const statement = db.prepare(
    'INSERT INTO words (rowid, title, authors, site, tags, note, highlights, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  let spent = 0;
  for (let from = 0; from < count; from += BATCH) {
    const rows = generateClips(from, BATCH).map(({ clip, text }) => [
      indexedText(clip.title),
      indexedText(clip.authors.join('\n')),
      `${clip.siteName ?? ''}\n${new URL(clip.url).host}`,
      clip.tags.join('\n'),
      indexedText(clip.note),
      '',
      indexedText(text),
    ]);
    const start = performance.now();
    db.transaction(() => {
      for (const [offset, row] of rows.entries())
        statement.bind([from + offset + 1, ...row]).stepReset();
    });
    spent += performance.now() - start;
  }
  statement.finalize();
  db.close();
  await files.wipeFiles();
  return spent;
}

addEventListener('message', ({ data }: MessageEvent<BareRequest>) => {
  answer(data).then(
    (value) => postMessage({ value }),
    (error: unknown) => postMessage({ error: String(error) }),
  );
});
