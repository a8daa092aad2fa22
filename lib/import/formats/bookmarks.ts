import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { lineOrNull, tagsIn, textOrNull, timeOf } from '../reading/fields';
import type { Folder } from '../reading/html-links';
import { checked } from '../reading/rows';

/** Folders that are the browser's own, in whatever language it names them. */
const OWN = ['personal_toolbar_folder', 'unfiled_bookmarks_folder'];

/** The folders as one nested tag, without the file's own heading. A slash in a folder's name is no level of a tag. */
function tagOf(folders: readonly Folder[]): string[] {
  const names = folders
    .filter(({ level, attributes }) => level !== 'h1' && !OWN.some((name) => name in attributes))
    .map(({ name }) => name.replaceAll('/', ' '))
    .filter((name) => name.trim() !== '');
  return names.length === 0 ? [] : [names.join('/')];
}

/** The bookmarks file of Netscape, that every browser and most services write: folders nest. */
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
      const { attributes } = link;
      const item = {
        ...bareItem(link.href),
        title: lineOrNull(link.title),
        tags: [...tagsIn(attributes.tags, ','), ...tagOf(link.folders)],
        note: textOrNull(link.description),
        savedAt: timeOf(attributes.add_date),
      };
      yield checked(item, row, { kind: 'text', text: link.href, extension: 'txt' });
    }
  },
};
