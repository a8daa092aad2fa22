import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { findHighlights } from '@/lib/search/find-highlights';
import type { Query } from '@/lib/search/query/ast';
import { matchesQuery } from '@/lib/search/query/matches-query';
import { parseQuery } from '@/lib/search/query/parse';
import { subjectOf } from '@/lib/search/subject';
import { ClipDatabase } from '@/lib/store/database';
import { contentsOf } from '@/lib/store/queries';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { runs } from '../runs';

const db = new ClipDatabase('find-highlights');
const NOW = Date.UTC(2026, 10, 1);
const signal = new AbortController().signal;

const marked = (id: string, exact: string, note = '', tags: readonly string[] = []) => ({
  id,
  add: {
    createdAt: NOW,
    quote: { exact, prefix: '', suffix: '' },
    anchor: { revision: null, start: 0, end: 0 },
  },
  note,
  tags,
});

beforeAll(async () => {
  const page = (path: string, title: string, text: string) =>
    article({ url: `https://${path}`, canonicalUrl: null, title, text, html: `<p>${text}</p>` });
  await saveArticle(
    db,
    page('a.example/oil', 'On oil', 'The price of oil rose. Ferries sail.'),
    {
      tags: ['energy/oil'],
      note: 'Compare with gas',
      highlights: [
        marked('price-of-oil', 'The price of oil rose', 'prices again', ['method']),
        marked('ferries-sail', 'Ferries sail', '', ['sea/ferries']),
      ],
    },
    NOW,
  );
  await saveArticle(
    db,
    page('b.example/sea', 'The sea', 'Ferries and oil and <pre>code</pre>'),
    { tags: ['sea'], highlights: [marked('and-the-rest', 'Ferries and oil', 'method?')] },
    NOW,
  );
  await saveArticle(db, page('c.example/plain', 'Ferries', 'Ferries of oil'), {}, NOW);
});

/** The index's answer, computed by reading every clip. */
async function findIds(query: Query): Promise<string[]> {
  const clips = await db.clips.toArray();
  const fit = await Promise.all(
    clips.map(async (clip) => matchesQuery(query, subjectOf(clip, await contentsOf(db, clip)))),
  );
  return clips.flatMap(({ id }, index) => (fit[index] ? [id] : []));
}

const found = async (typed: string) =>
  [...(await findHighlights(db, parseQuery(typed), findIds, signal))]
    .map((name) => name.split(' ')[1] ?? '')
    .toSorted();

test.each([
  ['price', ['price-of-oil']],
  ['in:highlights oil', ['and-the-rest', 'price-of-oil']],
  // A clip's title and tags apply to all its highlights and to its note.
  ['oil', ['and-the-rest', 'ferries-sail', 'note', 'price-of-oil']],
  ['ferries -title:oil', ['and-the-rest']],
  ['ferries', ['and-the-rest', 'ferries-sail']],
  ['note:gas', ['note']],
  ['note:prices OR ferries', ['and-the-rest', 'ferries-sail', 'price-of-oil']],
  ['tag:method', ['price-of-oil']],
  ['tag:sea', ['and-the-rest', 'ferries-sail']],
  ['tag:energy -tag:method', ['ferries-sail', 'note']],
  ['site:b.example', ['and-the-rest']],
  ['has:code', ['and-the-rest']],
  ['has:note', ['and-the-rest', 'note', 'price-of-oil']],
  ['-has:code ferries', ['ferries-sail']],
  ['is:highlighted -site:a.example', ['and-the-rest']],
  ['glaciers', []],
])('%s finds %j', async (typed, expected) => {
  expect(await found(typed)).toEqual(expected);
});

const leaf = fc.constantFrom(
  'oil',
  'ferries',
  'method',
  'highlight:rose',
  'text:sail',
  'note:again',
  'title:sea',
  'tag:sea',
  'tag:method',
  'site:a.example',
  'has:note',
);
const query = fc
  .tuple(fc.array(fc.tuple(fc.boolean(), leaf), { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([parts, either]) =>
    parts.map(([not, each]) => (not ? `-${each}` : each)).join(either ? ' OR ' : ' '),
  );

test('the index omits no clip with a matching highlight', async () => {
  const all = async () => db.clips.toCollection().primaryKeys();
  await fc.assert(
    fc.asyncProperty(query, async (typed) => {
      const parsed = parseQuery(typed);
      const asked = await findHighlights(db, parsed, findIds, signal);
      const read = await findHighlights(db, parsed, all, signal);
      expect([...asked].toSorted()).toEqual([...read].toSorted());
    }),
    { numRuns: runs(200) },
  );
});
