import type { Database, PreparedStatement } from '@sqlite.org/sqlite-wasm';
import type { State } from '../query/ast';
import { FIELDS, STATES, THINGS } from '../query/ast';
import { FLAGS } from '../query/to-sql';
import type { Subject } from '../subject';
import { indexedText } from '../text/tokens';
import { fingerprintOf } from './fingerprint';
import { write } from './schema';

/** A new state of a clip for the index. */
export interface Entry {
  readonly subject: Subject;
  /** Names the text that `subject` has; what has the same is not written again. */
  readonly revision: string | null;
}

const stateFlags = ({ states, things }: Subject) =>
  STATES.reduce((flags, state: State) => flags | (states[state] ? FLAGS[state] : 0), 0) |
  THINGS.reduce((flags, thing) => flags | (things[thing] ? FLAGS[`has-${thing}`] : 0), 0);

/** Statements that are compiled once for all batches. */
export function writer(db: Database) {
  const prepared = new Map<string, PreparedStatement>();
  const run = (sql: string, bind: (string | number | null)[]) => {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    statement.bind(bind).step();
    statement.reset(true);
  };
  const known = (id: string) =>
    db.selectObject('SELECT number, fingerprint FROM clips WHERE id = ?', id) as
      { number: number; fingerprint: string } | undefined;

  const put = ({ subject, revision }: Entry, fresh: boolean) => {
    const fingerprint = fingerprintOf(subject, revision);
    const before = fresh ? undefined : known(subject.id);
    const { id, clippedAt, published, host, lang } = subject;
    const row = [id, clippedAt, published, host, lang, stateFlags(subject), fingerprint];
    run(
      `INSERT INTO clips VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET
        clippedAt = excluded.clippedAt, published = excluded.published, host = excluded.host,
        lang = excluded.lang, flags = excluded.flags, fingerprint = excluded.fingerprint`,
      [before?.number ?? null, ...row],
    );
    const number = before?.number ?? Number(db.selectValue('SELECT last_insert_rowid()'));
    if (before?.fingerprint === fingerprint) return;
    if (before) forget(number);
    for (const tag of new Set(subject.tags)) run('INSERT INTO tags VALUES (?, ?)', [tag, number]);
    const texts = FIELDS.map((field) => indexedText(subject.fields[field]));
    run(
      `INSERT INTO words (rowid, ${FIELDS.join(', ')}) VALUES (?, ${FIELDS.map(() => '?').join(', ')})`,
      [number, ...texts],
    );
  };

  const forget = (number: number) => {
    run('DELETE FROM words WHERE rowid = ?', [number]);
    run('DELETE FROM tags WHERE clip = ?', [number]);
  };

  return {
    /**
     * Writes new states of clips, and how far in the journal the index then is, in one transaction.
     * @param fresh none of the clips is in the index yet
     */
    put(entries: readonly Entry[], seq: number, fresh = false): void {
      db.transaction(() => {
        for (const entry of entries) put(entry, fresh);
        write(db, 'seq', String(seq));
      });
    },

    /** Takes clips out of the index. */
    remove(ids: readonly string[]): void {
      db.transaction(() => {
        for (const id of ids) {
          const number = known(id)?.number;
          if (number === undefined) continue;
          forget(number);
          run('DELETE FROM clips WHERE number = ?', [number]);
        }
      });
    },

    /** Frees the statements; without that the file cannot be closed. */
    close(): void {
      for (const statement of prepared.values()) statement.finalize();
    },
  };
}
