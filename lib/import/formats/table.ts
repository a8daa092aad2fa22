import { hasColumns } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, publishedOf, tagsIn, tagsInList, textOrNull, timeOf } from '../reading/fields';
import { passagesInCell } from '../reading/passages';
import type { Cells, Columns } from '../reading/table';
import { columnNames, planOf, tableRows } from '../reading/table';

/** Common column names in tables of URLs; Tearsheet's own uses the first of each. */
const COLUMNS: Columns = {
  url: 'url',
  address: 'url',
  link: 'url',
  href: 'url',
  title: 'title',
  name: 'title',
  tags: 'tags',
  labels: 'tags',
  note: 'note',
  notes: 'note',
  comment: 'note',
  highlights: 'passages',
  excerpt: 'excerpt',
  description: 'excerpt',
  standfirst: 'standfirst',
  clipped: 'savedAt',
  created: 'savedAt',
  created_at: 'savedAt',
  date: 'savedAt',
  authors: 'authors',
  author: 'authors',
  site: 'siteName',
  published: 'publishedAt',
  lang: 'lang',
  doi: 'doi',
  archived: 'state',
  starred: 'starred',
};

const ADDRESSES = ['url', 'address', 'link', 'href'] as const;

const isAddress = (cell: string) => /^https?:\/\/\S+$/i.test(cell.trim());

/** Names of columns known by their content: at most one of each. */
interface ByContent {
  readonly url: readonly string[];
  readonly title: readonly string[];
}

/**
 * Columns known by their first cells instead of their names, which may be in any language: the
 * first address, and the first text beside it, which is the title. None if a name says which column
 * holds the addresses.
 * @param header in lower case
 */
function columnsByContent(header: readonly string[], firstRow: readonly string[]): ByContent {
  const none = { url: [], title: [] };
  if (ADDRESSES.some((name) => header.includes(name)) || header.some(isAddress)) return none;
  const address = header[firstRow.findIndex(isAddress)];
  if (address === undefined || header.length < 2 || header.length !== firstRow.length) return none;
  const isTitled = header.includes('title') || header.includes('name');
  const title = header.find(
    (name, at) =>
      !isTitled &&
      name !== address &&
      !Object.hasOwn(COLUMNS, name) &&
      /\p{L}/u.test(firstRow[at] ?? '') &&
      !isAddress(firstRow[at] ?? ''),
  );
  return { url: [address], title: title === undefined ? [] : [title] };
}

/** Strips the apostrophe that guards against formulas, as in Tearsheet's own tables. */
const withoutGuard = (text: string) => text.replace(/^'(?=[=+\-@\t\r])/, '');

function cellOf(cells: Cells, ...names: readonly string[]): string {
  return withoutGuard(names.map((name) => cells(name)).find((cell) => cell !== '') ?? '');
}

/** Whether a row is from Tearsheet's own table, which has clip ids. */
const isOurs = (cells: Cells) =>
  /^[\w-]{16}$/.test(withoutGuard(cells('id'))) && cells('clipped') !== '';

/** Tearsheet's own are only separated by commas, which tags cannot contain. */
function tagsOf(cell: string, ours: boolean): string[] {
  if (ours) return tagsIn(cell, ',');
  return cell.startsWith('[') ? tagsInList(cell) : tagsIn(cell, /[,|;]/);
}

const isYes = (cell: string) => /^(?:true|yes|1|x)$/i.test(cell.trim());

function itemOf(cells: Cells, byContent: ByContent): ImportItem {
  const tags = cellOf(cells, 'tags', 'labels');
  return {
    ...bareItem(cellOf(cells, ...ADDRESSES, ...byContent.url)),
    title: plainTitle(cellOf(cells, 'title', 'name', ...byContent.title)),
    tags: tagsOf(tags, isOurs(cells)),
    note: textOrNull(cellOf(cells, 'note', 'notes', 'comment')),
    passages: passagesInCell(cellOf(cells, 'highlights')),
    excerpt: textOrNull(cellOf(cells, 'excerpt', 'description')),
    standfirst: textOrNull(cellOf(cells, 'standfirst')),
    savedAt: timeOf(cellOf(cells, 'clipped', 'created', 'created_at', 'date').trim()),
    authors: tagsIn(cellOf(cells, 'authors', 'author'), ';'),
    siteName: textOrNull(cellOf(cells, 'site')),
    publishedAt: publishedOf(cellOf(cells, 'published')),
    lang: textOrNull(cellOf(cells, 'lang')),
    doi: textOrNull(cellOf(cells, 'doi')),
    archived: isYes(cellOf(cells, 'archived')),
    starred: isYes(cellOf(cells, 'starred')),
  };
}

/** Any other table with a column of URLs, including Tearsheet's own. */
export const table: ImportFormat = {
  id: 'table',
  name: 'CSV',
  recognises: (sample) =>
    ADDRESSES.some((name) => hasColumns(sample, name)) ||
    columnsByContent([...sample.header], sample.firstRow).url.length > 0,
  columns(header, firstRow) {
    const { url, title } = columnsByContent(columnNames(header), firstRow);
    const found = [...url.map((name) => [name, 'url']), ...title.map((name) => [name, 'title'])];
    return planOf(header, { ...COLUMNS, ...Object.fromEntries(found) });
  },
  rows(file) {
    let byContent: ByContent | null = null;
    return tableRows(decodeText(file.stream()), (cells, header) => {
      byContent ??= columnsByContent(header, header.map(cells));
      return itemOf(cells, byContent);
    });
  },
};
