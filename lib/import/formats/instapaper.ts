import { hasColumns } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, tagsInList, textOrNull, timeOf } from '../reading/fields';
import type { Columns } from '../reading/table';
import { planOf, tableRows } from '../reading/table';

const COLUMNS: Columns = {
  url: 'url',
  title: 'title',
  selection: 'passages',
  folder: 'state',
  timestamp: 'savedAt',
  tags: 'tags',
};

/** Instapaper's own folders, not the user's. */
const OWN_FOLDERS = new Set(['', 'unread', 'archive', 'starred']);

/**
 * Instapaper's CSV: `URL,Title,Selection,Folder[,Timestamp][,Tags]`, with tags as a JSON array in a
 * cell.
 */
export const instapaper: ImportFormat = {
  id: 'instapaper',
  name: 'Instapaper (CSV)',
  recognises: (sample) => hasColumns(sample, 'url', 'selection', 'folder'),
  columns: (header) => planOf(header, COLUMNS),
  rows: (file) =>
    tableRows(decodeText(file.stream()), (cells) => {
      const folder = cells('folder').trim();
      const selection = textOrNull(cells('selection'));
      return {
        ...bareItem(cells('url')),
        title: plainTitle(cells('title')),
        tags: [
          ...tagsInList(cells('tags')),
          ...(OWN_FOLDERS.has(folder.toLowerCase()) ? [] : [folder]),
        ],
        savedAt: timeOf(cells('timestamp')),
        archived: folder.toLowerCase() === 'archive',
        starred: folder.toLowerCase() === 'starred',
        passages: selection === null ? [] : [{ quote: selection, note: null, markedAt: null }],
      };
    }),
};
