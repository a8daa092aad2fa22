import { siteOf } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import type { ItemType, Publication } from '@/lib/clips/publication';
import { STANDALONE } from '../writing/reference';
import type { Piece } from './pieces';
import { italic, plain, quoted, withFullStop } from './pieces';

/*
 * Works that are neither pages nor papers: standalone ones (books, reports, theses, preprints,
 * films) and parts of books, after APA 7 (10.2 ff.), MLA 9 (5.23 ff.), Chicago 17 (14.100 ff.).
 */

const PART: ReadonlySet<ItemType> = new Set(['chapter', 'paper-conference']);
/** Item types that are part of something with a name, like a page of a site. */
const IN_SITE: ReadonlySet<ItemType> = new Set([
  'article-newspaper',
  'article-magazine',
  'post-weblog',
  'post',
  'webpage',
  'document',
]);

/** The container of a page or article: its newspaper or blog, otherwise its site. */
export function containerOf(clip: Clip): string {
  const { type, container } = clip.publication ?? {};
  const own = type === undefined || IN_SITE.has(type) ? container : undefined;
  return own ?? siteOf(clip);
}

/** A standalone work or part of a book, with its publisher. */
export interface Work extends Publication {
  readonly isPart: boolean;
  readonly by: string;
}

/**
 * The data of a clip that is cited as a standalone work or part of a book; `null` for anything
 * else.
 */
export function workOf(clip: Clip): Work | null {
  const { publication } = clip;
  const { type, container, publisher } = publication ?? {};
  if (type === undefined) return null;
  const isPart = PART.has(type) && container !== undefined;
  if (!isPart && !STANDALONE.has(type)) return null;
  return { ...publication, isPart, by: publisher ?? (isPart ? '' : siteOf(clip)) };
}

const ordinal = (edition: string): string => {
  const number = Number(edition);
  if (!Number.isInteger(number) || number < 1) return edition;
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  return `${number}${(isTeen ? undefined : ['', 'st', 'nd', 'rd'][number % 10]) || 'th'}`;
};

/** Formats an edition as `2nd ed.`; as printed if it is not a number. */
const editionOf = ({ edition }: Work): string => {
  if (edition === undefined) return '';
  return /^\d+$/.test(edition) ? `${ordinal(edition)} ed.` : edition;
};

const isOne = (pages: string) => !/[–—,-]/.test(pages);
const pagesOf = ({ pages }: Work): string =>
  pages === undefined ? '' : `${isOne(pages) ? 'p.' : 'pp.'} ${pages}`;

/** `*Title* (2nd ed.). Press. `, `Title. In *Book* (pp. 3–9). Press. ` */
export function apaWork(work: Work, title: string): Piece[] {
  const [edition, pages] = [editionOf(work), pagesOf(work)];
  const by = work.by === '' ? [] : [plain(`${withFullStop(work.by)} `)];
  if (work.isPart) {
    const inside = [edition, pages].filter((part) => part !== '').join(', ');
    const within = [italic(work.container ?? ''), plain(inside === '' ? '. ' : ` (${inside}). `)];
    return [plain(`${withFullStop(title)} In `), ...within, ...by];
  }
  if (work.type === 'thesis') {
    const at = work.publisher === undefined ? '' : `, ${work.publisher}`;
    return [italic(title), plain(` [Thesis${at}]. `), ...(at === '' ? by : [])];
  }
  const kind = work.type === 'motion_picture' ? ' [Video]' : '';
  const end = `${edition === '' ? '' : ` (${edition})`}${kind}`;
  return [italic(title), plain(end === '' && /[.?!…]$/.test(title) ? ' ' : `${end}. `), ...by];
}

/** `*Title*. 2nd ed., Press, 2011`, `“Title.” *Book*, Press, 2012, pp. 3–9` @param date as MLA has it */
export function mlaWork(work: Work, title: string, date: string): Piece[] {
  const parts = [editionOf(work), work.by, date, pagesOf(work)].filter((part) => part !== '');
  if (work.isPart) {
    const after = parts.map((part) => `, ${part}`).join('');
    return [plain(`${quoted(title)} `), italic(work.container ?? ''), plain(after)];
  }
  return [italic(title), plain(`${/[.?!…]$/.test(title) ? '' : '.'} ${parts.join(', ')}`)];
}

/** `*Title*. 2nd ed. Press, 2011`, `“Title.” In *Book*, 3–9. Press, 2012` @param date as Chicago has it */
export function chicagoWork(work: Work, title: string, date: string): Piece[] {
  const edition = editionOf(work);
  const made = [work.by, date].filter((part) => part !== '').join(', ');
  if (work.isPart) {
    const pages = work.pages === undefined ? '' : `, ${work.pages}`;
    const after = [`${edition === '' ? '' : `, ${edition}`}${pages}.`, made].join(' ').trimEnd();
    return [plain(`${quoted(title)} In `), italic(work.container ?? ''), plain(after)];
  }
  // Titles of unpublished works are in quotation marks (14.224, 14.228).
  const named =
    work.type === 'thesis' || work.type === 'article'
      ? [plain(quoted(title))]
      : [italic(title), plain('.')];
  const middle = edition === '' ? '' : ` ${withFullStop(edition)}`;
  return [...named, plain(`${middle} ${work.type === 'thesis' ? 'Thesis, ' : ''}${made}`)];
}
