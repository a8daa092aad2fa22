import type { Clip } from '@/lib/clips/clip';
import type { ItemType, Publication } from '@/lib/clips/publication';
import { escapeHtml } from './escape';
import { notesParagraphs } from './highlights';
import { familyOf, splitName } from './names';
import { referenceOf } from './reference';

/** Zotero's item types by CSL item type. */
export const ZOTERO_TYPES = {
  webpage: 'webpage',
  'article-journal': 'journalArticle',
  'article-newspaper': 'newspaperArticle',
  'article-magazine': 'magazineArticle',
  'post-weblog': 'blogPost',
  post: 'forumPost',
  report: 'report',
  thesis: 'thesis',
  article: 'preprint',
  'paper-conference': 'conferencePaper',
  chapter: 'bookSection',
  book: 'book',
  motion_picture: 'videoRecording',
  document: 'document',
} as const satisfies Record<ItemType, string>;

type ZoteroType = (typeof ZOTERO_TYPES)[ItemType];
type Cited = Exclude<keyof Publication, 'type' | 'accessed'> | 'doi';

/** The publication fields of each Zotero item type (Zotero's schema, version 32). */
const FIELDS: Readonly<Record<ZoteroType, Readonly<Partial<Record<Cited, string>>>>> = {
  webpage: { container: 'websiteTitle' },
  journalArticle: {
    container: 'publicationTitle',
    volume: 'volume',
    issue: 'issue',
    pages: 'pages',
    issn: 'ISSN',
    doi: 'DOI',
  },
  newspaperArticle: {
    container: 'publicationTitle',
    edition: 'edition',
    pages: 'pages',
    issn: 'ISSN',
  },
  magazineArticle: {
    container: 'publicationTitle',
    volume: 'volume',
    issue: 'issue',
    pages: 'pages',
    issn: 'ISSN',
  },
  blogPost: { container: 'blogTitle' },
  forumPost: { container: 'forumTitle' },
  report: { publisher: 'institution', pages: 'pages' },
  thesis: { publisher: 'university', pages: 'numPages' },
  preprint: { container: 'repository', doi: 'DOI' },
  conferencePaper: {
    container: 'proceedingsTitle',
    volume: 'volume',
    pages: 'pages',
    publisher: 'publisher',
    doi: 'DOI',
  },
  bookSection: {
    container: 'bookTitle',
    volume: 'volume',
    pages: 'pages',
    publisher: 'publisher',
    edition: 'edition',
  },
  book: { volume: 'volume', pages: 'numPages', publisher: 'publisher', edition: 'edition' },
  videoRecording: { volume: 'volume', publisher: 'studio' },
  document: { publisher: 'publisher' },
};

/** Labels in an item's Extra field for data without a field of its own: Zotero cites these too. */
const EXTRA: Readonly<Record<Cited, string>> = {
  container: 'Container Title',
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Page',
  publisher: 'Publisher',
  issn: 'ISSN',
  edition: 'Edition',
  doi: 'DOI',
};

/** A creator in Zotero's format: with two fields, or one for a single-part name. */
interface Creator {
  readonly creatorType: 'author' | 'director';
  readonly firstName?: string;
  readonly lastName: string;
  readonly fieldMode?: 1;
}

/** An item as sent by Zotero's connector: fields by name, and some structured ones. */
interface ZoteroItem {
  readonly id: string;
  readonly itemType: ZoteroType;
  readonly creators: readonly Creator[];
  readonly tags: readonly string[];
  /** Each as HTML. */
  readonly notes: readonly { readonly note: string }[];
  readonly attachments: readonly never[];
  readonly [field: string]: unknown;
}

function creatorOf(name: string, creatorType: Creator['creatorType']): Creator {
  const split = splitName(name);
  if ('literal' in split) return { creatorType, lastName: split.literal, fieldMode: 1 };
  // Zotero expects a suffix after the given name and a comma.
  const firstName = [split.given, split.suffix].filter((part) => part !== '').join(', ');
  return { creatorType, firstName, lastName: familyOf(split) };
}

/** A clip as a Zotero item, with its note and highlights as a note of the item. */
export function zoteroItemOf(clip: Clip): ZoteroItem {
  const { type, accessed, ...published } = referenceOf(clip);
  const itemType = ZOTERO_TYPES[type];
  const places = FIELDS[itemType];
  const known: Readonly<Partial<Record<Cited, string>>> = {
    ...published,
    ...(clip.doi !== null && { doi: clip.doi }),
  };
  const extra: string[] = [];
  const fields: Record<string, string> = {};
  for (const [name, said] of Object.entries(EXTRA) as [Cited, string][]) {
    const value = known[name]?.trim() ?? '';
    const place = places[name];
    if (value === '') continue;
    if (place !== undefined) fields[place] = value;
    // A site's own name is not the container of a work with its own type.
    else if (name !== 'container' || clip.publication?.container !== undefined)
      extra.push(`${said}: ${value}`);
  }
  const note = notesParagraphs(clip).map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`);
  return {
    id: clip.id,
    itemType,
    title: clip.title,
    creators: clip.authors.map((name) =>
      creatorOf(name, itemType === 'videoRecording' ? 'director' : 'author'),
    ),
    date: /^\d{4}(?:-\d\d){0,2}/.exec(clip.publishedAt ?? '')?.[0] ?? '',
    url: clip.url,
    accessDate: accessed,
    abstractNote: clip.excerpt ?? clip.standfirst ?? '',
    language: clip.lang ?? '',
    ...fields,
    ...(extra.length > 0 && { extra: extra.join('\n') }),
    tags: clip.tags,
    notes: note.length === 0 ? [] : [{ note: note.join('\n') }],
    attachments: [],
  };
}
