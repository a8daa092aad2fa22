import Papa from 'papaparse';
import type { ExportJob, Part } from '../format';
import { FORMULA } from '../writing/formula';

/** The columns that Readwise's own import of CSV files asks for. */
const COLUMNS = ['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date'];

/** Readwise has no column for tags: it takes words of a note that begin with a full stop for them. */
const noteWithTags = (note: string, tags: readonly string[] = []) =>
  [tags.map((tag) => `.${tag.replaceAll(/[\s/]+/g, '-')}`).join(' '), note]
    .filter((part) => part !== '')
    .join('\n');

/** Highlights as Readwise imports them, a row each. Spreadsheets run none of them as formulas. */
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
