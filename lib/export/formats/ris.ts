import type { Clip } from '@/lib/clips/clip';
import type { ItemType } from '@/lib/clips/publication';
import type { ExportJob, Part } from '../format';
import { OWN_SOURCE } from '@/lib/clips/own-source';
import { notesParagraphs } from '../writing/highlights';
import { dateParts, familyOf, splitName } from '../writing/names';
import { referenceOf } from '../writing/reference';

/** A RIS value is one line. */
const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Formats a name for RIS: `Family, Given, Suffix`, or one part. */
export function nameOf(name: string): string {
  const split = splitName(name);
  // A comma would be read as the separator of family and given name.
  if ('literal' in split) return line(split.literal.replaceAll(',', ''));
  return line(
    [familyOf(split), split.given, split.suffix].filter((part) => part !== '').join(', '),
  );
}

function dateOf(iso: string | null): string | null {
  const [year, month, day] = dateParts(iso);
  if (year === undefined) return null;
  const two = (part: number | undefined) =>
    part === undefined ? '' : String(part).padStart(2, '0');
  return `${year}/${two(month)}/${two(day)}/`;
}

/** Writes clips as RIS, with the line breaks it prescribes. */
export async function* writeRis({ clips }: Pick<ExportJob, 'clips'>): AsyncGenerator<Part> {
  for await (const { clip } of clips()) yield recordOf(clip);
}

/** RIS types by item type. */
const TYPES: Readonly<Record<ItemType, string>> = {
  webpage: 'ELEC',
  'article-journal': 'JOUR',
  'article-newspaper': 'NEWS',
  'article-magazine': 'MGZN',
  'post-weblog': 'BLOG',
  post: 'ICOMM',
  report: 'RPRT',
  thesis: 'THES',
  article: 'UNPB',
  'paper-conference': 'CPAPER',
  chapter: 'CHAP',
  book: 'BOOK',
  motion_picture: 'VIDEO',
  document: 'GEN',
};

function recordOf(clip: Clip): string {
  const reference = referenceOf(clip);
  const [first, last] = (reference.pages ?? '').split(/[–—-]/);
  const published = dateOf(clip.publishedAt);
  const fields: [string, string | null][] = [
    ['TY', TYPES[reference.type]],
    ['TI', line(clip.title)],
    ...clip.authors.map((name): [string, string] => ['AU', nameOf(name)]),
    ['T2', line(reference.container ?? '')],
    ['VL', line(reference.volume ?? '')],
    ['IS', line(reference.issue ?? '')],
    ['SP', line(first ?? '')],
    ['EP', line(last ?? '')],
    ['PB', line(reference.publisher ?? '')],
    ['SN', line(reference.issn ?? '')],
    ['ET', line(reference.edition ?? '')],
    ['PY', published?.slice(0, 4) ?? null],
    ['DA', published],
    ['UR', line(clip.url)],
    ['DO', clip.doi && line(clip.doi)],
    ['Y2', dateOf(reference.accessed)],
    ['DP', OWN_SOURCE],
    ['LA', clip.lang && line(clip.lang)],
    ['AB', clip.excerpt && line(clip.excerpt)],
    ...clip.tags.map((tag): [string, string] => ['KW', line(tag)]),
    ...notesParagraphs(clip).map((note): [string, string] => ['N1', line(note)]),
  ];
  const lines = fields
    .filter(([, value]) => value !== null && value !== '')
    .map(([tag, value]) => `${tag}  - ${value ?? ''}\r\n`);
  return `${lines.join('')}ER  - \r\n\r\n`;
}
