import * as v from 'valibot';
import { beginsWith, hasColumns, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { pocketLinkHtml } from '../reading/bookmark-html';
import { decodeText } from '../reading/decode';
import { lineOrNull, plainTitle, tagsIn, timeOf } from '../reading/fields';
import { ARRAY, checkItem, jsonRows, looseText, looseTime } from '../reading/rows';
import type { Columns } from '../reading/table';
import { planOf, tableRows } from '../reading/table';

const COLUMNS: Columns = {
  title: 'title',
  url: 'url',
  time_added: 'savedAt',
  tags: 'tags',
  status: 'state',
};

/** Pocket's `part_*.csv`: `title,url,time_added[,cursor],tags,status`, tags joined by `|`. */
export const pocketCsv: ImportFormat = {
  id: 'pocket-csv',
  name: 'Pocket (CSV)',
  recognises: (sample) => hasColumns(sample, 'url', 'time_added'),
  columns: (header) => planOf(header, COLUMNS),
  rows: (file) =>
    tableRows(decodeText(file.stream()), (cells) => ({
      ...bareItem(cells('url')),
      title: plainTitle(cells('title')),
      tags: tagsIn(cells('tags'), '|'),
      savedAt: timeOf(cells('time_added')),
      archived: cells('status').trim().toLowerCase() === 'archive',
    })),
};

const annotated = v.looseObject({
  url: v.string(),
  title: looseText,
  highlights: v.array(v.looseObject({ quote: v.string(), created_at: looseTime })),
});

/** Pocket's `annotations/*.json`: highlights, one object per article. */
export const pocketAnnotations: ImportFormat = {
  id: 'pocket-annotations',
  name: 'Pocket (highlights)',
  recognises: (sample) =>
    beginsWith(sample, '[') && namesFields(sample, 'url', 'highlights', 'quote'),
  rows: (file) =>
    jsonRows(
      decodeText(file.stream()),
      { field: null, wrapping: ARRAY, schema: annotated },
      (value, row, raw) => {
        const passages = value.highlights
          .filter(({ quote }) => quote.trim() !== '')
          .map(({ quote, created_at }) => ({ quote, note: null, markedAt: timeOf(created_at) }));
        return [
          checkItem({ ...bareItem(value.url), title: plainTitle(value.title), passages }, row, raw),
        ];
      },
    ),
};

/** Pocket's `ril_export.html`: two lists, the second under “Read Archive”. */
export const pocketHtml: ImportFormat = {
  id: 'pocket-html',
  name: 'Pocket (HTML)',
  recognises: ({ text }) => /<title>\s*Pocket Export\s*<\/title>/i.test(text),
  async *rows(file) {
    const { htmlLinks } = await import('../reading/html-links');
    let row = 0;
    for await (const link of htmlLinks(decodeText(file.stream()))) {
      row += 1;
      const { href, title, attributes, folders } = link;
      const item = {
        ...bareItem(href),
        title: lineOrNull(title),
        tags: tagsIn(attributes.tags, ','),
        savedAt: timeOf(attributes.time_added),
        archived: folders.some(({ name }) => /archive/i.test(name)),
      };
      yield checkItem(item, row, { kind: 'text', text: pocketLinkHtml(link), extension: 'html' });
    }
  },
};
