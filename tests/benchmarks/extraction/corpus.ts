import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Sources of the corpus, in the order they are reported. */
export const SOURCES = [
  'zyte',
  'trafilatura',
  'readability',
  'defuddle',
  'aed',
  'fundus',
  'fundus_eval',
  'misinfo',
  'magic_article',
  'magic_forum',
  'wcxb_dev',
  'mercury',
  'metascraper',
  'htmldate_mediacloud',
] as const;
export type Source = (typeof SOURCES)[number] | 'fixtures' | 'generated';

/** A saved page with its known answers. */
export interface CorpusPage {
  readonly source: Source;
  readonly id: string;
  readonly url: string;
  /** The page's address or label in the source. */
  readonly address: string;
  readonly html: string;
  /** The article's text, HTML or Markdown, depending on the source. */
  readonly truth: string | null;
  readonly with: readonly string[];
  readonly without: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Kind of page, if the source gives it. */
  readonly kind: string | null;
}

interface Row {
  readonly id: string;
  readonly url: string;
  readonly page: string;
  readonly expected: {
    readonly articleBody?: string;
    readonly file?: string;
    readonly with?: readonly string[];
    readonly without?: readonly string[];
    readonly type?: string;
    readonly metadata?: Readonly<Record<string, unknown>>;
  };
}

/** The pages of one source; `half` 0 or 1 picks a fixed half of them, for tuning on one. */
export function readPages(corpus: string, source: Source, half: number | null): CorpusPage[] {
  const folder = join(corpus, source);
  const text = (name: string): string => gunzipSync(readFileSync(join(folder, name))).toString();
  const rows: readonly Row[] = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  return rows
    .filter((row) => half === null || hash(row.id) % 2 === half)
    .map(({ id, url, page, expected }) => ({
      source,
      id,
      address: url,
      // Some labels are not URLs; extraction needs one to resolve links against.
      url: URL.canParse(url) && /^https?:/.test(url) ? url : 'https://page.example/article',
      html: text(page),
      truth: expected.articleBody ?? (expected.file ? text(expected.file) : null),
      with: expected.with ?? [],
      without: expected.without ?? [],
      metadata: expected.metadata ?? {},
      kind: expected.type ?? null,
    }));
}

function hash(id: string): number {
  let sum = 7;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 65_521;
  return sum;
}
