import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGES = join(import.meta.dirname, '../../pages');

/** A fixture page: its source, and the expected article. */
export interface Fixture {
  readonly slug: string;
  readonly source: string;
  readonly expected: {
    readonly notAnArticle?: true;
    readonly url?: string;
    readonly text?: readonly string[];
    readonly [field: string]: unknown;
  };
  readonly html: string | null;
}

/** Reads all fixture pages. */
export function readFixtures(): readonly Fixture[] {
  return readdirSync(PAGES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const read = (file: string): string => readFileSync(join(PAGES, name, file), 'utf8');
      const hasHtml = existsSync(join(PAGES, name, 'expected.html'));
      return {
        slug: name,
        source: read('source.html'),
        expected: JSON.parse(read('expected.json')),
        html: hasHtml ? read('expected.html').trim() : null,
      };
    });
}
