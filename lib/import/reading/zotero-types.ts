import type { ItemType } from '@/lib/clips/publication';

/** Kinds of work by what Zotero calls them. */
const TYPES: Readonly<Record<string, ItemType>> = {
  journalArticle: 'article-journal',
  newspaperArticle: 'article-newspaper',
  magazineArticle: 'article-magazine',
  blogPost: 'post-weblog',
  forumPost: 'post',
  webpage: 'webpage',
  report: 'report',
  thesis: 'thesis',
  preprint: 'article',
  conferencePaper: 'paper-conference',
  bookSection: 'chapter',
  book: 'book',
  videoRecording: 'motion_picture',
  document: 'document',
};

/** The kind of work that Zotero’s name of a type means; `undefined` for one that is not known. */
export const zoteroType = (name: string): ItemType | undefined =>
  Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
