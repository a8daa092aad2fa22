import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import type { SplitName } from '../writing/names';
import { dateParts, splitName } from '../writing/names';
import type { Piece } from './pieces';
import { italic, plain, quoted, stopped } from './pieces';

/*
 * References to pages and articles of the web in three styles, after the manuals: APA 7 (9.8, 10.16),
 * MLA 9 (5.105 ff.), Chicago 17 (14.207 ff., notes and bibliography). Titles keep the capitals of
 * their page, since no program knows which words are names.
 */

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
/** As MLA shortens them (appendix 1). */
const SHORT_MONTHS = 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

const monthOf = (month: number | undefined, names = MONTHS) =>
  month === undefined ? '' : (names[month - 1] ?? '');
const familyOf = (name: Exclude<SplitName, { literal: string }>) =>
  [name.particle, name.family].filter(Boolean).join(' ');

/** `Family, Given`, as a list is sorted by it. */
function inverted(name: SplitName): string {
  return 'literal' in name ? name.literal : `${familyOf(name)}, ${name.given}`;
}

function natural(name: SplitName): string {
  return 'literal' in name ? name.literal : `${name.given} ${familyOf(name)}`;
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

/** The authors; who is called as the site is no person. */
function authorsOf(clip: Clip): SplitName[] {
  return clip.authors.map((name) => (isSite(clip, name) ? { literal: name } : splitName(name)));
}

/** The site, where it is not the author over again. */
function siteOf(clip: Clip): string {
  if (clip.authors.some((name) => isSite(clip, name))) return '';
  return clip.siteName ?? siteHost(clip.url);
}

const addressOf = ({ doi, url }: Clip) => (doi === null ? url : `https://doi.org/${doi}`);
const clippedOn = ({ clippedAt }: Clip) => dateParts(new Date(clippedAt).toISOString());

function apa(clip: Clip): Piece[] {
  const names = authorsOf(clip).map((name) => {
    return 'literal' in name ? name.literal : `${familyOf(name)}, ${initials(name.given)}`;
  });
  const last = names.at(-1) ?? '';
  const listed =
    names.length > 20
      ? `${names.slice(0, 19).join(', ')}, . . . ${last}`
      : names.length > 1
        ? `${names.slice(0, -1).join(', ')}, & ${last}`
        : last;
  const [year, month, day] = dateParts(clip.publishedAt);
  const days = [monthOf(month), day].filter(Boolean).join(' ');
  const date = year === undefined ? '(n.d.)' : `(${[year, days].filter(Boolean).join(', ')})`;
  const site = siteOf(clip);
  // Of an article in a journal the journal is in italics, of a page the page.
  const journal = clip.doi !== null;
  const title = journal ? plain(stopped(clip.title)) : italic(clip.title);
  const end = journal || /[.?!…]$/.test(clip.title) ? ' ' : '. ';
  return [
    ...(listed === ''
      ? [title, plain(`${end}${date}. `)]
      : [plain(`${stopped(listed)} ${date}. `), title, plain(end)]),
    ...(site === '' ? [] : [journal ? italic(site) : plain(site), plain('. ')]),
    plain(addressOf(clip)),
  ];
}

function mla(clip: Clip): Piece[] {
  const site = clip.siteName ?? siteHost(clip.url);
  // Who is both author and publisher is named once, as publisher.
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
  return [
    ...(listed === '' ? [] : [plain(`${stopped(listed)} `)]),
    plain(`${quoted(clip.title)} `),
    italic(site),
    plain(`, ${date === '' ? '' : `${date}, `}${address}.`),
    ...(date === '' ? [plain(` Accessed ${seen}.`)] : []),
  ];
}

function chicago(clip: Clip): Piece[] {
  const site = clip.siteName ?? siteHost(clip.url);
  const authors = authorsOf(clip);
  const [first, ...others] = authors;
  const named = others.slice(0, authors.length > 10 ? 6 : 9).map(natural);
  const list =
    authors.length > 10
      ? `${[first && inverted(first), ...named].join(', ')}, et al`
      : named.length > 0
        ? `${[first && inverted(first), ...named.slice(0, -1)].join(', ')}, and ${named.at(-1)}`
        : first && inverted(first);
  // A page without an author goes by the owner of its site.
  const publisher = list === undefined ? '' : siteOf(clip);
  const [year, month, day] = dateParts(clip.publishedAt);
  const days = [monthOf(month), day].filter(Boolean).join(' ');
  const date = [days, year].filter(Boolean).join(day === undefined ? ' ' : ', ');
  const [clippedYear, clippedMonth, clippedDay] = clippedOn(clip);
  const seen = `Accessed ${monthOf(clippedMonth)} ${clippedDay}, ${clippedYear}`;
  return [
    plain(`${stopped(list ?? site)} ${quoted(clip.title)} `),
    ...(publisher === ''
      ? []
      : date === ''
        ? [plain(`${publisher}. `)]
        : [italic(publisher), plain(', ')]),
    plain(`${date === '' ? seen : date}. ${addressOf(clip)}.`),
  ];
}

/** The styles that citations can be written in. */
export const CITATION_STYLES = { apa, mla, chicago } as const;

/** The name of a style. */
export type CitationStyle = keyof typeof CITATION_STYLES;

/** Clips as entries of a bibliography, in its order. */
export function citations(clips: readonly Clip[], style: CitationStyle): Piece[][] {
  const write = CITATION_STYLES[style];
  const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
  const letters = (pieces: readonly Piece[]) => textOf(pieces).replace(/^[“"'‘]/, '');
  const { compare } = new Intl.Collator('en');
  return clips.map((clip) => write(clip)).toSorted((a, b) => compare(letters(a), letters(b)));
}
