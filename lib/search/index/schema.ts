import type { Database } from '@sqlite.org/sqlite-wasm';
import { FIELDS } from '../query/ast';
import type { Field } from '../query/ast';

/**
 * What the index's tables and what is in them look like. Any change to either, to how texts are cut
 * into tokens or to what a column takes in makes a new version: the index is then built anew.
 */
export const VERSION = '5';

/** How much more a word counts in a column than in the text. */
const WEIGHTS: Readonly<Record<Field, number>> = {
  title: 10,
  authors: 5,
  site: 2,
  tags: 6,
  note: 4,
  highlights: 3,
  text: 1,
};

/** Bytes of new tokens that FTS5 gathers in memory before it writes them. */
const GATHERED = 8 * 2 ** 20;

/**
 * Texts are in the collection already, so the index keeps none (`content=''`): it is a third of the
 * size, and written faster.
 */
const TABLES = `
  CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE clips (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    clippedAt INTEGER NOT NULL,
    published TEXT,
    host TEXT NOT NULL,
    lang TEXT,
    flags INTEGER NOT NULL,
    revision TEXT,
    fingerprint TEXT NOT NULL
  );
  CREATE INDEX clips_by_time ON clips (clippedAt, flags);
  CREATE TABLE tags (tag TEXT, clip INTEGER, PRIMARY KEY (tag, clip)) WITHOUT ROWID;
  CREATE INDEX tags_by_clip ON tags (clip);
  CREATE TABLE likeness (clip INTEGER PRIMARY KEY, address TEXT NOT NULL, sketch BLOB);
  CREATE VIRTUAL TABLE words USING fts5(
    ${FIELDS.join(', ')}, content='', contentless_delete=1, tokenize='ascii', prefix='3'
  );
  INSERT INTO words (words, rank) VALUES ('rank', 'bm25(${FIELDS.map((field) => WEIGHTS[field]).join(', ')})');
  INSERT INTO words (words, rank) VALUES ('hashsize', ${GATHERED});
`;

/** Makes the tables of an empty index. @param replica the device whose collection it will be of */
export function createTables(db: Database, replica: string): void {
  db.transaction(() => {
    db.exec(TABLES);
    write(db, 'version', VERSION);
    write(db, 'replica', replica);
  });
}

/** A value that the index keeps about itself. */
export function read(db: Database, key: string): string | undefined {
  const value = db.selectValue('SELECT value FROM about WHERE key = ?', key);
  return typeof value === 'string' ? value : undefined;
}

/** Keeps a value about the index in it, in the transaction of what it is about. */
export function write(db: Database, key: string, value: string): void {
  db.exec('INSERT OR REPLACE INTO about VALUES (?, ?)', { bind: [key, value] });
}

/** Whether the tables are there, of this version, and of this collection. */
export function isUsable(db: Database, replica: string): boolean {
  const there = db.selectValue("SELECT count(*) FROM sqlite_schema WHERE name = 'about'");
  return there === 1 && read(db, 'version') === VERSION && read(db, 'replica') === replica;
}
