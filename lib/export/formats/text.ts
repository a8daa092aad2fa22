import type { ClipWithText, ExportJob, OutFile } from '../format';
import { fileName, uniqueNames } from '../writing/file-name';

/** A clip as plain text: title, who and where, address, text and note. */
export function clipToText({ clip, contents }: ClipWithText): string {
  const source = [clip.authors.join(', '), clip.siteName, clip.publishedAt].filter(Boolean);
  const text = contents?.text.replaceAll('\n', '\n\n') ?? clip.excerpt ?? '';
  const parts = [clip.title, source.join(' · '), clip.url, text, clip.note];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A text file a clip. */
export async function* textFiles(job: ExportJob): AsyncGenerator<OutFile> {
  const unique = uniqueNames();
  for await (const each of job.clips()) {
    const path = `${unique(fileName(each.clip.title))}.txt`;
    yield { path, data: clipToText(each), modified: each.clip.clippedAt };
  }
}
