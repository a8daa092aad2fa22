import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeClips } from '@/lib/clips/merge';
import { sha256Hex } from '@/lib/store/digest';
import { kindOf, plainCodec } from '@/lib/sync/couch/documents';
import { anyClip } from '../arbitraries';

/**
 * Values that anybody with access to the database may write, including those that break
 * assignments.
 */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__":{"polluted":1}}'),
    JSON.parse('{"constructor":{"prototype":{"polluted":1}}}'),
    '\uD800',
    'x'.repeat(100_000),
    Array.from({ length: 500 }).reduce<unknown>((inside) => [inside], 'deep'),
    -1,
    1e308,
  ),
);

/** Every place in a document, as a path of keys. */
function placesIn(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...at]];
  return [[...at], ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...at, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy: object = Array.isArray(value) ? [...value] : { ...(value as object) };
  const inside: unknown = Reflect.get(copy, key);
  Object.defineProperty(copy, key, {
    value: replaced(inside, rest, by),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}

test('any document is either read as a clip that merges or ignored', async () => {
  let [read, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(anyClip, anything, fc.nat(), async (made, value, which) => {
      const clip = await made;
      const doc = await plainCodec.writeClip(clip);
      const places = placesIn(doc);
      const place = places[which % places.length] ?? [];
      const found = await plainCodec.readClip(replaced(doc, place, value) as typeof doc);
      if (found === null) {
        refused += 1;
        return;
      }
      read += 1;
      expect(found.id).toBe(clip.id);
      const merged = mergeClips(clip, found);
      expect(mergeClips(found, clip)).toEqual(merged);
      expect(JSON.parse(JSON.stringify(merged))).toEqual(merged);
    }),
    { numRuns: 1000 },
  );
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect([read > 50, refused > 50]).toEqual([true, true]);
});

test('any document id is either recognised as ours or ignored', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((id) => `tearsheet:${id}`),
      ),
      (id) => {
        expect(kindOf(id) === null).toBe(!id.startsWith('tearsheet:'));
      },
    ),
  );
});

test('any image document is either read as the image its id names or ignored', async () => {
  const hash = await sha256Hex(new TextEncoder().encode('an image'));
  const image = { hash, type: 'image/png', bytes: new TextEncoder().encode('an image') };
  const list = { clipId: 'a', shown: [{ url: 'https://a.example/x.png', hash }] };
  const docs = [await plainCodec.writeImage(image), await plainCodec.writeImages(list)];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...docs), anything, fc.nat(), async (doc, value, which) => {
      const places = placesIn(doc);
      const place = places[which % places.length] ?? [];
      const changed = replaced(doc, place, value) as typeof doc;
      const [found, shown] = [
        await plainCodec.readImage(changed),
        await plainCodec.readImages(changed),
      ];
      expect([undefined, image.bytes]).toContainEqual(found?.bytes);
      expect([null, list]).toContainEqual(shown);
    }),
    { numRuns: 500 },
  );
});
