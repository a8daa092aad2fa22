import { stringify } from 'yaml';
import type { ClipWithText, ExportJob, OutFile } from '../format';
import type { MarkdownTemplate } from '../markdown-template';
import { frontMatterBy, nameBy } from '../markdown-template';
import { embeddedImages } from '../writing/embedded-images';
import { uniqueNames } from '../writing/file-name';
import { htmlToMarkdown } from '../writing/html-to-markdown';

/** A clip as a Markdown file with YAML front matter. @param html its text, as HTML */
export function clipToMarkdown(
  { clip }: Pick<ClipWithText, 'clip'>,
  html: string | null,
  template: MarkdownTemplate,
): string {
  const front = Object.fromEntries(frontMatterBy(template, clip));
  const head =
    Object.keys(front).length === 0 ? '' : `---\n${stringify(front, { lineWidth: 0 })}---\n\n`;
  const body = html === null ? (clip.excerpt ?? '') : htmlToMarkdown(html);
  return `${head}# ${escapeHeading(clip.title)}\n\n${body.trim()}\n`;
}

const escapeHeading = (title: string) => title.replaceAll(/[\\`*_[\]<>#]/g, '\\$&');

/** A Markdown file a clip, and the images that a clip has within it beside. */
export async function* markdownFiles(job: ExportJob): AsyncGenerator<OutFile> {
  const unique = uniqueNames();
  for await (const { clip, contents } of job.clips()) {
    const { html, images } = contents
      ? await embeddedImages(contents.html, 'images/')
      : { html: null, images: [] };
    const modified = clip.clippedAt;
    const data = clipToMarkdown({ clip }, html, job.template);
    yield { path: `${unique(nameBy(job.template, clip))}.md`, data, modified };
    for (const image of images) yield { ...image, modified };
  }
}
