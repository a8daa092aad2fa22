import { hasColumns } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, publishedOf, tagsIn, textOrNull, timeOf } from '../reading/fields';
import { inOrder } from '../reading/names';
import { publicationIn } from '../reading/publication';
import type { Columns } from '../reading/table';
import { planOf, tableRows } from '../reading/table';
import { zoteroType } from '../reading/zotero-types';

const COLUMNS: Columns = {
  title: 'title',
  url: 'url',
  doi: 'doi',
  author: 'authors',
  date: 'publishedAt',
  'date added': 'savedAt',
  'publication title': 'siteName',
  'abstract note': 'excerpt',
  notes: 'note',
  language: 'lang',
  'manual tags': 'tags',
  'automatic tags': 'tags',
};

/** Converts `Family, Given` to natural order. */
function nameOf(name: string): string {
  const [family = '', given = ''] = name.split(/,\s*(.*)/s);
  return given === '' ? name.trim() : inOrder({ family: family.trim(), given: given.trim() });
}

/** Reduces notes, which are HTML, to their text. */
const plainNote = (html: string) =>
  textOrNull(
    plainTitle(
      html.replaceAll(/<\/(?:p|div|h\d|li)>|<br\s*\/?>/gi, '$&\n').replaceAll(/<[^<>]*>/g, ' '),
    ),
  );

/** Zotero’s CSV; an item with a URL or DOI becomes a clip. */
export const zoteroCsv: ImportFormat = {
  id: 'zotero-csv',
  name: 'Zotero (CSV)',
  recognises: (sample) => hasColumns(sample, 'key', 'item type', 'url', 'doi'),
  columns: (header) => planOf(header, COLUMNS),
  rows: (file) =>
    tableRows(decodeText(file.stream()), (cells) => {
      const type = cells('item type').trim();
      if (type === 'attachment' || type === 'note') return null;
      const doi = textOrNull(cells('doi'));
      const container = plainTitle(cells('publication title'));
      return {
        ...bareItem(cells('url') || (doi === null ? '' : `https://doi.org/${doi}`)),
        title: plainTitle(cells('title')),
        authors: tagsIn(cells('author'), ';').map(nameOf),
        siteName: container,
        publishedAt: publishedOf(cells('date')) ?? publishedOf(cells('publication year')),
        savedAt: timeOf(cells('date added')),
        excerpt: textOrNull(cells('abstract note')),
        note: plainNote(cells('notes')),
        tags: [...tagsIn(cells('manual tags'), ';'), ...tagsIn(cells('automatic tags'), ';')],
        lang: textOrNull(cells('language')),
        doi,
        publication: publicationIn(zoteroType(type), {
          container,
          volume: textOrNull(cells('volume')),
          issue: textOrNull(cells('issue')),
          pages: textOrNull(cells('pages')),
          publisher: textOrNull(cells('publisher')),
          issn: textOrNull(cells('issn')),
          edition: textOrNull(cells('edition')),
        }),
      };
    }),
};
