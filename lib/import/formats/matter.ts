import { hasColumns } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { lineOrNull, plainTitle, tagsIn, timeOf } from '../reading/fields';
import type { Columns } from '../reading/table';
import { planOf, tableRows } from '../reading/table';

const COLUMNS: Columns = {
  title: 'title',
  author: 'authors',
  publisher: 'siteName',
  url: 'url',
  tags: 'tags',
  'in queue': 'state',
  favorited: 'starred',
  'last interaction date': 'savedAt',
};

const isYes = (cell: string) => /^true$/i.test(cell.trim());

/** Matter’s CSV: `Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,…`. */
export const matter: ImportFormat = {
  id: 'matter',
  name: 'Matter (CSV)',
  recognises: (sample) => hasColumns(sample, 'url', 'in queue', 'favorited'),
  columns: (header) => planOf(header, COLUMNS),
  rows: (file) =>
    tableRows(decodeText(file.stream()), (cells) => ({
      ...bareItem(cells('url')),
      title: plainTitle(cells('title')),
      authors: tagsIn(cells('author'), ','),
      siteName: lineOrNull(cells('publisher')),
      tags: tagsIn(cells('tags'), /[,;]/),
      archived: !isYes(cells('in queue')),
      starred: isYes(cells('favorited')),
      savedAt: timeOf(cells('last interaction date')),
    })),
};
