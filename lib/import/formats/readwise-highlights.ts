import { hasColumns } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { bookAddress } from '../reading/books';
import { decodeText } from '../reading/decode';
import { lineOrNull, plainTitle, tagsIn, textOrNull, timeOf } from '../reading/fields';
import type { Columns } from '../reading/table';
import { planOf, tableRows } from '../reading/table';

const COLUMNS: Columns = {
  highlight: 'passages',
  'book title': 'title',
  title: 'title',
  'book author': 'authors',
  author: 'authors',
  url: 'url',
  note: 'passages',
  tags: 'passages',
  'document tags': 'tags',
  'highlighted at': 'savedAt',
  date: 'savedAt',
};

/** Readwise's tags at the start of a note: `.like .these`. */
const INLINE = /^(?:\.[^\s.]\S*\s*)+/;

/**
 * Readwise’s highlights: `Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,…`, and
 * its import format: `Highlight,Title,Author,URL,Note,Location,Date`. Books have no URL.
 */
export const readwiseHighlights: ImportFormat = {
  id: 'readwise-highlights',
  name: 'Readwise (highlights)',
  recognises: (sample) =>
    hasColumns(sample, 'highlight', 'book title') ||
    hasColumns(sample, 'highlight', 'title', 'author'),
  columns: (header) => planOf(header, COLUMNS),
  rows: (file) =>
    tableRows(decodeText(file.stream()), (cells) => {
      const title = plainTitle(cells('book title') || cells('title'));
      const author = lineOrNull(cells('book author') || cells('author'));
      const amazon = /^[A-Z0-9]{10}$/.exec(cells('amazon book id').trim())?.[0];
      const book =
        amazon === undefined
          ? title === null
            ? ''
            : bookAddress(title, author)
          : `https://www.amazon.com/dp/${amazon}`;
      const inline = INLINE.exec(cells('note'))?.[0] ?? '';
      const markedAt = timeOf(cells('highlighted at') || cells('date'));
      const quote = cells('highlight').replace(/^'(?=[=+\-@\t\r])/, '');
      const passage = {
        quote,
        note: textOrNull(cells('note').slice(inline.length)),
        markedAt,
        tags: [...tagsIn(cells('tags'), ','), ...tagsIn(inline, /\s+/).map((tag) => tag.slice(1))],
      };
      return {
        ...bareItem(cells('url') || book),
        title,
        authors: tagsIn(author, /,| and /),
        tags: tagsIn(cells('document tags'), ','),
        savedAt: markedAt,
        passages: quote.trim() === '' ? [] : [passage],
      };
    }),
};
