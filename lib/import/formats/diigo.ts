import { hasColumns } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { MarkedPassage } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, tagsIn, textOrNull, timeOf } from '../reading/fields';
import type { Columns } from '../reading/table';
import { planOf, tableRows } from '../reading/table';

const COLUMNS: Columns = {
  title: 'title',
  url: 'url',
  tags: 'tags',
  description: 'note',
  comments: 'note',
  annotations: 'passages',
  created_at: 'savedAt',
};

/** Diigo's placeholder for no tags. */
const NO_TAG = 'no_tag';

/** Parses `Highlight: words`, each with comments on separate lines. */
function passagesOf(cell: string): MarkedPassage[] {
  return cell
    .split(/^[ \t]{0,8}Highlight:/m)
    .slice(1)
    .map((part) => {
      const [quote = '', ...notes] = part.split(/^[ \t]{0,8}(?:Comment|Sticky note|Annotation):/m);
      return { quote: quote.trim(), note: textOrNull(notes.join('\n')), markedAt: null };
    });
}

/**
 * Diigo’s CSV: `title,url,tags,description,comments,annotations,created_at`, tags separated by
 * spaces.
 */
export const diigo: ImportFormat = {
  id: 'diigo',
  name: 'Diigo (CSV)',
  recognises: (sample) => hasColumns(sample, 'url', 'annotations', 'comments'),
  columns: (header) => planOf(header, COLUMNS),
  rows: (file) =>
    tableRows(decodeText(file.stream()), (cells) => {
      const tags = tagsIn(cells('tags'), cells('tags').includes(',') ? ',' : /\s+/);
      return {
        ...bareItem(cells('url')),
        title: plainTitle(cells('title')),
        tags: tags
          .map((tag) => tag.replaceAll(/^"|"$/g, ''))
          .filter((tag) => tag !== NO_TAG && tag !== ''),
        note: textOrNull([cells('description'), cells('comments')].join('\n\n')),
        passages: passagesOf(cells('annotations')),
        savedAt: timeOf(cells('created_at')),
      };
    }),
};
