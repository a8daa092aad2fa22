import Papa from 'papaparse';
import type { ExportJob, Part } from '../format';
import { FORMULA } from '../writing/formula';

/** The columns of Readwise's CSV import. */
const COLUMNS = ['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date'];

/** Readwise has no column for tags, but reads words with a leading full stop in a note as tags. */
const noteWithTags = (note: string, tags: readonly string[] = []) =>
  [tags.map((tag) => `.${tag.replaceAll(/[\s/]+/g, '-')}`).join(' '), note]
    .filter((part) => part !== '')
    .join('\n');

/** Writes highlights for Readwise's import, one row each. Formulas are escaped for spreadsheets. */
export async function* writeReadwise({ clips }: Pick<ExportJob, 'clips'>): AsyncGenerator<Part> {
  const row = (cells: readonly string[]) =>
    `${Papa.unparse([[...cells]], { escapeFormulae: FORMULA })}\r\n`;
  yield row(COLUMNS);
  for await (const { clip } of clips()) {
    for (const [index, { quote, note, tags, createdAt }] of clip.highlights.entries()) {
      yield row([
        quote.exact,
        clip.title,
        clip.authors.join(', '),
        clip.url,
        noteWithTags(note, tags),
        String(index + 1),
        new Date(createdAt).toISOString(),
      ]);
    }
  }
}
