import type { ItemType } from '@/lib/clips/publication';

/** Item types by Zotero's names for them. */
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

/** The item type for Zotero’s name of a type; `undefined` if it is unknown. */
export const zoteroType = (name: string): ItemType | undefined =>
  Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
