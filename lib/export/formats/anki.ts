import type { Clip } from '@/lib/clips/clip';
import type { Highlight } from '@/lib/clips/highlight';
import type { ExportJob, Part } from '../format';
import { escapeHtml } from '../writing/escape';

/** File headers for Anki (since 2.1.54), so that the user does not have to choose anything. */
const HEAD = [
  '#separator:tab',
  '#html:true',
  '#notetype:Basic',
  '#guid column:1',
  '#tags column:4',
  '#columns:GUID\tFront\tBack\tTags',
  '',
].join('\n');

/** Puts a field on one line, since a tab or line break would start another. */
const field = (text: string) =>
  escapeHtml(text.trim())
    .replaceAll('\t', ' ')
    .replaceAll(/\r\n?|\n/g, '<br>');

/** Anki separates tags by spaces, and their levels by two colons. */
const tagsOf = (tags: readonly string[]) =>
  tags.map((tag) => tag.replaceAll(/\s+/g, '_').replaceAll('/', '::')).join(' ');

/**
 * Makes a card: the note is the question, the highlight the answer; without a note, the title is
 * the question.
 */
function card(clip: Clip, { id, quote, note, tags = [] }: Highlight): string {
  const source = `<a href="${escapeHtml(clip.url)}">${field(clip.title)}</a>`;
  const front = note === '' ? `${field(clip.title)}: …` : field(note);
  const back = `<blockquote>${field(quote.exact)}</blockquote>${source}`;
  return [`tearsheet-${clip.id}-${id}`, front, back, tagsOf([...clip.tags, ...tags])].join('\t');
}

/** Writes highlights as Anki cards, which Anki recognises when they are imported again. */
export async function* writeAnki({ clips }: Pick<ExportJob, 'clips'>): AsyncGenerator<Part> {
  yield HEAD;
  for await (const { clip } of clips()) {
    for (const highlight of clip.highlights) yield `${card(clip, highlight)}\n`;
  }
}
