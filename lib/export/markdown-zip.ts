import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Clip, Contents } from '@/lib/clips/clip';
import { fileName, uniqueNames } from './file-name';
import { clipToMarkdown } from './markdown';

/** Clips as a zip of Markdown files, made as it is read. Needs a DOM. */
export async function* writeMarkdownZip(
  clips: AsyncIterable<{ clip: Clip; contents: Contents | null }>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(new Uint8Array(chunk));
  });
  const unique = uniqueNames();
  for await (const { clip, contents } of clips) {
    const file = new ZipDeflate(`${unique(fileName(clip.title))}.md`, { level: 6 });
    file.mtime = clip.clippedAt;
    zip.add(file);
    file.push(strToU8(clipToMarkdown(clip, contents)), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
