import { Document, Scalar, visit } from 'yaml';
import type { Clip } from '@/lib/clips/clip';
import type { PageValues } from '@/lib/clips/page-values';
import { pageNamesIn } from '@/lib/clips/page-values';
import type { ClipWithText, ExportJob, OutFile } from '../format';
import { bodyBy, fillingOf, folderBy, frontMatterBy, nameBy } from '../markdown-template';
import type { MarkdownTemplate } from '../standard-template';
import type { TemplateError } from '../templates/template-error';
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

/** What a Markdown file is made of, beside its clip. */
export interface MarkdownSource {
  /** The clip's text, as HTML. */
  readonly html: string | null;
  readonly template: MarkdownTemplate;
  readonly words: Pick<ExportJob['words'], 'highlights'>;
  /** What is kept of its page. */
  readonly page?: PageValues;
}

/** A Markdown file by a template. */
export interface MarkdownFile {
  /** Without ending. */
  readonly name: string;
  /** `/` between levels; empty where it is in none. */
  readonly folder: string;
  readonly text: string;
  /** What of the template could not be read or made too much: that part is without it. */
  readonly faults: readonly TemplateError[];
}

/**
 * A clip as a Markdown file with YAML front matter: by the template, or else its title, text and
 * highlights.
 */
export function markdownFile(clip: Clip, source: MarkdownSource): MarkdownFile {
  const { html, template, words, page } = source;
  const marking = (root: Element) => {
    if (template.inline === true) markPassages(root, clip.highlights);
  };
  let converted: string | null = null;
  const content = () => {
    converted ??= html === null ? (clip.excerpt ?? '') : htmlToMarkdown(html, marking);
    return converted.trim();
  };
  const filling = fillingOf(clip, { content, contentHtml: () => html ?? '' }, page);
  const front = frontMatterText(frontMatterBy(template, filling));
  const head = front === '' ? '' : `---\n${front}---\n\n`;
  const body = bodyBy(template, filling) ?? standardBody({ clip }, content(), words.highlights);
  return {
    name: nameBy(template, filling),
    folder: folderBy(template, filling),
    text: `${head}${body.trim()}\n`,
    faults: filling.faults,
  };
}

/** A Markdown file a clip, and the images that a clip has within it beside. */
export async function* markdownFiles(job: ExportJob): AsyncGenerator<OutFile> {
  const unique = uniqueNames();
  for await (const { clip, contents } of job.clips()) {
    const { html, images } = contents
      ? await embeddedImages(contents.html, 'images/')
      : { html: null, images: [] };
    const template = job.templateFor(clip);
    const page = namesPage(template) ? await job.pageValuesOf(clip.id) : {};
    const file = markdownFile(clip, { html, template, words: job.words, page });
    if (file.faults.length > 0) job.onTemplateFault(clip);
    const folder = file.folder === '' ? '' : `${file.folder}/`;
    const modified = clip.clippedAt;
    yield { path: `${unique(folder + file.name)}.md`, data: file.text, modified };
    for (const image of images) yield { ...image, path: folder + image.path, modified };
  }
}

/** Whether a template names values of pages. */
const namesPage = (template: MarkdownTemplate): boolean =>
  pageNamesIn(Object.values(template).map(String)).length > 0;
