import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { lineOrNull, tagsIn, textOrNull, timeOf, TO_READ } from '../reading/fields';
import type { Folder } from '../reading/html-links';
import { bookmarkHtml } from '../reading/bookmark-html';
import { checkItem } from '../reading/rows';

/** The browser's own folders, whatever they are called in its language. */
const OWN = ['personal_toolbar_folder', 'unfiled_bookmarks_folder'];

/** Firefox's smart folders, which no other program supports. */
const isQuery = (href: string) => /^place:/i.test(href);

/** linkding's tag for archived bookmarks. */
const LINKDING_ARCHIVED = 'linkding:bookmarks.archived';

/** A description, including the notes that linkding embeds in it between markers. */
const noteOf = (description: string) =>
  textOrNull(
    description
      .split(/\[\/?linkding-notes\]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n\n'),
  );

/**
 * Converts the folders to one nested tag, without the file's own heading. A slash in a folder's
 * name is not a level.
 */
function tagOf(folders: readonly Folder[]): string[] {
  const names = folders
    .filter(({ level, attributes }) => level !== 'h1' && !OWN.some((name) => name in attributes))
    .map(({ name }) => name.replaceAll('/', ' '))
    .filter((name) => name.trim() !== '');
  return names.length === 0 ? [] : [names.join('/')];
}

/** The Netscape bookmarks file, written by every browser and most services, with nested folders. */
export const bookmarks: ImportFormat = {
  id: 'bookmarks',
  name: 'Bookmarks (HTML)',
  recognises: ({ text }) =>
    /^\s*<!DOCTYPE NETSCAPE-Bookmark-file-1/i.test(text) || /<DT>\s*<(?:A|H3)\b/i.test(text),
  async *rows(file) {
    const { htmlLinks } = await import('../reading/html-links');
    let row = 0;
    for await (const link of htmlLinks(decodeText(file.stream()))) {
      row += 1;
      if (isQuery(link.href)) continue;
      const { attributes } = link;
      const tags = tagsIn(attributes.tags, ',');
      const item = {
        ...bareItem(link.href),
        title: lineOrNull(link.title),
        tags: [
          ...tags.filter((tag) => tag !== LINKDING_ARCHIVED),
          ...(attributes.toread === '1' ? [TO_READ] : []),
          ...tagOf(link.folders),
        ],
        note: noteOf(link.description),
        savedAt: timeOf(attributes.add_date),
        archived: tags.includes(LINKDING_ARCHIVED),
      };
      yield checkItem(item, row, { kind: 'text', text: bookmarkHtml(link), extension: 'html' });
    }
  },
};
