import * as fc from 'fast-check';
import type { Clip } from '@/lib/clips/clip';
import { clipId } from '@/lib/clips/clip-id';
import { COLOURS, highlightsOf, NOWHERE } from '@/lib/clips/highlight';
import { noteText } from '@/lib/clips/note';
import type { Publication } from '@/lib/clips/publication';
import { ITEM_TYPES, normalisePublication } from '@/lib/clips/publication';
import { makeStamp, stampReplica, stampTime } from '@/lib/clips/stamp';
import { normaliseTag, tagsOf } from '@/lib/clips/tags';
import { sha256 } from '@/lib/store/digest';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.lorem({ maxCount: 12 }),
  fc.constantFrom('', '\u0000', '‘quoted’ & <b>', '東京タワー', 'a\nb', '\u2028', '\uFEFFx'),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
const stamp = fc
  .tuple(time, fc.integer({ min: 0, max: 46_655 }), fc.constantFrom('a', 'replica1', '0zz9'))
  .map(([at, counter, replica]) => makeStamp(at, counter, replica));
const tagName = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map((name) => normaliseTag(name) ?? 'tag');

const note = fc
  .tuple(
    fc.array(fc.record({ text, stamp }), { maxLength: 3 }),
    fc.array(stamp, { minLength: 1, maxLength: 3 }),
  )
  .map(([versions, seen]) => ({
    versions,
    // Sorted, so that each device's newest stamp wins: it has seen all that it wrote.
    seen: Object.fromEntries(
      [...seen, ...versions.map((version) => version.stamp)]
        .toSorted()
        .map((each) => [stampReplica(each), each]),
    ),
  }));
const name = fc.stringMatching(/^[\w-]{8,16}$/);
const revisionName = fc.stringMatching(/^[\w-]{16}$/);
const anchor = fc.oneof(
  fc.constant(NOWHERE),
  fc
    .tuple(revisionName, fc.nat(100_000), fc.nat(500))
    .map(([revision, start, length]) => ({ revision, start, end: start + length })),
);
const highlight = fc.record({
  createdAt: time,
  quote: fc.record({ exact: text, prefix: text, suffix: text }),
  look: fc.record({ colour: maybe(fc.constantFrom(...COLOURS)), stamp }),
  place: fc.record({ anchor, stamp }),
  note,
});

const clock = fc.record({
  capture: stamp,
  title: stamp,
  archived: stamp,
  starred: stamp,
  progress: stamp,
  deleted: stamp,
  tags: fc
    .array(fc.tuple(tagName, fc.record({ on: fc.boolean(), stamp })), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries)),
  note,
  highlights: fc
    .array(fc.tuple(name, highlight), { maxLength: 3 })
    .map((entries) => Object.fromEntries(entries)),
});

const address = fc
  .oneof(
    fc.webUrl({ withQueryParameters: true }),
    fc.constantFrom(
      'http://a.example/x?y=ü',
      'https://müller.example:8080/a%20b/#!/c',
      'https://a',
    ),
  )
  .map((url) => new URL(url).href);

const cited = fc.option(
  text.map((each) => each.trim()),
  { nil: undefined },
);

const publication = fc
  .record({
    type: fc.option(fc.constantFrom(...ITEM_TYPES), { nil: undefined }),
    container: cited,
    pages: cited,
    publisher: cited,
    accessed: cited,
  })
  .map((given) => normalisePublication(given as Publication));

/** Clips, some with a publication, as the second version of shards encodes them. */
export const anyPublishedClip: fc.Arbitrary<Promise<Clip>> = fc
  .record({
    clip: fc.constant(null).chain(() => anyClip),
    said: fc.option(fc.tuple(publication, stamp), { nil: null }),
  })
  .map(async ({ clip, said }) => {
    const made = await clip;
    if (said === null) return made;
    const [given, at] = said;
    return { ...made, publication: given, clock: { ...made.clock, publication: at } };
  });

const tagged = fc
  .array(fc.tuple(tagName, fc.record({ on: fc.boolean(), stamp })), { minLength: 1, maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));

/** Clips, some with tagged highlights, as the second version of shards encodes them. */
export const anyTaggedClip: fc.Arbitrary<Promise<Clip>> = fc
  .record({
    clip: fc.constant(null).chain(() => anyPublishedClip),
    tags: fc.array(fc.option(tagged, { nil: null }), { minLength: 3, maxLength: 3 }),
  })
  .map(async ({ clip, tags }) => {
    const made = await clip;
    const highlights = Object.fromEntries(
      Object.entries(made.clock.highlights).map(([id, state], index) => {
        const own = tags[index];
        return [id, own ? { ...state, tags: own } : state];
      }),
    );
    return {
      ...made,
      highlights: highlightsOf(highlights),
      clock: { ...made.clock, highlights },
    };
  });

/** Complete clips of every shape, with ids that match their addresses. */
export const anyClip: fc.Arbitrary<Promise<Clip>> = fc
  .record({
    url: address,
    canonicalUrl: address,
    authors: fc.array(text, { maxLength: 3 }),
    siteName: maybe(text),
    publishedAt: maybe(fc.constantFrom('2026-01-02', '2026-01-02T03:04:05+01:00', 'soon')),
    modifiedAt: maybe(fc.constantFrom('2026-01-02', 'later')),
    section: maybe(text),
    doi: maybe(fc.constantFrom('10.1000/182')),
    lang: maybe(fc.constantFrom('en', 'de-AT', 'zh-Hans')),
    dir: fc.constantFrom(null, 'ltr' as const, 'rtl' as const),
    excerpt: maybe(text),
    leadImage: maybe(fc.record({ url: fc.webUrl(), alt: maybe(text), credit: maybe(text) })),
    wordCount: fc.integer({ min: 0, max: 1_000_000 }),
    clippedAt: time,
    title: text,
    archived: fc.boolean(),
    starred: fc.boolean(),
    progress: fc.nat(100),
    deleted: fc.boolean(),
    sameTime: fc.boolean(),
    capturedAt: time,
    clock,
  })
  .map(async ({ deleted, sameTime, ...clip }) => ({
    ...clip,
    capturedAt: sameTime ? stampTime(clip.clock.capture) : clip.capturedAt,
    id: await clipId(clip.canonicalUrl, sha256),
    revision: null,
    deletedAt: deleted ? stampTime(clip.clock.deleted) : null,
    tags: tagsOf(clip.clock.tags),
    note: noteText(clip.clock.note),
    highlights: highlightsOf(clip.clock.highlights),
  }));
