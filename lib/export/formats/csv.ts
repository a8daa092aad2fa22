import Papa from 'papaparse';
import type { Clip } from '@/lib/clips/clip';
import { PUBLICATION_FIELDS } from '@/lib/clips/publication';
import type { ExportJob, Part } from '../format';
import { FORMULA } from '../writing/formula';
import { highlightsCell } from '../writing/highlights';

const COLUMNS: Readonly<Record<string, (clip: Clip) => string>> = {
  title: (clip) => clip.title,
  url: (clip) => clip.url,
  authors: (clip) => clip.authors.join('; '),
  site: (clip) => clip.siteName ?? '',
  section: (clip) => clip.section ?? '',
  published: (clip) => clip.publishedAt ?? '',
  modified: (clip) => clip.modifiedAt ?? '',
  clipped: (clip) => new Date(clip.clippedAt).toISOString(),
  tags: (clip) => clip.tags.join(', '),
  starred: (clip) => String(clip.starred),
  archived: (clip) => String(clip.archived),
  excerpt: (clip) => clip.excerpt ?? '',
  standfirst: (clip) => clip.standfirst ?? '',
  note: (clip) => clip.note,
  highlights: highlightsCell,
  lang: (clip) => clip.lang ?? '',
  doi: (clip) => clip.doi ?? '',
  type: (clip) => clip.publication?.type ?? '',
  ...Object.fromEntries(
    PUBLICATION_FIELDS.map((field) => [field, (clip: Clip) => clip.publication?.[field] ?? '']),
  ),
  words: (clip) => String(clip.wordCount),
  id: (clip) => clip.id,
};

/**
 * Writes clips as a table according to RFC 4180. A cell that a spreadsheet would run as a formula
 * is preceded by an apostrophe, which spreadsheets do not show.
 */
export async function* writeCsv({ clips }: Pick<ExportJob, 'clips'>): AsyncGenerator<Part> {
  const row = (cells: string[]) => `${Papa.unparse([cells], { escapeFormulae: FORMULA })}\r\n`;
  yield row(Object.keys(COLUMNS));
  for await (const { clip } of clips()) {
    yield row(Object.values(COLUMNS).map((cell) => cell(clip)));
  }
}
