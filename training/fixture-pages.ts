import type { CorpusPage } from '../tests/benchmarks/extraction/corpus.ts';
import { readFixtures } from '../tests/unit/extraction/fixtures.ts';

/**
 * Our own fixture pages as training pages; the expectations of the tests are the truth. Fixtures of
 * kinds other than articles (`kind-*`) are left out, since they are read by their own rules.
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
