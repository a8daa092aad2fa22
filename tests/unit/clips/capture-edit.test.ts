import { expect, test } from 'vitest';
import * as v from 'valibot';
import { parseTypedCapture } from '@/lib/clips/capture-edit';
import { momentOf, newClip, recapture } from '@/lib/clips/clip';
import { editClip } from '@/lib/clips/edit';
import { mergeClips } from '@/lib/clips/merge';
import { articleSchema, clipEditSchema, clipSchema } from '@/lib/clips/schema';
import { makeStamp, NO_STAMP } from '@/lib/clips/stamp';
import { article } from '../articles';

const identity = {
  id: 'abcdefghijklmnop',
  canonicalUrl: 'https://a.example/',
  revision: 'r'.repeat(16),
};
const at = (time: number) => makeStamp(time, 0, 'replica1');
const journal = { type: 'article-journal', container: 'A journal' } as const;
const clip = newClip(article({ publication: journal }), {}, identity, momentOf(at(1)));

test('corrections are stamped with the capture, and win when merged', () => {
  const edited = editClip(clip, { capture: { authors: ['Ana'], lang: 'pt' } }, at(2));
  expect(edited).toMatchObject({
    authors: ['Ana'],
    lang: 'pt',
    revision: clip.revision,
    clock: { capture: at(2) },
  });
  expect(mergeClips(clip, edited)).toEqual(edited);
  expect(mergeClips(edited, clip)).toEqual(edited);
});

test('an edit without changes does nothing', () => {
  expect(editClip(clip, { capture: { authors: [...clip.authors] } }, at(2))).toBe(clip);
});

test('publication data from the page can still be updated by the page', () => {
  const edited = editClip(clip, { capture: { siteName: 'Mine' } }, at(2));
  const again = { container: 'Renamed' };
  const later = recapture(edited, article({ publication: again }), identity, momentOf(at(3)));
  expect(later.publication).toEqual(again);
});

test('corrections are kept when the page is clipped again, and the rest is updated', () => {
  const edited = editClip(clip, { capture: { authors: ['Ana'], publishedAt: null } }, at(2));
  expect(edited.byHand).toEqual(['authors', 'publishedAt']);
  const page = article({
    authors: ['Someone else'],
    publishedAt: '2020-01-01',
    siteName: 'Renamed',
    modifiedAt: '2021-01-01',
  });
  let again = recapture(edited, page, { ...identity, revision: 's'.repeat(16) }, momentOf(at(3)));
  again = recapture(again, page, identity, momentOf(at(4)));
  expect(again).toMatchObject({
    authors: ['Ana'],
    publishedAt: null,
    siteName: 'Renamed',
    modifiedAt: '2021-01-01',
    byHand: ['authors', 'publishedAt'],
    clock: { capture: at(4) },
  });
  expect(mergeClips(again, edited)).toEqual(again);
  expect(v.parse(clipSchema, JSON.parse(JSON.stringify(again)))).toEqual(again);
});

test('a page cannot claim that fields were corrected by hand', () => {
  const hostile = { ...article(), byHand: ['authors'] };
  expect(v.parse(articleSchema, hostile)).not.toHaveProperty('byHand');
  const made = newClip(hostile, {}, identity, momentOf(at(1)));
  expect(made).not.toHaveProperty('byHand');
});

test('a page without publication data leaves it to the next one that has some', () => {
  const quiet = recapture(clip, article(), identity, momentOf(at(2)));
  const later = { container: 'Renamed' };
  const again = recapture(quiet, article({ publication: later }), identity, momentOf(at(3)));
  expect([quiet.publication, again.publication]).toEqual([journal, later]);
});

test('an earlier text can be made current, and this can be undone', () => {
  const old = { revision: 'o'.repeat(16), capturedAt: 5, wordCount: 7 };
  const { revision, capturedAt, wordCount } = clip;
  const edited = editClip(clip, { capture: old }, at(2));
  expect(edited).toMatchObject({ ...old, clock: { capture: at(2) } });
  const undone = editClip(
    edited,
    { capture: { revision: revision ?? '', capturedAt, wordCount } },
    at(3),
  );
  expect({ ...undone, clock: clip.clock }).toEqual(clip);
});

test('an incompletely known capture cannot be edited', () => {
  const untold = { ...clip, revision: null, clock: { ...clip.clock, capture: NO_STAMP } };
  expect(editClip(untold, { capture: { siteName: 'Mine' } }, at(2))).toBe(untold);
});

test.each([
  ['publishedAt', '2024', '2024'],
  ['publishedAt', ' 2024-05-01 ', '2024-05-01'],
  ['publishedAt', '2024-05-01T10:00:00+02:00', '2024-05-01T10:00:00+02:00'],
  ['publishedAt', '', null],
  ['lang', 'pt-BR', 'pt-BR'],
  ['doi', '10.1000/182', '10.1000/182'],
  ['siteName', 'A “site”', 'A “site”'],
  ['authors', 'King, Martin Luther, Jr.; Ana ;', ['King, Martin Luther, Jr.', 'Ana']],
] as const)('%s can be “%s”', (field, typed, value) => {
  expect(parseTypedCapture(field, typed)).toEqual({ [field]: value });
});

test.each([
  ['publishedAt', 'yesterday'],
  ['modifiedAt', '2024-13-01'],
  ['lang', 'not a tag!'],
  ['doi', 'https://doi.org/10.1000/182'],
  ['siteName', 'x'.repeat(10_001)],
] as const)('%s cannot be “%s”', (field, typed) => {
  expect(parseTypedCapture(field, typed)).toBeNull();
});

test('edits of unknown fields or with invalid values are rejected', () => {
  const parsed = v.parse(clipEditSchema, { capture: { siteName: 'A', url: 'javascript:1' } });
  expect(parsed).toEqual({ capture: { siteName: 'A' } });
  expect(v.is(clipEditSchema, { capture: { publishedAt: 'soon' } })).toBe(false);
  expect(v.is(clipEditSchema, { capture: { revision: '../x' } })).toBe(false);
});
