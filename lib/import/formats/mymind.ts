import { hasColumns } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, tagsIn, textOrNull, timeOf } from '../reading/fields';
import type { Columns } from '../reading/table';
import { planOf, tableRows } from '../reading/table';

const COLUMNS: Columns = {
  title: 'title',
  url: 'url',
  content: 'excerpt',
  note: 'note',
  tags: 'tags',
  created: 'savedAt',
};

/**
 * mymind’s `cards.csv`: `id,type,title,url,content,note,tags,created`. Cards without a URL fail.
 */
export const mymind: ImportFormat = {
  id: 'mymind',
  name: 'mymind (CSV)',
  recognises: (sample) => hasColumns(sample, 'id', 'type', 'url', 'content', 'created'),
  columns: (header) => planOf(header, COLUMNS),
  rows: (file) =>
    tableRows(decodeText(file.stream()), (cells) => ({
      ...bareItem(cells('url')),
      title: plainTitle(cells('title')),
      excerpt: textOrNull(cells('content')),
      note: textOrNull(cells('note')),
      tags: tagsIn(cells('tags'), ','),
      savedAt: timeOf(cells('created')),
    })),
};
