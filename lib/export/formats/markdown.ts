import { Document, Scalar, visit } from 'yaml';
import type { Clip } from '@/lib/clips/clip';
import type { PageValues } from '@/lib/clips/page-values';
import { pageNamesIn } from '@/lib/clips/page-values';
import type { ClipWithText, ExportJob, OutputFile } from '../format';
import {
  renderBody,
  createTemplateInput,
  renderFolder,
  renderFrontMatter,
  renderName,
} from '../markdown-template';
import type { MarkdownTemplate } from '../standard-template';
import type { TemplateError } from '../templates/template-error';
import { embeddedImages } from '../writing/embedded-images';
import { uniqueNames } from '../writing/file-name';
import { escapeMarkdown, highlightsMarkdown } from '../writing/highlights';
import { htmlToMarkdown } from '../writing/html-to-markdown';
import { markPassages } from '../writing/mark-passages';

/** Values that YAML 1.1 readers misread or reject, and that `compat` does not handle. */
const QUOTED = /^=$|[\t\u0085\u2028\u2029\uFEFF]/;

const ESCAPES: Readonly<Record<string, string>> = {
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

/**
 * Serialises front matter to YAML with the same meaning in version 1.1, as used by Obsidian and
 * Jekyll, and 1.2.
 */
export function frontMatterText(front: ReturnType<typeof renderFrontMatter>): string {
  if (front.size === 0) return '';
  const yaml = new Document(Object.fromEntries(front), { compat: 'yaml-1.1' });
  visit(yaml, {
    Scalar: (_key, scalar) => {
      if (QUOTED.test(String(scalar.value))) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  // YAML 1.1 treats these as line breaks; values with them are quoted by now.
  return yaml
    .toString({ lineWidth: 0 })
    .replaceAll(/[\u0085\u2028\u2029]/g, (char) => ESCAPES[char] ?? char);
}

/** The default body, for templates without one: title, standfirst, text and highlights. */
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

/** The input of a Markdown file, in addition to its clip. */
export interface MarkdownSource {
  /** The clip's text, as HTML. */
  readonly html: string | null;
  readonly template: MarkdownTemplate;
  readonly words: Pick<ExportJob['words'], 'highlights'>;
  /** The stored values of its page. */
  readonly page?: PageValues;
}

/** A Markdown file generated from a template. */
export interface MarkdownFile {
  /** Without extension. */
  readonly name: string;
  /** With `/` between levels; empty for none. */
  readonly folder: string;
  readonly text: string;
  /** The parts of the template that were invalid or produced too much, and were omitted. */
  readonly faults: readonly TemplateError[];
}

/**
 * Generates a clip's Markdown file with YAML front matter: from the template, or by default its
 * title, text and highlights.
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
  const filling = createTemplateInput(clip, { content, contentHtml: () => html ?? '' }, page);
  const front = frontMatterText(renderFrontMatter(template, filling));
  const head = front === '' ? '' : `---\n${front}---\n\n`;
  const body = renderBody(template, filling) ?? standardBody({ clip }, content(), words.highlights);
  return {
    name: renderName(template, filling),
    folder: renderFolder(template, filling),
    text: `${head}${body.trim()}\n`,
    faults: filling.faults,
  };
}

/** Writes one Markdown file per clip, with its embedded images as separate files. */
export async function* markdownFiles(job: ExportJob): AsyncGenerator<OutputFile> {
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

/** Whether a template uses values of the page. */
const namesPage = (template: MarkdownTemplate): boolean =>
  pageNamesIn(Object.values(template).map(String)).length > 0;
