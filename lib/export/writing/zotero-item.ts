import type { Clip } from '@/lib/clips/clip';
import type { ItemType, Publication } from '@/lib/clips/publication';
import { escapeHtml } from './escape';
import { notesParagraphs } from './highlights';
import { familyOf, splitName } from './names';
import { referenceOf } from './reference';

/** What Zotero calls each kind of work. */
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

/** Where each kind of item has what is known of its publication (Zotero's schema, version 32). */
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

/** What an item's Extra field calls what its kind has no field for: Zotero cites that too. */
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

/** A creator as Zotero has one: of two fields, or of one where a name is one piece. */
interface Creator {
  readonly creatorType: 'author' | 'director';
  readonly firstName?: string;
  readonly lastName: string;
  readonly fieldMode?: 1;
}

/** An item as Zotero's connector sends it: fields by their names, and what is not one string. */
interface ZoteroItem {
  readonly id: string;
  readonly itemType: ZoteroType;
  readonly creators: readonly Creator[];
  readonly tags: readonly string[];
  /** HTML each. */
  readonly notes: readonly { readonly note: string }[];
  readonly attachments: readonly never[];
  readonly [field: string]: unknown;
}

function creatorOf(name: string, creatorType: Creator['creatorType']): Creator {
  const split = splitName(name);
  if ('literal' in split) return { creatorType, lastName: split.literal, fieldMode: 1 };
  // Where Zotero looks for a suffix: after the given name and a comma.
  const firstName = [split.given, split.suffix].filter((part) => part !== '').join(', ');
  return { creatorType, firstName, lastName: familyOf(split) };
}

/** A clip as an item for Zotero, its note and its highlights as a note of the item. */
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
    // A site's own name is no container of a work that has a kind of its own.
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
