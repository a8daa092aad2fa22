import type { Clip } from '@/lib/clips/clip';
import type { ItemType } from '@/lib/clips/publication';
import type { ExportJob, Part } from '../format';
import { notesParagraphs } from '../writing/highlights';
import { dateParts, familyOf, splitName } from '../writing/names';
import type { Reference } from '../writing/reference';
import { referenceOf } from '../writing/reference';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** TeX's special characters, escaped. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // BibTeX also counts a brace after a backslash: an unbalanced one would end the entry.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Escapes text for TeX; balanced braces in the form that every reader knows. */
function tex(text: string): string {
  const paired = hasPairedBraces(text);
  return text
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\{}$&#_%~^]/g, (char) => {
      return paired && (char === '{' || char === '}') ? `\\${char}` : (SPECIAL[char] ?? char);
    })
    .trim();
}

function hasPairedBraces(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Many readers split keywords at semicolons outside braces. */
const keyword = (tag: string) => (tag.includes(';') ? braced(tex(tag)) : tex(tag));

/** Escapes a URL, which is verbatim in `\url` except for braces and percent signs. */
const address = (url: string) => url.replaceAll(/[{}\\]/g, encodeURIComponent);

/** Formats a name for BibTeX: `von Last, Jr., First`, or one part in braces. */
export function authorOf(name: string): string {
  const split = splitName(name);
  if ('literal' in split) return `{${tex(split.literal)}}`;
  const parts = [familyOf(split), split.suffix, split.given];
  return parts
    .filter((part) => part !== '')
    .map(tex)
    .join(', ');
}

/** Reduces text to letters without accents, as allowed in keys by every BibTeX. */
const ascii = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]/gi, '')
    .toLowerCase();

function keyOf(clip: Clip): string {
  const [author = clip.siteName ?? ''] = clip.authors;
  const split = splitName(author);
  const name = ascii('family' in split ? split.family : split.literal).slice(0, 20);
  const [year] = dateParts(clip.publishedAt);
  const word = clip.title
    .split(/\s+/)
    .map(ascii)
    .find((each) => each.length > 3);
  return `${name || 'clip'}${year ?? ''}${word ?? ''}`;
}

/**
 * Writes clips as BibTeX in UTF-8: as articles if they have a DOI, otherwise as pages, in forms
 * that both classic BibTeX and BibLaTeX read. Titles are in braces, so that no style changes their
 * capitalisation.
 */
export async function* writeBibtex({ clips }: Pick<ExportJob, 'clips'>): AsyncGenerator<Part> {
  const taken = new Map<string, number>();
  for await (const { clip } of clips()) {
    const key = keyOf(clip);
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    yield `${entryOf(clip, count === 1 ? key : `${key}-${count}`)}\n\n`;
  }
}

function entryOf(clip: Clip, key: string): string {
  const [year, month, day] = dateParts(clip.publishedAt);
  const reference = referenceOf(clip);
  const notes = notesParagraphs(clip);
  const fields: [string, string | null][] = [
    ['title', `{{${tex(clip.title)}}}`],
    ['author', clip.authors.length === 0 ? null : braced(clip.authors.map(authorOf).join(' and '))],
    ...publicationOf(reference),
    ['year', year === undefined ? null : braced(String(year))],
    ['month', month === undefined ? null : (MONTHS[month - 1] ?? null)],
    ['day', day === undefined ? null : braced(String(day))],
    [
      'howpublished',
      TYPES[reference.type] === 'misc' ? braced(`\\url{${address(clip.url)}}`) : null,
    ],
    ['url', braced(address(clip.url))],
    ['urldate', braced(reference.accessed)],
    ['doi', clip.doi && braced(address(clip.doi))],
    ['keywords', clip.tags.length === 0 ? null : braced(clip.tags.map(keyword).join(', '))],
    ['abstract', clip.excerpt && braced(tex(clip.excerpt))],
    ['langid', clip.lang && braced(tex(clip.lang))],
    ['annote', notes.length === 0 ? null : braced(notes.map(tex).join('\n\n'))],
  ];
  const lines = fields
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `  ${name} = ${value ?? ''}`);
  return `@${TYPES[reference.type]}{${key},\n${lines.join(',\n')}\n}`;
}

/** BibTeX's entry types by item type. */
const TYPES: Readonly<Record<ItemType, string>> = {
  webpage: 'misc',
  'article-journal': 'article',
  'article-newspaper': 'article',
  'article-magazine': 'article',
  'post-weblog': 'misc',
  post: 'misc',
  report: 'techreport',
  thesis: 'phdthesis',
  article: 'unpublished',
  'paper-conference': 'inproceedings',
  chapter: 'incollection',
  book: 'book',
  motion_picture: 'misc',
  document: 'misc',
};

/** The publication fields, named as in the entry's type. */
function publicationOf(reference: Reference): [string, string | null][] {
  const { container, volume, issue, pages, publisher, issn, edition } = reference;
  const type = TYPES[reference.type];
  const value = (text: string | undefined) => (text === undefined ? null : braced(tex(text)));
  const within = { article: 'journal', inproceedings: 'booktitle', incollection: 'booktitle' };
  const by = { techreport: 'institution', phdthesis: 'school' };
  const containing = Object.hasOwn(within, type) ? within[type as keyof typeof within] : null;
  const publishing = Object.hasOwn(by, type) ? by[type as keyof typeof by] : 'publisher';
  const maker = publishing === 'publisher' ? publisher : (publisher ?? container);
  return [
    [
      containing ?? (publishing === 'publisher' ? 'organization' : 'series'),
      containing === null && maker === container ? null : value(container),
    ],
    ['volume', value(volume)],
    ['number', value(issue)],
    ['pages', value(pages?.replaceAll(/ ?[–—] ?/g, '--'))],
    [publishing, value(maker)],
    ['issn', value(issn)],
    ['edition', value(edition)],
  ];
}

const braced = (text: string) => `{${text}}`;
