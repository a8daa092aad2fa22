import type { ExportJob, Part } from '../format';
import { escapeHtml } from '../writing/escape';

const line = (text: string) => escapeHtml(text.replaceAll(/\s+/g, ' ').trim());
/** A note keeps its line breaks. */
const lines = (text: string) => escapeHtml(text.trim()).replaceAll(/\r\n?|\n/g, '&#10;');

/** OPML 2.0 writes times as in RFC 822. */
const moment = (time: number) => new Date(time).toUTCString();

/** Writes clips as an outline, one link each, with notes and highlights below it. */
export async function* writeOpml({
  clips,
  title,
  now,
}: Pick<ExportJob, 'clips' | 'title' | 'now'>): AsyncGenerator<Part> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n<head><title>${line(title)}</title><dateCreated>${moment(now)}</dateCreated></head>\n<body>\n`;
  for await (const { clip } of clips()) {
    const tags =
      clip.tags.length === 0
        ? ''
        : ` category="${escapeHtml(clip.tags.map((tag) => `/${tag}`).join(','))}"`;
    const note = clip.note === '' ? '' : ` _note="${lines(clip.note)}"`;
    yield `<outline type="link" text="${line(clip.title)}" url="${escapeHtml(clip.url)}" created="${moment(clip.clippedAt)}"${tags}${note}>\n`;
    for (const { quote, note: said } of clip.highlights) {
      const noted = said === '' ? '' : ` _note="${lines(said)}"`;
      yield `<outline text="${line(quote.exact)}"${noted}/>\n`;
    }
    yield '</outline>\n';
  }
  yield '</body>\n</opml>\n';
}
