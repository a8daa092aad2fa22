import type { Database } from '@sqlite.org/sqlite-wasm';
import { FIELDS } from '../query/ast';
import type { Field } from '../query/ast';

/**
 * The version of the index's tables and contents. Increment it with any change to them, to
 * tokenisation or to a column's content: the index is then rebuilt.
 */
export const VERSION = '5';

/** The weight of a word in a column, relative to the text. */
const WEIGHTS: Readonly<Record<Field, number>> = {
  title: 10,
  authors: 5,
  site: 2,
  tags: 6,
  note: 4,
  highlights: 3,
  text: 1,
};

/** How many bytes of new tokens FTS5 collects in memory before it writes them. */
const GATHERED = 8 * 2 ** 20;

/**
 * Texts are already in the collection, so the index does not store them (`content=''`): it is a
 * third of the size, and faster to write.
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

/** Creates the tables of an empty index. @param replica the device whose collection it is for */
export function createTables(db: Database, replica: string): void {
  db.transaction(() => {
    db.exec(TABLES);
    writeIndexValue(db, 'version', VERSION);
    writeIndexValue(db, 'replica', replica);
  });
}

/** Reads a value that the index stores about itself. */
export function readIndexValue(db: Database, key: string): string | undefined {
  const value = db.selectValue('SELECT value FROM about WHERE key = ?', key);
  return typeof value === 'string' ? value : undefined;
}

/** Stores a value about the index in it, in the same transaction as the data it describes. */
export function writeIndexValue(db: Database, key: string, value: string): void {
  db.exec('INSERT OR REPLACE INTO about VALUES (?, ?)', { bind: [key, value] });
}

/** Whether the tables exist, with this version, for this collection. */
export function isUsable(db: Database, replica: string): boolean {
  const there = db.selectValue("SELECT count(*) FROM sqlite_schema WHERE name = 'about'");
  return (
    there === 1 &&
    readIndexValue(db, 'version') === VERSION &&
    readIndexValue(db, 'replica') === replica
  );
}
