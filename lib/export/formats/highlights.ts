import type { Clip } from '@/lib/clips/clip';
import type { ExportJob, Part } from '../format';
import { escapeMarkdown } from '../writing/highlights';

const lines = (text: string) => text.trim().split(/\r\n?|\n/);

/** Formats tags as Markdown hashtags, without spaces, which would end them. */
const hashtags = (tags: readonly string[]) =>
  tags.map((tag) => `#${tag.replaceAll(/\s+/g, '-')}`).join(' ');

/** A clip's note and highlights under its title; empty if it has neither. */
function sectionOf({ title, url, note, highlights }: Clip): string {
  const passages = highlights.map(({ quote, note: said, tags = [] }) =>
    [
      lines(quote.exact)
        .map((line) => `> ${escapeMarkdown(line)}`.trimEnd())
        .join('\n'),
      escapeMarkdown(said.trim()),
      hashtags(tags),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  const parts = [escapeMarkdown(note.trim()), ...passages].filter((part) => part !== '');
  if (parts.length === 0) return '';
  const heading = `## [${escapeMarkdown(lines(title).join(' '))}](<${url.replaceAll('>', '%3E')}>)`;
  return [heading, ...parts].join('\n\n');
}

/** Writes highlights and notes without their articles, by clip, as one Markdown file. */
export async function* writeHighlights({
  clips,
  title,
}: Pick<ExportJob, 'clips' | 'title'>): AsyncGenerator<Part> {
  yield `# ${escapeMarkdown(title)}\n`;
  for await (const { clip } of clips()) {
    const section = sectionOf(clip);
    if (section !== '') yield `\n${section}\n`;
  }
}
