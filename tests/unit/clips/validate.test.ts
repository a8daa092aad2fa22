import { expect, test } from 'vitest';
import { articleSchema, clipSchema } from '@/lib/clips/schema';
import { validateClip, validateContents, validOrNull } from '@/lib/clips/validate';
import { clipId, revisionId } from '@/lib/clips/clip-id';
import { momentOf, newClip } from '@/lib/clips/clip';
import { makeStamp } from '@/lib/clips/stamp';
import { sha256 } from '@/lib/store/digest';
import * as v from 'valibot';
import { article } from '../articles';

const STAMP = makeStamp(1_700_000_000_000, 0, 'replica1');

async function whole(canonicalUrl = 'https://a.example/x') {
  const id = await clipId(canonicalUrl, sha256);
  const revision = await revisionId('<p>a</p>', sha256);
  const draft = {
    tags: ['t'],
    note: 'n',
    highlights: [
      {
        id: 'highlight-1',
        add: {
          createdAt: 1,
          quote: { exact: 'a', prefix: '', suffix: '' },
          anchor: { revision, start: 0, end: 1 },
        },
      },
    ],
  };
  return newClip(article(), draft, { id, canonicalUrl, revision }, momentOf(STAMP));
}

type Clip = Awaited<ReturnType<typeof whole>>;

/** A copy of a clip with one value changed, by its path. */
function changed(clip: Clip, path: string, value: unknown): unknown {
  const copy = structuredClone(clip);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const at = keys.reduce<unknown>((inside, key) => Reflect.get(Object(inside), key), copy);
  Reflect.set(Object(at), last, value);
  return copy;
}

test.each([
  ['clippedAt', 9e15],
  ['clippedAt', -1],
  ['clippedAt', 1.5],
  ['clippedAt', 253_402_300_800_000],
  ['capturedAt', 2 ** 48],
  ['wordCount', 2 ** 48],
  ['wordCount', 2 ** 31],
  ['progress', 101],
  ['clock.highlights.highlight-1.createdAt', 9e15],
  ['clock.highlights.highlight-1.place.anchor.start', 2 ** 48],
  ['clock.highlights.highlight-1.place.anchor', { revision: null, start: 5, end: 4 }],
  ['clock.title', 'zzzzzzzzzzzz.evil'],
  ['clock.deleted', '0mhz0000000.replica1'],
  ['clock.note.seen', { other: STAMP }],
  ['clock.note.seen', {}],
  ['canonicalUrl', 'HTTP://A.example/x'],
  ['canonicalUrl', 'https://A.example/x'],
  ['canonicalUrl', 'https://user:pass@a.example/x'],
  ['canonicalUrl', 'https://a.example'],
  ['canonicalUrl', 'https://b.example/x'],
  ['id', 'abcdefghijklmnop'],
  ['id', 'short'],
  ['revision', 'x'.repeat(64)],
  ['leadImage', { url: 'https:', alt: null, credit: null }],
  ['title', 'x'.repeat(10_001)],
])('a clip whose %s is %j is rejected', async (path, value) => {
  const clip = await whole();
  expect(await validOrNull(validateClip(clip, sha256))).toEqual(clip);
  expect(await validOrNull(validateClip(changed(clip, path, value), sha256))).toBeNull();
});

test('an admitted clip has well-formed text, normalised tags and a deletion date from its stamp', async () => {
  const clip = await whole();
  const odd = {
    ...clip,
    title: 'half \uD800 a pair',
    deletedAt: 5,
    clock: {
      ...clip.clock,
      tags: {
        ' #a, b ': { on: true, stamp: STAMP },
        'a b': { on: false, stamp: makeStamp(1_600_000_000_000, 0, 'replica1') },
        '///': { on: true, stamp: STAMP },
        [`${'x'.repeat(99)}\u{1F600}`]: { on: true, stamp: STAMP },
      },
    },
  };
  const admitted = await validateClip(odd, sha256);
  expect(admitted.title).toBe('half \uFFFD a pair');
  expect(admitted.tags).toEqual(['a b', 'x'.repeat(99)]);
  expect(admitted.deletedAt).toBe(1_700_000_000_000);
  expect(v.parse(clipSchema, admitted)).toEqual(admitted);
});

test('an article’s single-line fields are trimmed and well-formed', () => {
  const parsed = v.parse(articleSchema, article({ title: '  A \uDC00 title\n' }));
  expect(parsed.title).toBe('A \uFFFD title');
});

test('contents are admitted only under the hash of their HTML', async () => {
  const html = '<p>a</p>';
  const contents = {
    clipId: await clipId('https://a.example/x', sha256),
    revision: await revisionId(html, sha256),
    html,
    text: 'a',
    capturedAt: 5,
  };
  expect(await validOrNull(validateContents(contents, sha256))).toEqual(contents);
  const forged = { ...contents, html: '<p>b</p>' };
  expect(await validOrNull(validateContents(forged, sha256))).toBeNull();
});
