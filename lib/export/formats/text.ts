import type { ClipWithText, ExportJob, OutputFile } from '../format';
import { highlightsText } from '../writing/highlights';
import { fileName, uniqueNames } from '../writing/file-name';

/** A clip as plain text: title, standfirst, source, URL, text, highlights and note. */
function clipToText({ clip, contents }: ClipWithText, words: ExportJob['words']): string {
  const source = [clip.authors.join(', '), clip.siteName, clip.publishedAt].filter(Boolean);
  const text = contents?.text.replaceAll('\n', '\n\n') ?? clip.excerpt ?? '';
  const highlights = highlightsText(clip);
  const marked = highlights.length === 0 ? [] : [`${words.highlights}:`, ...highlights];
  const head = [clip.title, clip.standfirst ?? '', source.join(' · '), clip.url];
  const parts = [...head, text, ...marked, clip.note];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Writes one text file per clip. */
export async function* textFiles(job: ExportJob): AsyncGenerator<OutputFile> {
  const unique = uniqueNames();
  for await (const each of job.clips()) {
    const path = `${unique(fileName(each.clip.title))}.txt`;
    yield { path, data: clipToText(each, job.words), modified: each.clip.clippedAt };
  }
}
