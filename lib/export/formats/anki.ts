import type { Clip } from '@/lib/clips/clip';
import type { Highlight } from '@/lib/clips/highlight';
import type { ExportJob, Part } from '../format';
import { escapeHtml } from '../writing/escape';

/** What Anki reads before the notes (since 2.1.54), so that nothing has to be chosen. */
const HEAD = [
  '#separator:tab',
  '#html:true',
  '#notetype:Basic',
  '#guid column:1',
  '#tags column:4',
  '#columns:GUID\tFront\tBack\tTags',
  '',
].join('\n');

/** A field in one line: a tab or a line end would begin another. */
const field = (text: string) =>
  escapeHtml(text.trim())
    .replaceAll('\t', ' ')
    .replaceAll(/\r\n?|\n/g, '<br>');

/** Anki parts tags by spaces, and their levels by two colons. */
const tagsOf = (tags: readonly string[]) =>
  tags.map((tag) => tag.replaceAll(/\s+/g, '_').replaceAll('/', '::')).join(' ');

/** The note asks, the highlight answers; without a note the title asks. */
function card(clip: Clip, { id, quote, note, tags = [] }: Highlight): string {
  const source = `<a href="${escapeHtml(clip.url)}">${field(clip.title)}</a>`;
  const front = note === '' ? `${field(clip.title)}: …` : field(note);
  const back = `<blockquote>${field(quote.exact)}</blockquote>${source}`;
  return [`tearsheet-${clip.id}-${id}`, front, back, tagsOf([...clip.tags, ...tags])].join('\t');
}

/** Highlights as cards for Anki, which knows them again when they are imported anew. */
export async function* writeAnki({ clips }: Pick<ExportJob, 'clips'>): AsyncGenerator<Part> {
  yield HEAD;
  for await (const { clip } of clips()) {
    for (const highlight of clip.highlights) yield `${card(clip, highlight)}\n`;
  }
}
