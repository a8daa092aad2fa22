import { hasColumns } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, tagsIn, textOrNull, timeOf } from '../reading/fields';
import { passagesInCell } from '../reading/passages';
import type { Columns } from '../reading/table';
import { planOf, tableRows } from '../reading/table';

const COLUMNS: Columns = {
  title: 'title',
  note: 'note',
  excerpt: 'excerpt',
  url: 'url',
  folder: 'tags',
  tags: 'tags',
  created: 'savedAt',
  highlights: 'passages',
  favorite: 'starred',
};

/** Raindrop's CSV: `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite`. */
export const raindrop: ImportFormat = {
  id: 'raindrop',
  name: 'Raindrop.io (CSV)',
  recognises: (sample) => hasColumns(sample, 'url', 'excerpt', 'folder', 'created'),
  columns: (header) => planOf(header, COLUMNS),
  rows: (file) =>
    tableRows(decodeText(file.stream()), (cells) => {
      const folder = cells('folder').trim();
      const nested = tagsIn(folder, ' / ').join('/');
      return {
        ...bareItem(cells('url')),
        title: plainTitle(cells('title')),
        note: textOrNull(cells('note')),
        excerpt: textOrNull(cells('excerpt')),
        tags: [
          ...tagsIn(cells('tags'), ','),
          ...(/^(?:|unsorted|trash)$/i.test(folder) ? [] : [nested]),
        ],
        savedAt: timeOf(cells('created')),
        starred: /^true$/i.test(cells('favorite').trim()),
        passages: passagesInCell(cells('highlights')),
      };
    }),
};
