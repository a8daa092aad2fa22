import type { Database, PreparedStatement } from '@sqlite.org/sqlite-wasm';
import type { State } from '../query/ast';
import { FIELDS, STATES, THINGS } from '../query/ast';
import { FLAGS } from '../query/to-sql';
import type { Subject } from '../subject';
import { sketchOf } from '../similarity/sketch';
import { indexedText } from '../text/tokens';
import { fingerprintOf } from './fingerprint';
import { writeIndexValue } from './schema';

/** A new state of a clip for the index. */
export interface Entry {
  readonly subject: Subject;
  /** The revision of the subject's text; an unchanged one is not written again. */
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
  /** Whether its previous words are in the index. */
  readonly known: boolean;
}

type Bound = string | number | null | Uint8Array;

/** Prepared statements, compiled once. */
class Statements {
  private readonly prepared = new Map<string, PreparedStatement>();
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  bound(sql: string, values: Bound[]): PreparedStatement {
    const made = this.prepared.get(sql) ?? this.db.prepare(sql);
    this.prepared.set(sql, made);
    return made.bind(values);
  }

  run(sql: string, values: Bound[]): void {
    this.bound(sql, values).stepReset();
  }

  finalize(): void {
    for (const made of this.prepared.values()) made.finalize();
    this.prepared.clear();
  }
}

/** Writes into an index. */
export class IndexWriter {
  private readonly db: Database;
  private readonly statements: Statements;
  private last: number;

  constructor(db: Database) {
    this.db = db;
    this.statements = new Statements(db);
    this.last = Number(db.selectValue('SELECT ifnull(max(number), 0) FROM clips'));
  }

  /**
   * Writes new states of clips, and the index's new position in the journal, in one transaction.
   */
  put(entries: readonly Entry[], seq: number): void {
    this.db.transaction(() => {
      // FTS5 buffers words, and flushes them before another table is written or when row ids
      // decrease: alternating rows and words would take twice as long.
      const due = entries.flatMap((entry) => this.putRow(entry) ?? []);
      for (const each of due.toSorted((one, two) => one.number - two.number)) this.putWords(each);
      writeIndexValue(this.db, 'seq', String(seq));
    });
  }

  /** Removes clips from the index. */
  remove(ids: readonly string[]): void {
    this.db.transaction(() => {
      for (const id of ids) {
        const there = this.known(id);
        if (there) this.forget(there.number);
      }
    });
  }

  /** Frees the statements, which would keep the file from being closed. */
  close(): void {
    this.statements.finalize();
  }

  private known(id: string): { number: number; fingerprint: string } | null {
    const sql = 'SELECT number, fingerprint FROM clips WHERE id = ?';
    const found = this.statements.bound(sql, [id]);
    const row = found.step()
      ? { number: Number(found.get(0)), fingerprint: found.getString(1) ?? '' }
      : null;
    found.reset(true);
    return row;
  }

  /** Writes a clip's row; returns its words if they need to be rewritten. */
  private putRow({ subject, revision }: Entry): Due | null {
    const fingerprint = fingerprintOf(subject, revision);
    const before = this.known(subject.id);
    this.last += before ? 0 : 1;
    const number = before?.number ?? this.last;
    const { id, clippedAt, published, host, lang } = subject;
    const row = [number, id, clippedAt, published, host, lang, flagsOf(subject)];
    this.statements.run('INSERT OR REPLACE INTO clips VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      ...row,
      revision,
      fingerprint,
    ]);
    if (before?.fingerprint === fingerprint) return null;
    this.putTags(subject, number, before !== null);
    this.putSketch(subject, number);
    return { subject, number, known: before !== null };
  }

  private putTags({ tags }: Subject, number: number, isKnown: boolean): void {
    if (isKnown) this.statements.run('DELETE FROM tags WHERE clip = ?', [number]);
    for (const tag of new Set(tags)) {
      this.statements.run('INSERT INTO tags VALUES (?, ?)', [tag, number]);
    }
  }

  private putSketch({ address, fields }: Subject, number: number): void {
    const sketch = sketchOf(fields.text);
    const bytes = sketch && new Uint8Array(sketch.buffer);
    const sql = 'INSERT OR REPLACE INTO likeness VALUES (?, ?, ?)';
    this.statements.run(sql, [number, address, bytes]);
  }

  private putWords({ subject, number, known }: Due): void {
    if (known) this.statements.run('DELETE FROM words WHERE rowid = ?', [number]);
    const texts = FIELDS.map((field) => indexedText(subject.fields[field]));
    this.statements.run(INSERT_WORDS, [number, ...texts]);
  }

  private forget(number: number): void {
    this.statements.run('DELETE FROM words WHERE rowid = ?', [number]);
    this.statements.run('DELETE FROM tags WHERE clip = ?', [number]);
    this.statements.run('DELETE FROM likeness WHERE clip = ?', [number]);
    this.statements.run('DELETE FROM clips WHERE number = ?', [number]);
  }
}
