// @vitest-environment node
import type { Database } from '@sqlite.org/sqlite-wasm';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findIds } from '@/lib/search/index/queries';
import { createTables, isUsable, readIndexValue } from '@/lib/search/index/schema';
import { IndexWriter } from '@/lib/search/index/write';
import { matchesQuery } from '@/lib/search/query/matches-query';
import { parseQuery } from '@/lib/search/query/parse';
import type { Subject } from '@/lib/search/subject';
import { queryText, subject } from './subjects';
import { runs } from '../runs';

let open: () => Database;
let db: Database;

beforeAll(async () => {
  const sqlite = await sqlite3InitModule();
  open = () => {
    const made = new sqlite.oo1.DB(':memory:');
    createTables(made, 'k3v9x2a1');
    return made;
  };
  db = open();
});

afterAll(() => db.close());

const entry = (each: Subject) => ({ subject: each, revision: null });

test('the index agrees with a full scan on random queries', () => {
  const subjects = fc.sample(subject, { numRuns: 400, seed: 11 });
  new IndexWriter(db).put(subjects.map(entry), 400);
  let found = 0;
  const queries = fc.sample(queryText, { numRuns: runs(500), seed: 7 });
  for (const text of queries) {
    const query = parseQuery(text);
    const wanted = subjects.filter((each) => matchesQuery(query, each)).map(({ id }) => id);
    found += wanted.length;
    for (const order of ['relevance', 'newest'] as const) {
      expect({ text, ids: findIds(db, query, order, null).toSorted() }).toEqual({
        text,
        ids: wanted.toSorted(),
      });
    }
  }
  expect(found).toBeGreaterThan(10 * queries.length);
});

test('the index agrees with a full scan after clips were changed and removed', () => {
  fc.assert(
    fc.property(
      fc.array(subject, { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(), subject), { maxLength: 8 }),
      fc.array(queryText, { minLength: 5, maxLength: 5 }),
      (first, changes, queries) => {
        const own = open();
        const write = new IndexWriter(own);
        write.put(first.map(entry), 1);
        const now = new Map(first.map((each) => [each.id, each]));
        for (const [pick, changed] of changes) {
          const id = first[pick % first.length]?.id ?? '';
          if (pick % 5 === 0) {
            write.remove([id]);
            now.delete(id);
          } else {
            write.put([entry({ ...changed, id })], 2);
            now.set(id, { ...changed, id });
          }
        }
        for (const text of queries) {
          const query = parseQuery(text);
          const wanted = [...now.values()].filter((each) => matchesQuery(query, each));
          expect(findIds(own, query, 'newest', null)).toEqual(
            wanted
              .toSorted((a, b) => b.clippedAt - a.clippedAt || (a.id < b.id ? 1 : -1))
              .map(({ id }) => id),
          );
        }
        write.close();
        own.close();
      },
    ),
    { numRuns: runs(60) },
  );
});

test('an index is usable only for its version and device', () => {
  expect(isUsable(db, 'k3v9x2a1')).toBe(true);
  expect(isUsable(db, 'another')).toBe(false);
  expect(readIndexValue(db, 'seq')).toBe('400');
});
