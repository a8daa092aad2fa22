import type { Clip } from '@/lib/clips/clip';
import { isFamilyFirst } from '@/lib/clips/family-first';
import type { SplitName } from '../writing/names';
import { dateParts, familyOf, splitName } from '../writing/names';
import type { Piece } from './pieces';
import { apaWork, chicagoWork, containerOf, mlaWork, workOf } from './works';
import { apaPlace, chicagoPlace, mlaPlace, paperOf } from './papers';
import { italic, plain, quoted, withFullStop } from './pieces';

/*
 * References to web pages and articles in three styles, after the manuals: APA 7 (9.8, 10.16), MLA
 * 9 (5.105 ff.), Chicago 17 (14.207 ff., notes and bibliography); for journals, see `papers.ts`.
 * Titles keep the capitalisation of their page, since no program can tell which words are names.
 */

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
/** As abbreviated by MLA (appendix 1). */
const SHORT_MONTHS = 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

const monthOf = (month: number | undefined, names = MONTHS) =>
  month === undefined ? '' : (names[month - 1] ?? '');

/** Formats a name as `Family, Given`, for sorted lists. */
function inverted(name: SplitName): string {
  if ('literal' in name) return name.literal;
  return [familyOf(name), name.given, name.suffix].filter(Boolean).join(', ');
}

/** Formats a name as printed: with a comma before its suffix if the page has one. */
function natural(name: SplitName): string {
  if ('literal' in name) return name.literal;
  const { suffix, commaSuffix } = name;
  if (commaSuffix) return `${[name.given, familyOf(name)].filter(Boolean).join(' ')}, ${suffix}`;
  return [name.given, familyOf(name), name.suffix].filter(Boolean).join(' ');
}

/** `Jean-Paul Marie` as `J.-P. M.` */
function initials(given: string): string {
  return given
    .split(/\s+/)
    .map((word) =>
      word
        .split('-')
        .flatMap((part) => Array.from(part).slice(0, 1))
        .map((letter) => `${letter.toUpperCase()}.`)
        .join('-'),
    )
    .join(' ');
}

const isSite = ({ siteName }: Clip, name: string) => name.toLowerCase() === siteName?.toLowerCase();

/** The authors of a clip; an author named like the site is not a person. */
function authorsOf(clip: Clip): SplitName[] {
  // Names with the family name first are listed as printed.
  const isWhole = (name: string) => isSite(clip, name) || isFamilyFirst(name);
  return clip.authors.map((name) => (isWhole(name) ? { literal: name } : splitName(name)));
}

/** The site, unless it is also the author. */
function siteOf(clip: Clip): string {
  if (clip.authors.some((name) => isSite(clip, name))) return '';
  return containerOf(clip);
}

const addressOf = ({ doi, url }: Clip) => (doi === null ? url : `https://doi.org/${doi}`);
const clippedOn = ({ clippedAt }: Clip) => dateParts(new Date(clippedAt).toISOString());

/** The authors in APA form. */
function apaAuthors(clip: Clip): string {
  const names = authorsOf(clip).map((name) => {
    if ('literal' in name) return name.literal;
    return [familyOf(name), initials(name.given), name.suffix].filter(Boolean).join(', ');
  });
  const last = names.at(-1) ?? '';
  if (names.length > 20) return `${names.slice(0, 19).join(', ')}, . . . ${last}`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')}, & ${last}` : last;
}

/**
 * @param letter distinguishes works by the same authors in the same year; empty if there is only
 * one
 */
function apa(clip: Clip, letter = ''): Piece[] {
  const listed = apaAuthors(clip);
  const [year, month, day] = dateParts(clip.publishedAt);
  const days = [monthOf(month), day].filter(Boolean).join(' ');
  const undated = letter === '' ? '(n.d.)' : `(n.d.-${letter})`;
  const date =
    year === undefined ? undated : `(${[`${year}${letter}`, days].filter(Boolean).join(', ')})`;
  const site = siteOf(clip);
  const paper = paperOf(clip);
  if (paper) {
    const when = year === undefined ? undated : `(${year}${letter})`;
    const start = listed === '' ? '' : `${withFullStop(listed)} ${when}. `;
    const rest = listed === '' ? ` ${when}.` : '';
    return [
      plain(`${start}${withFullStop(clip.title)}${rest} `),
      ...apaPlace(paper),
      plain(addressOf(clip)),
    ];
  }
  const work = workOf(clip);
  if (work) {
    // A preprint is dated by its year.
    const when = year !== undefined && work.type === 'article' ? `(${year}${letter})` : date;
    const head = listed === '' ? [] : [plain(`${withFullStop(listed)} ${when}. `)];
    const made = apaWork(work, listed === '' ? `${clip.title}. ${when}` : clip.title);
    return [...head, ...made, plain(addressOf(clip))];
  }
  // For a journal article, the journal is in italics; for a page, the page is.
  const journal = clip.doi !== null;
  const title = journal ? plain(withFullStop(clip.title)) : italic(clip.title);
  const end = journal || /[.?!…]$/.test(clip.title) ? ' ' : '. ';
  return [
    ...(listed === ''
      ? [title, plain(`${end}${date}. `)]
      : [plain(`${withFullStop(listed)} ${date}. `), title, plain(end)]),
    ...(site === '' ? [] : [journal ? italic(site) : plain(site), plain('. ')]),
    plain(addressOf(clip)),
  ];
}

function mla(clip: Clip): Piece[] {
  const site = containerOf(clip);
  // If author and publisher are the same, they are named once, as publisher.
  const authors = siteOf(clip) === '' ? [] : authorsOf(clip);
  const [first, second] = authors;
  const listed = !first
    ? ''
    : !second
      ? inverted(first)
      : authors.length > 2
        ? `${inverted(first)}, et al`
        : `${inverted(first)}, and ${natural(second)}`;
  const [year, month, day] = dateParts(clip.publishedAt);
  const date = [day, monthOf(month, SHORT_MONTHS), year].filter(Boolean).join(' ');
  const [clippedYear, clippedMonth, clippedDay] = clippedOn(clip);
  const seen = `${clippedDay} ${monthOf(clippedMonth, SHORT_MONTHS)} ${clippedYear}`;
  const address = clip.doi === null ? clip.url.replace(/^https?:\/\//, '') : addressOf(clip);
  const paper = paperOf(clip);
  const head = listed === '' ? '' : `${withFullStop(listed)} `;
  if (paper) {
    return [
      plain(`${head}${quoted(clip.title)} `),
      // For a journal with volumes, the month is enough.
      ...mlaPlace(paper, paper.volume === undefined ? date : date.replace(/^\d+ /, '')),
      plain(`, ${address}.`),
    ];
  }
  const work = workOf(clip);
  if (work) return [plain(head), ...mlaWork(work, clip.title, date), plain(`, ${address}.`)];
  return [
    plain(`${head}${quoted(clip.title)} `),
    italic(site),
    plain(`, ${date === '' ? '' : `${date}, `}${address}.`),
    ...(date === '' ? [plain(` Accessed ${seen}.`)] : []),
  ];
}

/** Whether it is from a blog whose name does not say so, which Chicago then adds (14.208). */
const isUnnamedBlog = (clip: Clip) =>
  clip.publication?.type === 'post-weblog' && !/blog/i.test(containerOf(clip));

function chicago(clip: Clip): Piece[] {
  const site = containerOf(clip);
  const authors = authorsOf(clip);
  const [first, ...others] = authors;
  const named = others.slice(0, authors.length > 10 ? 6 : 9).map(natural);
  const list =
    authors.length > 10
      ? `${[first && inverted(first), ...named].join(', ')}, et al`
      : named.length > 0
        ? `${[first && inverted(first), ...named.slice(0, -1)].join(', ')}, and ${named.at(-1)}`
        : first && inverted(first);
  // A page without an author is listed under its site's owner.
  const publisher = list === undefined ? '' : siteOf(clip);
  const [year, month, day] = dateParts(clip.publishedAt);
  const days = [monthOf(month), day].filter(Boolean).join(' ');
  const date = [days, year].filter(Boolean).join(day === undefined ? ' ' : ', ');
  const [clippedYear, clippedMonth, clippedDay] = clippedOn(clip);
  const seen = `Accessed ${monthOf(clippedMonth)} ${clippedDay}, ${clippedYear}`;
  const paper = paperOf(clip);
  if (paper) {
    const head = list === undefined ? '' : `${withFullStop(list)} `;
    const place = chicagoPlace(paper, year === undefined ? '' : String(year), date);
    return [plain(`${head}${quoted(clip.title)} `), ...place, plain(`. ${addressOf(clip)}.`)];
  }
  const work = workOf(clip);
  if (work) {
    const head = list === undefined ? [] : [plain(`${withFullStop(list)} `)];
    return [
      ...head,
      ...chicagoWork(work, clip.title, date || seen),
      plain(`. ${addressOf(clip)}.`),
    ];
  }
  return [
    plain(`${withFullStop(list ?? site)} ${quoted(clip.title)} `),
    ...(publisher === ''
      ? []
      : date === ''
        ? [plain(`${publisher}. `)]
        : [italic(publisher), plain(isUnnamedBlog(clip) ? ' (blog), ' : ', ')]),
    plain(`${date === '' ? seen : date}. ${addressOf(clip)}.`),
  ];
}

/**
 * The letters of works with the same authors and year, after APA 8.19: `2026a`, in the order of
 * their titles; a single work has none.
 */
function apaLetters(clips: readonly Clip[]): ReadonlyMap<Clip, string> {
  const works = new Map<string, Clip[]>();
  for (const clip of clips) {
    const [year = 'n.d.'] = dateParts(clip.publishedAt);
    const key = `${apaAuthors(clip)} ${year}`;
    if (clip.authors.length > 0) works.set(key, [...(works.get(key) ?? []), clip]);
  }
  const letters = new Map<Clip, string>();
  const { compare } = new Intl.Collator('en');
  const titleOf = ({ title }: Clip) => title.replace(/^(?:an?|the) /i, '');
  for (const alike of works.values()) {
    if (alike.length < 2) continue;
    const sorted = alike.toSorted((a, b) => compare(titleOf(a), titleOf(b)));
    sorted.forEach((clip, index) => letters.set(clip, letterOf(index)));
  }
  return letters;
}

/** `a` to `z`, then `aa`. */
function letterOf(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** The available citation styles. */
export const CITATION_STYLES = { apa, mla, chicago } as const;

/** The name of a style. */
export type CitationStyle = keyof typeof CITATION_STYLES;

/** Formats clips as a sorted bibliography. */
export function citations(clips: readonly Clip[], style: CitationStyle): Piece[][] {
  const letters = style === 'apa' ? apaLetters(clips) : null;
  const write = (clip: Clip) => CITATION_STYLES[style](clip, letters?.get(clip));
  const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
  const sortedBy = (pieces: readonly Piece[]) => textOf(pieces).replace(/^[“"'‘]/, '');
  const { compare } = new Intl.Collator('en');
  return clips.map(write).toSorted((a, b) => compare(sortedBy(a), sortedBy(b)));
}
