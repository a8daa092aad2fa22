import * as v from 'valibot';
import { HIGHLIGHTS_MARK } from '@/lib/clips/highlights-mark';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { FailedRow, MarkedPassage, RawRow } from '../item';
import { wholeText } from '../reading/decode';
import { plainTitle, publishedOf, tagsIn, textOrNull, timeOf } from '../reading/fields';
import { quotationsIn } from '../reading/passages';
import { checked, invalid, looseFlag, looseText, looseTime } from '../reading/rows';

const LARGEST = 20_000_000;
const FRONT = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** One or several, as text or list. */
const listed = v.pipe(
  v.nullish(v.unknown(), null),
  v.transform((value): string[] => {
    if (typeof value === 'string') return tagsIn(value, ',');
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  }),
);

/** Passages in front matter, as templates of Obsidian Web Clipper put them: words, or text and note. */
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

/** What clippers call things. Ours: url, authors, site, clipped; Obsidian's: source, created. */
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
  description: looseText,
  note: looseText,
  starred: looseFlag,
  archived: looseFlag,
  highlights: highlighted,
});

/** Obsidian writes names as links to their notes. */
const unlinked = (name: string) => name.replace(/^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$/, '$1').trim();

/**
 * A Markdown file with front matter that names its address, as Obsidian Web Clipper, MarkDownload
 * and Tearsheet write it.
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
    // Named at once, so that the build leaves out the rest.
    const { parse } = await import('yaml');
    const { markedHtml } = await import('../reading/marked-html');
    let front: unknown;
    try {
      front = parse(match[1] ?? '');
    } catch (error) {
      yield failed(file.name, 'invalid', String(error).slice(0, 500), raw);
      return;
    }
    const parsed = v.safeParse(frontMatter, front);
    if (!parsed.success) {
      yield { ...invalid(1, front, parsed.issues, raw), title: file.name };
      return;
    }
    const is = parsed.output;
    const title = plainTitle(is.title) ?? plainTitle(file.name.replace(/^.*\/|\.\w+$/g, ''));
    const [body, ours] = parted(text.trimStart().slice(match[0].length));
    const { html, passages } = await markedHtml(withoutHeading(body, title));
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
      excerpt: textOrNull(is.excerpt ?? is.description),
      note: textOrNull(is.note),
      starred: is.starred,
      archived: is.archived,
      html: textOrNull(html),
      passages: [...passages, ...ours, ...is.highlights],
    };
    yield checked(item, 1, raw);
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

/** The article, and the highlights that Tearsheet writes after it. */
function parted(body: string): [string, readonly MarkedPassage[]] {
  const at = body.lastIndexOf(HIGHLIGHTS_MARK);
  if (at === -1) return [body, []];
  const plain = (text: string) => text.replaceAll(/\\([\\`*_[\]<>#])/g, '$1').trim();
  return [body.slice(0, at), quotationsIn(body.slice(at), plain)];
}

/** The body without a heading that only says the title again. */
function withoutHeading(body: string, title: string | null): string {
  const [, heading = '', rest = ''] = /^\s*# (.*)\r?\n([\s\S]*)$/.exec(body) ?? [];
  const plain = heading.replaceAll(/\\(?=[\\`*_[\]<>#])/g, '').trim();
  return plain !== '' && plain === title ? rest : body;
}
