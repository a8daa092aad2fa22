import type { Clip } from '@/lib/clips/clip';
import type { Publication } from '@/lib/clips/publication';
import type { Piece } from './pieces';
import { italic, plain } from './pieces';

/*
 * An article's place in its journal, after the manuals: APA 7 (10.1), MLA 9 (5.48 ff.), Chicago 17
 * (14.168 ff.).
 */

/** The publication data of a journal article: the journal's name, and whatever else is known. */
export type Paper = Publication & { readonly container: string };

/**
 * The publication data of a clip that is a journal article; `null` for anything else, which is
 * cited as a page.
 */
export function paperOf({ publication }: Clip): Paper | null {
  const { container, type } = publication ?? {};
  return type === 'article-journal' && container !== undefined
    ? { ...publication, container }
    : null;
}

const both = <T>(value: string | undefined, write: (text: string) => T): T[] =>
  value === undefined ? [] : [write(value)];

/** `*Journal*, *12*(3), 45–67. ` */
export function apaPlace({ container, volume, issue, pages }: Paper): Piece[] {
  const numbered = volume === undefined && issue === undefined ? [] : [plain(', ')];
  return [
    italic(container),
    ...numbered,
    ...both(volume, italic),
    ...both(issue, (text) => plain(`(${text})`)),
    plain(`${both(pages, (text) => `, ${text}`).join('')}. `),
  ];
}

/** `*Journal*, vol. 12, no. 3, Jan. 2013, pp. 45–67` @param date as MLA writes it, or empty */
export function mlaPlace({ container, volume, issue, pages }: Paper, date: string): Piece[] {
  const isOne = pages !== undefined && !/[–—,-]/.test(pages);
  const parts = [
    ...both(volume, (text) => `vol. ${text}`),
    ...both(issue, (text) => `no. ${text}`),
    ...(date === '' ? [] : [date]),
    ...both(pages, (text) => `${isOne ? 'p.' : 'pp.'} ${text}`),
  ];
  return [italic(container), plain(parts.map((part) => `, ${part}`).join(''))];
}

/**
 * `*Journal* 12, no. 3 (2017): 45–67`
 * @param year the year, for a journal with volumes @param date the day, for one without
 */
export function chicagoPlace(paper: Paper, year: string, date: string): Piece[] {
  const { container, volume, issue, pages } = paper;
  const when = volume === undefined && issue === undefined ? date : year;
  const number = both(issue, (text) => `no. ${text}`);
  const numbers = [...both(volume, (text) => text), ...number].join(', ');
  const space = volume === undefined && issue !== undefined ? ', ' : ' ';
  return [
    italic(container),
    plain(
      [
        numbers === '' ? '' : `${space}${numbers}`,
        // A year in parentheses follows a volume.
        when === '' ? '' : numbers === '' ? `, ${when}` : ` (${when})`,
        ...both(pages, (text) => (numbers === '' ? `, ${text}` : `: ${text}`)),
      ].join(''),
    ),
  ];
}
