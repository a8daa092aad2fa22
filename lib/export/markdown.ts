import { gfm } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { stringify } from 'yaml';
import type { Clip, Contents } from '@/lib/clips/clip';

/** Markdown has no mark for these, and its readers show them as they are. */
const KEPT_AS_HTML = new Set(['sub', 'sup', 'ruby', 'rt', 'rp', 'math']);

function converter(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
    hr: '---',
  });
  service.use(gfm);
  // One space after the mark, as Obsidian and Prettier write lists; turndown pads to four columns.
  service.addRule('listItem', {
    filter: 'li',
    replacement: (content, node) => {
      const mark = markOf(node);
      const indented = content.trim().replaceAll(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
      return `${mark}${indented}${node.nextSibling ? '\n' : ''}`;
    },
  });
  service.addRule('caption', {
    filter: 'figcaption',
    replacement: (content) => (content.trim() === '' ? '' : `\n\n*${content.trim()}*\n\n`),
  });
  service.keep((node) => KEPT_AS_HTML.has(node.nodeName.toLowerCase()));
  return service;
}

function markOf(item: Node): string {
  const list = item.parentNode;
  if (!(list instanceof HTMLOListElement)) return '- ';
  const items = Array.from(list.children).filter((each) => each.localName === 'li');
  return `${list.start + items.findIndex((each) => each === item)}. `;
}

/** An article's HTML as GitHub-flavoured Markdown. Needs a DOM. */
export function htmlToMarkdown(html: string): string {
  return converter().turndown(html);
}

/** Front matter: a key for everything known of the clip, in YAML 1.2. */
function frontMatter(clip: Clip): string {
  const fields = {
    title: clip.title,
    url: clip.url,
    canonical_url: clip.canonicalUrl === clip.url ? null : clip.canonicalUrl,
    authors: clip.authors.length > 0 ? clip.authors : null,
    site: clip.siteName,
    section: clip.section,
    published: clip.publishedAt,
    modified: clip.modifiedAt,
    clipped: new Date(clip.clippedAt).toISOString(),
    lang: clip.lang,
    tags: clip.tags.length > 0 ? clip.tags : null,
    starred: clip.starred || null,
    archived: clip.archived || null,
    excerpt: clip.excerpt,
    image: clip.leadImage?.url ?? null,
    image_credit: clip.leadImage?.credit ?? null,
    note: clip.note === '' ? null : clip.note,
    id: clip.id,
  };
  const known = Object.entries(fields).filter(([, value]) => value !== null);
  return stringify(Object.fromEntries(known), { lineWidth: 0 });
}

/** A clip as a Markdown file with YAML front matter. Needs a DOM. */
export function clipToMarkdown(clip: Clip, contents: Contents | null): string {
  const body = contents ? htmlToMarkdown(contents.html) : (clip.excerpt ?? '');
  return `---\n${frontMatter(clip)}---\n\n# ${escapeHeading(clip.title)}\n\n${body.trim()}\n`;
}

const escapeHeading = (title: string) => title.replaceAll(/[\\`*_[\]<>#]/g, '\\$&');
