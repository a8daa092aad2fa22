import type { ClipWithText, ExportJob, OutputFile } from '../format';
import { fileName, uniqueNames } from '../writing/file-name';
import { escapeMarkdown } from '../writing/highlights';
import { htmlToMarkdown } from '../writing/html-to-markdown';

const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
/** A page's name in brackets: a bracket would end it, a comma start another tag. */
const page = (name: string) => `[[${line(name).replaceAll(/[[\],]/g, '')}]]`;

/** A block with its properties; further lines are indented below the first. */
function block(text: string, properties: readonly string[] = [], depth = 0): string {
  const indent = '  '.repeat(depth);
  const all = [...text.trim().split(/\r\n?|\n/), ...properties];
  return all
    .map((each, index) => `${indent}${index === 0 ? '- ' : '  '}${each}`.trimEnd())
    .join('\n');
}

/** Splits Markdown at empty lines outside code. */
function blocksOf(markdown: string): string[] {
  const blocks: string[] = [];
  let held: string[] = [];
  let fence: string | null = null;
  const end = () => {
    if (held.some((each) => each.trim() !== '')) blocks.push(held.join('\n'));
    held = [];
  };
  for (const each of markdown.split('\n')) {
    const mark = /^\s{0,12}(`{3,100}|~{3,100})/.exec(each)?.[1];
    if (mark !== undefined && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark : null;
    }
    if (fence === null && each.trim() === '') end();
    else held.push(each);
  }
  end();
  return blocks;
}

function pageOf({ clip, contents }: ClipWithText, words: ExportJob['words']): string {
  const properties: [string, string][] = [
    ['title', line(clip.title)],
    ['url', clip.url],
    ['author', clip.authors.map(page).join(', ')],
    ['site', line(clip.siteName ?? '')],
    ['published', clip.publishedAt ?? ''],
    ['clipped', new Date(clip.clippedAt).toISOString().slice(0, 10)],
    ['tags', clip.tags.map(page).join(', ')],
  ];
  const head = properties
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}:: ${value}`);
  const note = clip.note === '' ? [] : [block(escapeMarkdown(clip.note))];
  const highlights = clip.highlights.map(({ quote, note: said, tags = [] }) => {
    const quoted = quote.exact.trim().split(/\r\n?|\n/);
    const lines = quoted.map((each) => `> ${escapeMarkdown(each)}`).join('\n');
    const tagged = tags.length === 0 ? [] : [`tags:: ${tags.map(page).join(', ')}`];
    const inner = said === '' ? [] : [block(escapeMarkdown(said), [], 2)];
    return [block(lines, tagged, 1), ...inner].join('\n');
  });
  const marked = highlights.length === 0 ? [] : [block(`## ${words.highlights}`), ...highlights];
  const { standfirst } = clip;
  const opening = standfirst === undefined ? [] : [block(`**${escapeMarkdown(standfirst)}**`)];
  const text = contents === null ? (clip.excerpt ?? '') : htmlToMarkdown(contents.html);
  const blocks = blocksOf(text).map((each) => block(each));
  return `${[head.join('\n'), '', ...note, ...marked, ...opening, ...blocks].join('\n')}\n`;
}

/** Writes one Logseq page per clip: properties, then blocks; note and highlights first. */
export async function* logseqPages(job: ExportJob): AsyncGenerator<OutputFile> {
  const unique = uniqueNames();
  for await (const each of job.clips()) {
    const path = `pages/${unique(fileName(each.clip.title))}.md`;
    yield { path, data: pageOf(each, job.words), modified: each.clip.clippedAt };
  }
}
