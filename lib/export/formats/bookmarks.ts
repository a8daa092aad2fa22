import type { ExportJob, Part } from '../format';
import { escapeHtml } from '../writing/escape';

const HEAD = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file. It will be read and overwritten. DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
`;

const line = (text: string) => escapeHtml(text.replaceAll(/\s+/g, ' ').trim());

/** Writes clips as a bookmarks file for any browser, with tags, dates and notes. */
export async function* writeBookmarks({ clips }: Pick<ExportJob, 'clips'>): AsyncGenerator<Part> {
  yield HEAD;
  for await (const { clip } of clips()) {
    const seconds = Math.floor(clip.clippedAt / 1000);
    const tags = clip.tags.length === 0 ? '' : ` TAGS="${escapeHtml(clip.tags.join(','))}"`;
    const note = clip.note === '' ? '' : `    <DD>${line(clip.note)}\n`;
    yield `    <DT><A HREF="${escapeHtml(clip.url)}" ADD_DATE="${seconds}"${tags}>${line(clip.title)}</A>\n${note}`;
  }
  yield '</DL><p>\n';
}
