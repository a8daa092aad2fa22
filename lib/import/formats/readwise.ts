import { hasColumns } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, tagsInList, timeOf } from '../reading/fields';
import type { Columns } from '../reading/table';
import { planOf, tableRows } from '../reading/table';

const COLUMNS: Columns = {
  title: 'title',
  url: 'url',
  'document tags': 'tags',
  'saved date': 'savedAt',
  location: 'state',
};

/**
 * Readwise Reader's CSV: `Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen`,
 * with tags as a Python list.
 */
export const readwise: ImportFormat = {
  id: 'readwise',
  name: 'Readwise Reader (CSV)',
  recognises: (sample) => hasColumns(sample, 'url', 'document tags', 'saved date'),
  columns: (header) => planOf(header, COLUMNS),
  rows: (file) =>
    tableRows(decodeText(file.stream()), (cells) => {
      const location = cells('location').trim().toLowerCase();
      // Items from a feed were not saved by the user.
      if (location === 'feed') return null;
      return {
        ...bareItem(cells('url')),
        title: plainTitle(cells('title')),
        tags: tagsInList(cells('document tags')),
        savedAt: timeOf(cells('saved date')),
        archived: location === 'archive',
      };
    }),
};
