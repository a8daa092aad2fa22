import type { CorpusPage } from '../tests/benchmarks/extraction/corpus.ts';
import { readFixtures } from '../tests/unit/extraction/fixtures.ts';

/**
 * Our own fixture pages as pages to learn from; their truth is what the tests expect. Those of kinds
 * that are no article (`kind-*`) are read by rules of their own, and would teach what no article has.
 */
export function readFixturePages(): readonly CorpusPage[] {
  return readFixtures()
    .filter(({ slug, expected }) => expected.text !== undefined && !slug.startsWith('kind-'))
    .map(({ slug, source, expected }) => ({
      source: 'fixtures',
      id: slug,
      url: expected.url ?? 'https://page.example/article',
      address: slug,
      html: source,
      truth: (expected.text ?? []).join('\n'),
      kind: null,
      with: [],
      without: [],
      metadata: {},
    }));
}
