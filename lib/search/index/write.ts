import type { Database, PreparedStatement } from '@sqlite.org/sqlite-wasm';
import type { State } from '../query/ast';
import { FIELDS, STATES, THINGS } from '../query/ast';
import { FLAGS } from '../query/to-sql';
import type { Subject } from '../subject';
import { sketchOf } from '../likeness/sketch';
import { indexedText } from '../text/tokens';
import { fingerprintOf } from './fingerprint';
import { write } from './schema';

/** A new state of a clip for the index. */
export interface Entry {
  readonly subject: Subject;
  /** Names the text that `subject` has; what has the same is not written again. */
  readonly revision: string | null;
}

const INSERT_WORDS = `INSERT INTO words (rowid, ${FIELDS.join(', ')})
  VALUES (?, ${FIELDS.map(() => '?').join(', ')})`;

const flagsOf = ({ states, things }: Subject) =>
  STATES.reduce((flags, state: State) => flags | (states[state] ? FLAGS[state] : 0), 0) |
  THINGS.reduce((flags, thing) => flags | (things[thing] ? FLAGS[`has-${thing}`] : 0), 0);

interface Due {
  readonly subject: Subject;
  readonly number: number;
  /** The words that it had are in the index. */
  readonly known: boolean;
}

/** Writes into an index, with statements that are compiled once for all batches. */
export function writer(db: Database) {
  const prepared = new Map<string, PreparedStatement>();
  let last = Number(db.selectValue('SELECT ifnull(max(number), 0) FROM clips'));

  const statement = (sql: string, bind: (string | number | null | Uint8Array)[]) => {
    const made = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, made);
    return made.bind(bind);
  };
  const run = (sql: string, bind: (string | number | null | Uint8Array)[]) => {
    statement(sql, bind).stepReset();
  };
  const known = (id: string): { number: number; fingerprint: string } | null => {
    const found = statement('SELECT number, fingerprint FROM clips WHERE id = ?', [id]);
    const row = found.step()
      ? { number: Number(found.get(0)), fingerprint: found.getString(1) ?? '' }
      : null;
    found.reset(true);
    return row;
  };

  /** Writes a clip's row; gives what is to be done for its words, where they are others now. */
  const putRow = ({ subject, revision }: Entry): Due | null => {
    const fingerprint = fingerprintOf(subject, revision);
    const before = known(subject.id);
    last += before ? 0 : 1;
    const number = before?.number ?? last;
    const { id, clippedAt, published, host, lang } = subject;
    run('INSERT OR REPLACE INTO clips VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      number,
      id,
      clippedAt,
      published,
      host,
      lang,
      flagsOf(subject),
      revision,
      fingerprint,
    ]);
    if (before?.fingerprint === fingerprint) return null;
    if (before) run('DELETE FROM tags WHERE clip = ?', [number]);
    for (const tag of new Set(subject.tags)) run('INSERT INTO tags VALUES (?, ?)', [tag, number]);
    const sketch = sketchOf(subject.fields.text);
    run('INSERT OR REPLACE INTO likeness VALUES (?, ?, ?)', [
      number,
      subject.address,
      sketch && new Uint8Array(sketch.buffer),
    ]);
    return { subject, number, known: before !== null };
  };

  const putWords = ({ subject, number, known: there }: Due) => {
    if (there) run('DELETE FROM words WHERE rowid = ?', [number]);
    const texts = FIELDS.map((field) => indexedText(subject.fields[field]));
    run(INSERT_WORDS, [number, ...texts]);
  };

  const forget = (number: number) => {
    run('DELETE FROM words WHERE rowid = ?', [number]);
    run('DELETE FROM tags WHERE clip = ?', [number]);
    run('DELETE FROM likeness WHERE clip = ?', [number]);
  };

  return {
    /**
     * Writes new states of clips, and how far in the journal the index then is, in one transaction.
     */
    put(entries: readonly Entry[], seq: number): void {
      db.transaction(() => {
        // FTS5 gathers words in memory, and writes them out before another table is told anything,
        // or when numbers go down: rows and words by turns would take twice as long.
        const due = entries.flatMap((entry) => putRow(entry) ?? []);
        for (const each of due.toSorted((one, two) => one.number - two.number)) putWords(each);
        write(db, 'seq', String(seq));
      });
    },

    /** Takes clips out of the index. */
    remove(ids: readonly string[]): void {
      db.transaction(() => {
        for (const id of ids) {
          const there = known(id);
          if (!there) continue;
          forget(there.number);
          run('DELETE FROM clips WHERE number = ?', [there.number]);
        }
      });
    },

    /** Frees the statements; without that the file cannot be closed. */
    close(): void {
      for (const made of prepared.values()) made.finalize();
      prepared.clear();
    },
  };
}
