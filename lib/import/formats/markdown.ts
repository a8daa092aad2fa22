import * as v from 'valibot';
import { HIGHLIGHTS_MARK } from '@/lib/clips/highlights-mark';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { FailedRow, MarkedPassage, RawRow } from '../item';
import { wholeText } from '../reading/decode';
import { plainTitle, publishedOf, tagsIn, textOrNull, timeOf } from '../reading/fields';
import { readFrontMatter } from '../reading/front-matter';
import { quotationsIn } from '../reading/passages';
import { checkItem, schemaFailure, looseFlag, looseText, looseTime } from '../reading/rows';

const LARGEST = 20_000_000;
const FRONT = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** One or several values, as text or list. */
const listed = v.pipe(
  v.nullish(v.unknown(), null),
  v.transform((value): string[] => {
    if (typeof value === 'string') return tagsIn(value, ',');
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  }),
);

/**
 * Highlights in front matter, as written by Obsidian Web Clipper templates: text only, or text and
 * note.
 */
const highlighted = v.fallback(
  v.pipe(
    v.array(v.union([v.string(), v.looseObject({ text: v.string(), note: looseText })])),
    v.transform((list): MarkedPassage[] =>
      list.map((each) => {
        const { text, note } = typeof each === 'string' ? { text: each, note: null } : each;
        return { quote: text, note: textOrNull(note), markedAt: null };
      }),
    ),
  ),
  [],
);

/**
 * Field names of various clippers. Tearsheet's: url, authors, site, clipped; Obsidian's: source,
 * created.
 */
const frontMatter = v.looseObject({
  url: looseText,
  source: looseText,
  link: looseText,
  canonical_url: looseText,
  title: looseText,
  author: listed,
  authors: listed,
  site: looseText,
  published: looseTime,
  date: looseTime,
  created: looseTime,
  clipped: looseTime,
  lang: looseText,
  doi: looseText,
  tags: listed,
  keywords: listed,
  excerpt: looseText,
  standfirst: looseText,
  description: looseText,
  note: looseText,
  starred: looseFlag,
  archived: looseFlag,
  highlights: highlighted,
});

/** Unwraps names, which Obsidian writes as links to their notes. */
const unlinked = (name: string) => name.replace(/^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$/, '$1').trim();

/**
 * A Markdown file with a URL in its front matter, as written by Obsidian Web Clipper, MarkDownload
 * and Tearsheet.
 */
export const markdown: ImportFormat = {
  id: 'markdown',
  name: 'Markdown',
  recognises: ({ text }) => {
    const front = /^\s*---[ \t]*\r?\n([\s\S]*)/.exec(text)?.[1]?.split(/^---/m, 1)[0];
    return front !== undefined && /^(?:url|source|link|canonical_url)\s*:/m.test(front);
  },
  async *rows(file) {
    let text: string;
    try {
      text = await wholeText(file.stream(), LARGEST);
    } catch {
      yield failed(file.name, 'too large', null, null);
      return;
    }
    const raw: RawRow = { kind: 'file', name: file.name, text };
    const match = FRONT.exec(text.trimStart());
    if (!match) {
      yield failed(file.name, 'cut off', null, raw);
      return;
    }
    const { markedHtml } = await import('../reading/marked-html');
    const front = await readFrontMatter(match[1] ?? '');
    const parsed = v.safeParse(frontMatter, front);
    if (!parsed.success) {
      yield { ...schemaFailure(1, front, parsed.issues, raw), title: file.name };
      return;
    }
    const is = parsed.output;
    const [body, ours] = parted(text.trimStart().slice(match[0].length));
    const named = plainTitle(is.title);
    const { heading, excerpt, rest } = openingOf(body, named);
    const title = named ?? heading ?? plainTitle(file.name.replace(/^.*\/|\.\w+$/g, ''));
    const standfirst = textOrNull(is.standfirst);
    const { html, passages } = await markedHtml(withoutStandfirst(rest, standfirst));
    const item = {
      ...bareItem(is.url ?? is.source ?? is.link ?? is.canonical_url ?? ''),
      title,
      tags: [...is.tags, ...is.keywords],
      authors: [...is.author, ...is.authors].map(unlinked).filter((name) => name !== ''),
      siteName: textOrNull(is.site),
      publishedAt: publishedOf(is.published),
      savedAt: timeOf(is.clipped) ?? timeOf(is.created) ?? timeOf(is.date),
      lang: textOrNull(is.lang),
      doi: textOrNull(is.doi),
      excerpt: textOrNull(is.excerpt ?? is.description ?? excerpt),
      standfirst,
      note: textOrNull(is.note),
      starred: is.starred,
      archived: is.archived,
      html: textOrNull(html),
      // Tearsheet's files have all highlights after the text; those within it may be fragments.
      passages: [...(ours.length > 0 ? ours : passages), ...is.highlights],
    };
    yield checkItem(item, 1, raw);
  },
};

function failed(
  title: string,
  problem: FailedRow['problem'],
  detail: string | null,
  raw: RawRow | null,
): FailedRow {
  return { row: 1, title, problem, detail, raw };
}

/** Splits a body into the article, and the highlights that Tearsheet writes after it. */
function parted(body: string): [string, readonly MarkedPassage[]] {
  const at = body.lastIndexOf(HIGHLIGHTS_MARK);
  if (at === -1) return [body, []];
  const plain = (text: string) => text.replaceAll(/\\([\\`*_[\]<>#%])/g, '$1').trim();
  return [body.slice(0, at), quotationsIn(body.slice(at), plain)];
}

/** Removes the standfirst that Tearsheet writes before a text, in bold. */
function withoutStandfirst(text: string, standfirst: string | null): string {
  const [whole = '', marked = ''] = /^\s*\*\*(.+)\*\*[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  return standfirst !== null && unescaped(marked).trim() === standfirst
    ? text.slice(whole.length)
    : text;
}

/** Removes the backslashes that Tearsheet writes before special characters. */
const unescaped = (text: string) => text.replaceAll(/\\(?=[\\`*_[\]<>#%])/g, '');

/** The opening of a body, separate from its text. */
interface Opening {
  /** The heading if it is the title; `null` if there is none, or it belongs to the text. */
  readonly heading: string | null;
  readonly excerpt: string | null;
  readonly rest: string;
}

/** MarkDownload's box between heading and text: `> ## Excerpt`, the excerpt, and a rule. */
const EXCERPT = /^\s*> ## Excerpt\r?\n((?:>[^\n]*\r?\n)+)\s*(?:---[ \t]*\r?\n)?/;

/**
 * Splits off the heading and excerpt that clippers write before the text: a heading that repeats
 * the title, or is the title if there is no other.
 */
function openingOf(body: string, title: string | null): Opening {
  const [, marked = '', after = ''] = /^\s*# (.*)(?:\r?\n([\s\S]*))?$/.exec(body) ?? [];
  const exact = unescaped(marked).trim();
  const plain = marked.replaceAll(/(?<!\\)[*`]|\\(?=[\\`*_[\]<>#%])/g, '').trim();
  const isTitle = plain !== '' && (title === null || exact === title || plain === title);
  const rest = isTitle ? after : body;
  const box = EXCERPT.exec(rest);
  if (!box) return { heading: isTitle ? plain : null, excerpt: null, rest };
  const excerpt = (box[1] ?? '').replaceAll(/^>[ \t]?/gm, '').trim();
  return { heading: isTitle ? plain : null, excerpt, rest: rest.slice(box[0].length) };
}
