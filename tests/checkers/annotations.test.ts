import jsonld from 'jsonld';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { exported } from '../unit/export/exporting';
import { ANNOTATION_TERMS } from './annotation-terms';
import { hardCollection } from './collection';

const OA = 'http://www.w3.org/ns/oa#';
const VALUE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value';

/** Resolves the vocabulary's own address without fetching it. */
const documentLoader = async (url: string) => {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`Asked for ${url}`);
  return { document: { '@context': ANNOTATION_TERMS }, documentUrl: url };
};

const OPTIONS = { documentLoader, safe: true };

const term = v.object({ value: v.string() });
const quadsSchema = v.array(v.object({ predicate: term, object: term }));

test('W3C annotations × jsonld.js: every term is defined, and no text is missing', async () => {
  const db = await hardCollection('annotations');
  const { blob } = await exported(db, 'annotations');
  const page = JSON.parse(await blob.text());
  // In safe mode, terms without meaning and incomplete addresses are errors rather than dropped.
  const quads = v.parse(quadsSchema, await jsonld.toRDF(page, OPTIONS));
  const said = (predicate: string) =>
    quads
      .filter((quad) => quad.predicate.value === predicate)
      .map(({ object }) => object.value)
      .toSorted();
  const clips = await db.clips.toArray();
  const highlights = clips.flatMap((clip) => clip.highlights);
  const notes = [...clips, ...highlights].map(({ note }) => note).filter((note) => note !== '');
  const tags = clips.flatMap((clip) => (clip.note === '' ? [] : clip.tags));
  const marked = highlights.flatMap((highlight) => highlight.tags ?? []);
  expect(said(`${OA}exact`)).toEqual(highlights.map(({ quote }) => quote.exact).toSorted());
  expect(said(VALUE).filter((value) => !value.startsWith('.yellow'))).toEqual(
    [...notes, ...tags, ...marked].toSorted(),
  );
  expect(new Set(said(`${OA}hasSource`)).isSupersetOf(new Set(clips.flatMap(sourceOf)))).toBe(true);
});

/** The address of a clip that has a note or highlights. */
const sourceOf = (clip: { url: string; note: string; highlights: readonly unknown[] }) =>
  clip.note === '' && clip.highlights.length === 0 ? [] : clip.url;
