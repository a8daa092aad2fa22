import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { Clip } from '@/lib/clips/clip';
import { momentOf, newClip, recapture } from '@/lib/clips/clip';
import { editClip } from '@/lib/clips/edit';
import { mergeClips } from '@/lib/clips/merge';
import { restampClip, stampsOf } from '@/lib/clips/restamp';
import { clipEditSchema, clipSchema } from '@/lib/clips/schema';
import { makeStamp } from '@/lib/clips/stamp';
import { isDeletedForGood } from '@/lib/clips/for-good';
import { article } from '../articles';
import { runs } from '../runs';
import { anyPublishedClip } from '../sync/arbitraries';

const identity = {
  id: 'abcdefghijklmnop',
  canonicalUrl: 'https://a.example/',
  revision: 'r'.repeat(16),
};
const at = (time: number) => makeStamp(time, 0, 'replica1');
const journal = { type: 'article-journal', container: 'A journal' } as const;
const clipOf = (publication = journal) =>
  newClip(article({ publication }), {}, identity, momentOf(at(1)));

test('the page’s data is stored with its stamp, and updated with the page', () => {
  const clip = clipOf();
  expect(clip).toMatchObject({ publication: journal, clock: { publication: at(1) } });
  const later = { container: 'Renamed' };
  const again = recapture(clip, article({ publication: later }), identity, momentOf(at(2)));
  expect(again).toMatchObject({ publication: later, clock: { publication: at(2) } });
});

test('the user’s edits survive every later capture', () => {
  let clip = editClip(clipOf(), { publication: { container: ' Mine ', volume: '' } }, at(2));
  expect(clip.publication).toEqual({ container: 'Mine' });
  for (const time of [3, 4]) {
    clip = recapture(clip, article({ publication: journal }), identity, momentOf(at(time)));
  }
  expect(clip).toMatchObject({ publication: { container: 'Mine' }, clock: { publication: at(2) } });
});

test('an edit without changes does nothing, but removing everything is an edit', () => {
  const clip = clipOf();
  expect(
    editClip(clip, { publication: { container: 'A journal', type: 'article-journal' } }, at(2)),
  ).toBe(clip);
  const none = editClip(clip, { publication: {} }, at(2));
  expect(none).toMatchObject({ publication: {}, clock: { publication: at(2) } });
  expect(mergeClips(none, clip).publication).toEqual({});
});

const saidBy = ({ publication, clock }: Clip) => [publication, clock.publication];

test('merging publications is commutative, associative and idempotent', async () => {
  await fc.assert(
    fc.asyncProperty(anyPublishedClip, anyPublishedClip, anyPublishedClip, async (...making) => {
      const [a, b, c] = (await Promise.all(making)).map((each) => ({ ...each, id: identity.id }));
      if (!a || !b || !c) throw new Error('Too few clips');
      expect(saidBy(mergeClips(a, b))).toEqual(saidBy(mergeClips(b, a)));
      // Data removed by a permanent deletion returns only from a state that still has it.
      fc.pre(![a, b, c].some(isDeletedForGood));
      expect(saidBy(mergeClips(mergeClips(a, b), c))).toEqual(
        saidBy(mergeClips(a, mergeClips(b, c))),
      );
      expect(saidBy(mergeClips(a, a))).toEqual(saidBy(a));
    }),
    { numRuns: runs(100) },
  );
});

test('the publication’s stamp is one of the clip’s, and can be corrected', () => {
  const clip = editClip(clipOf(), { publication: { container: 'Mine' } }, at(9));
  expect(stampsOf(clip)).toContain(at(9));
  expect(restampClip(clip, () => at(1)).clock.publication).toBe(at(1));
  expect(
    restampClip(newClip(article(), {}, identity, momentOf(at(1))), (each) => each).clock,
  ).not.toHaveProperty('publication');
});

test('input is validated, trimmed and stripped of empty fields', () => {
  const parse = (publication: unknown) => v.safeParse(clipEditSchema, { publication });
  expect(parse({ container: '  A  ', volume: '' }).output).toEqual({
    publication: { container: 'A' },
  });
  expect(parse({ container: 'x'.repeat(501) }).success).toBe(false);
  expect(parse({ type: 'poem' }).success).toBe(false);
  expect(parse({ volume: 12 }).success).toBe(false);
  const { success, output } = v.safeParse(clipSchema, {
    ...clipOf(),
    canonicalUrl: 'https://a.example/',
  });
  expect(success && output).toMatchObject({ publication: journal, clock: { publication: at(1) } });
});
