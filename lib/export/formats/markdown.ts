import { Document, Scalar, visit } from 'yaml';
import type { ClipWithText, ExportJob, OutFile } from '../format';
import type { MarkdownTemplate } from '../markdown-template';
import { bodyBy, frontMatterBy, nameBy } from '../markdown-template';
import { variablesOf } from '../templates/variables';
import { embeddedImages } from '../writing/embedded-images';
import { uniqueNames } from '../writing/file-name';
import { escapeMarkdown, highlightsMarkdown } from '../writing/highlights';
import { htmlToMarkdown } from '../writing/html-to-markdown';
import { markPassages } from '../writing/mark-passages';

/** What readers of YAML 1.1 take otherwise, or refuse, and `compat` does not know of. */
const QUOTED = /^=$|[\t\u0085\u2028\u2029\uFEFF]/;

const ESCAPES: Readonly<Record<string, string>> = {
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

/** Front matter as YAML that readers of 1.1, as Obsidian's and Jekyll's are, take as those of 1.2 do. */
export function frontMatterText(front: ReturnType<typeof frontMatterBy>): string {
  if (front.size === 0) return '';
  const yaml = new Document(Object.fromEntries(front), { compat: 'yaml-1.1' });
  visit(yaml, {
    Scalar: (_key, scalar) => {
      if (QUOTED.test(String(scalar.value))) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  // To YAML 1.1 these are line breaks; what has them is between quotation marks by now.
  return yaml
    .toString({ lineWidth: 0 })
    .replaceAll(/[\u0085\u2028\u2029]/g, (char) => ESCAPES[char] ?? char);
}

/** Title, standfirst, text and highlights: what a file has where the template does not say. */
function standardBody({ clip }: Pick<ClipWithText, 'clip'>, content: string, heading: string) {
  const { standfirst } = clip;
  const parts = [
    `# ${escapeMarkdown(clip.title)}`,
    ...(standfirst === undefined ? [] : [`**${escapeMarkdown(standfirst)}**`]),
    content,
  ];
  const marked = highlightsMarkdown(clip, heading);
  return (marked === '' ? parts : [...parts, marked]).join('\n\n');
}

/**
 * A clip as a Markdown file with YAML front matter: by the template, or else its title, text and
 * highlights.
 * @param html its text, as HTML
 */
export function clipToMarkdown(
  { clip }: Pick<ClipWithText, 'clip'>,
  html: string | null,
  template: MarkdownTemplate,
  words: Pick<ExportJob['words'], 'highlights'>,
): string {
  const marking = (root: Element) => {
    if (template.inline === true) markPassages(root, clip.highlights);
  };
  let converted: string | null = null;
  const content = () => {
    converted ??= html === null ? (clip.excerpt ?? '') : htmlToMarkdown(html, marking);
    return converted.trim();
  };
  const variables = variablesOf(clip, { content, contentHtml: () => html ?? '' });
  const front = frontMatterText(frontMatterBy(template, clip, variables));
  const head = front === '' ? '' : `---\n${front}---\n\n`;
  const body = bodyBy(template, variables) ?? standardBody({ clip }, content(), words.highlights);
  return `${head}${body.trim()}\n`;
}

/** A Markdown file a clip, and the images that a clip has within it beside. */
export async function* markdownFiles(job: ExportJob): AsyncGenerator<OutFile> {
  const unique = uniqueNames();
  for await (const { clip, contents } of job.clips()) {
    const { html, images } = contents
      ? await embeddedImages(contents.html, 'images/')
      : { html: null, images: [] };
    const modified = clip.clippedAt;
    const data = clipToMarkdown({ clip }, html, job.template, job.words);
    yield { path: `${unique(nameBy(job.template, clip))}.md`, data, modified };
    for (const image of images) yield { ...image, modified };
  }
}
