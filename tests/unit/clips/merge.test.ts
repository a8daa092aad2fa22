import { COLOURS, NOWHERE, type HighlightEdit } from '@/lib/clips/highlight';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Clip } from '@/lib/clips/clip';
import { momentOf, newClip, recapture } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import { editClip } from '@/lib/clips/edit';
import { mergeClips } from '@/lib/clips/merge';
import { newestStamp } from '@/lib/clips/newest-stamp';
import { laterStamp, makeStamp, nextStamp } from '@/lib/clips/stamp';
import { article } from '../articles';
import { runs } from '../runs';

const IDENTITY = {
  id: 'abcdefgh',
  canonicalUrl: 'https://news.example/mexico',
  revision: 'r0000000',
};

const highlightEdit: fc.Arbitrary<HighlightEdit> = fc.record(
  {
    id: fc.constantFrom('hhhhhhh1', 'hhhhhhh2'),
    add: fc.constant({
      createdAt: 1,
      quote: { exact: 'oil', prefix: 'the ', suffix: ' price' },
      anchor: { revision: 'r0000000', start: 4, end: 7 },
    }),
    colour: fc.constantFrom(...COLOURS),
    note: fc.constantFrom('', 'why', 'how'),
    tags: fc.subarray(['a', 'b', 'method/old']),
    anchor: fc.constantFrom({ revision: 'r1111111', start: 1, end: 4 }, NOWHERE),
    removed: fc.boolean(),
  },
  { requiredKeys: ['id'] },
);

const edit: fc.Arbitrary<ClipEdit> = fc.oneof(
  fc.record({ title: fc.constantFrom('A', 'B', 'C') }),
  fc.record({ note: fc.constantFrom('', 'one', 'two', 'three') }),
  fc.record({ tags: fc.subarray(['a', 'b', 'energy/oil']) }),
  fc.record({ archived: fc.boolean() }),
  fc.record({ starred: fc.boolean() }),
  fc.record({ deleted: fc.boolean() }),
  fc.record({ progress: fc.nat(100) }),
  fc.record({ highlights: fc.array(highlightEdit, { minLength: 1, maxLength: 2 }) }),
);

/** An event of a run: a replica edits, captures again, or receives another's state. */
const event = fc.record({
  replica: fc.nat(2),
  from: fc.nat(2),
  kind: fc.constantFrom('edit', 'edit', 'capture', 'hear'),
  edit,
  clock: fc.integer({ min: -86_400_000, max: 86_400_000 }),
});

/** Three replicas of one clip, whose clocks may each be a day off. */
function play(events: readonly (typeof event extends fc.Arbitrary<infer E> ? E : never)[]): Clip[] {
  const first = newClip(article(), {}, IDENTITY, momentOf(makeStamp(1_000_000_000_000, 0, 'r0')));
  const states = [first, first, first];
  for (const { replica, from, kind, edit: change, clock } of events) {
    const mine = states[replica] ?? first;
    const stamp = nextStamp(newestStamp(mine), 1_600_000_000_000 + clock, `r${replica}`);
    if (kind === 'hear') states[replica] = mergeClips(mine, states[from] ?? first);
    else if (kind === 'edit') states[replica] = editClip(mine, change, stamp);
    else {
      const identity = { ...IDENTITY, revision: `r${String(Math.abs(clock)).padStart(8, '0')}` };
      states[replica] = recapture(
        mine,
        article({ excerpt: String(clock), ...(clock % 2 === 0 && { standfirst: `On ${clock}` }) }),
        identity,
        momentOf(stamp),
      );
    }
  }
  return states;
}

const states = fc.array(event, { maxLength: 24 }).map(play);

test('merge is commutative', () => {
  fc.assert(
    fc.property(states, ([a, b]) => {
      if (!a || !b) return;
      expect(mergeClips(a, b)).toEqual(mergeClips(b, a));
    }),
    { numRuns: runs(500) },
  );
});

test('merge is associative', () => {
  fc.assert(
    fc.property(states, ([a, b, c]) => {
      if (!a || !b || !c) return;
      expect(mergeClips(mergeClips(a, b), c)).toEqual(mergeClips(a, mergeClips(b, c)));
    }),
    { numRuns: runs(500) },
  );
});

test('merge is idempotent', () => {
  fc.assert(
    fc.property(states, ([a, b]) => {
      if (!a || !b) return;
      const joined = mergeClips(a, b);
      expect(mergeClips(joined, a)).toEqual(joined);
      expect(mergeClips(joined, joined)).toEqual(joined);
    }),
    { numRuns: runs(500) },
  );
});

const clip = newClip(
  article(),
  { tags: ['energy'], note: 'mine' },
  IDENTITY,
  momentOf(makeStamp(1000, 0, 'a')),
);

test('edits of different fields on two replicas are both kept', () => {
  const a = editClip(
    clip,
    { title: 'Renamed', tags: ['energy', 'mexico'] },
    makeStamp(2000, 0, 'a'),
  );
  const b = editClip(clip, { starred: true, tags: [] }, makeStamp(3000, 0, 'b'));
  expect(mergeClips(a, b)).toMatchObject({ title: 'Renamed', starred: true, tags: ['mexico'] });
});

test('concurrent notes are both kept, until an edit that saw both replaces them', () => {
  const a = editClip(clip, { note: 'from a' }, makeStamp(2000, 0, 'a'));
  const b = editClip(clip, { note: 'from b' }, makeStamp(3000, 0, 'b'));
  const both = mergeClips(a, b);
  expect(both.note).toBe('from a\n\nfrom b');
  const resolved = editClip(both, { note: 'settled' }, makeStamp(4000, 0, 'a'));
  expect(mergeClips(mergeClips(resolved, a), b).note).toBe('settled');
});

test('a concurrent edit does not undo a deletion', () => {
  const gone = editClip(clip, { deleted: true }, makeStamp(2000, 0, 'a'));
  const edited = editClip(clip, { title: 'Later' }, makeStamp(9000, 0, 'b'));
  expect(mergeClips(gone, edited).deletedAt).toBe(2000);
});

test('the next stamp is later than any seen, even if the clock was set back', () => {
  const seen = makeStamp(5000, 7, 'b');
  const next = nextStamp(seen, 4000, 'a');
  expect(next > seen).toBe(true);
  expect(laterStamp(next, seen)).toBe(next);
});

const made = {
  id: 'hhhhhhh1',
  add: {
    createdAt: 2000,
    quote: { exact: 'oil', prefix: 'the ', suffix: ' price' },
    anchor: { revision: 'r0000000', start: 4, end: 7 },
  },
};

test('a highlight recoloured on one replica and annotated on another keeps both changes', () => {
  const both = editClip(clip, { highlights: [made] }, makeStamp(2000, 0, 'a'));
  const a = editClip(
    both,
    { highlights: [{ id: made.id, colour: 'blue' }] },
    makeStamp(3000, 0, 'a'),
  );
  const b = editClip(
    both,
    { highlights: [{ id: made.id, note: 'why?' }] },
    makeStamp(3000, 0, 'b'),
  );
  expect(mergeClips(a, b).highlights).toEqual([
    { id: made.id, ...made.add, colour: 'blue', note: 'why?' },
  ]);
});

test('a removed highlight stays removed despite a concurrent note, but can be restored', () => {
  const both = editClip(clip, { highlights: [made] }, makeStamp(2000, 0, 'a'));
  const a = editClip(
    both,
    { highlights: [{ id: made.id, removed: true }] },
    makeStamp(4000, 0, 'a'),
  );
  const b = editClip(
    both,
    { highlights: [{ id: made.id, note: 'why?' }] },
    makeStamp(3000, 0, 'b'),
  );
  const merged = mergeClips(a, b);
  expect(merged.highlights).toEqual([]);
  const back = editClip(
    merged,
    { highlights: [{ id: made.id, removed: false }] },
    makeStamp(5000, 0, 'a'),
  );
  expect(back.highlights[0]?.note).toBe('why?');
});

test('an edit of an unknown highlight changes nothing', () => {
  expect(
    editClip(clip, { highlights: [{ id: 'nobody00', note: 'x' }] }, makeStamp(2000, 0, 'a')),
  ).toBe(clip);
});

test('a standfirst that the page has lost is removed when it is clipped again', () => {
  const stamp = makeStamp(1_000_000_000_000, 0, 'r0');
  const first = newClip(article({ standfirst: 'In short.' }), {}, IDENTITY, momentOf(stamp));
  expect(first.standfirst).toBe('In short.');
  const later = nextStamp(stamp, 1_000_000_100_000, 'r0');
  const again = recapture(first, article(), IDENTITY, momentOf(later));
  expect(again).not.toHaveProperty('standfirst');
  expect(mergeClips(first, again)).not.toHaveProperty('standfirst');
});

test('a standfirst missing from one state of a capture is taken from the other', () => {
  const stamp = makeStamp(1_000_000_000_000, 0, 'r0');
  const whole = newClip(article({ standfirst: 'In short.' }), {}, IDENTITY, momentOf(stamp));
  const { standfirst: _left, ...told } = whole;
  expect(mergeClips(told, whole)).toEqual(whole);
  expect(mergeClips(whole, told)).toEqual(whole);
});
