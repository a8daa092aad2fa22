import * as v from 'valibot';
import { beginsWith, hasColumns, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, tagsIn, textOrNull, timeOf } from '../reading/fields';
import { checkItem, jsonRows, looseNames, looseText, looseTime } from '../reading/rows';
import type { Columns } from '../reading/table';
import { planOf, tableRows } from '../reading/table';

const selector = v.looseObject({ type: looseText, exact: looseText });

const annotation = v.looseObject({
  uri: v.string(),
  text: looseText,
  tags: looseNames,
  created: looseTime,
  document: v.fallback(v.nullish(v.looseObject({ title: looseNames })), null),
  target: v.fallback(v.array(v.looseObject({ selector: v.fallback(v.array(selector), []) })), []),
});

/** Converts an annotation; one without a quotation is a page note, with tags for the page. */
function itemOf(
  about: Pick<ImportItem, 'url' | 'title' | 'savedAt'>,
  quote: string | null,
  note: string | null,
  tags: readonly string[],
): ImportItem {
  const { savedAt } = about;
  const bare = { ...bareItem(about.url), title: about.title, savedAt };
  if (quote === null) return { ...bare, note, tags };
  return { ...bare, passages: [{ quote, note, markedAt: savedAt, tags }] };
}

/** Fields that contain annotations: in the client's export, and in the API's response. */
const FIELDS = ['annotations', 'rows', null] as const;

/**
 * Hypothesis’ JSON: `{ annotations: [{ uri, text, tags, target: [{ selector }] }] }`, or a list.
 */
export const hypothesis: ImportFormat = {
  id: 'hypothesis',
  name: 'Hypothesis (JSON)',
  recognises: (sample) =>
    (beginsWith(sample, '{') || beginsWith(sample, '[')) &&
    namesFields(sample, 'uri', 'target', 'text'),
  async *rows(file) {
    for (const field of FIELDS) {
      const head = field === null ? '[' : `{"${field}":[`;
      const wrapping = { head, tail: field === null ? ']' : ']}' };
      let found = false;
      const rows = jsonRows(
        decodeText(file.stream()),
        { field, wrapping, schema: annotation },
        (value, row, raw) => {
          const selectors = value.target.flatMap((target) => target.selector);
          const quote = selectors.find(({ exact }) => exact?.trim())?.exact ?? null;
          const about = {
            url: value.uri,
            title: plainTitle(value.document?.title[0]),
            savedAt: timeOf(value.created),
          };
          return [checkItem(itemOf(about, quote, textOrNull(value.text), value.tags), row, raw)];
        },
      );
      for await (const each of rows) {
        found = true;
        yield each;
      }
      if (found) return;
    }
  },
};

const COLUMNS: Columns = {
  url: 'url',
  page: 'title',
  quote: 'passages',
  comment: 'note',
  tags: 'tags',
  'created at': 'savedAt',
};

/** Hypothesis’ CSV: `Created at,Author,Page,URL,Group,Type,Quote,Comment,Tags`. */
export const hypothesisCsv: ImportFormat = {
  id: 'hypothesis-csv',
  name: 'Hypothesis (CSV)',
  recognises: (sample) => hasColumns(sample, 'url', 'quote', 'comment'),
  columns: (header) => planOf(header, COLUMNS),
  rows: (file) =>
    tableRows(decodeText(file.stream()), (cells) =>
      itemOf(
        {
          url: cells('url'),
          title: plainTitle(cells('page')),
          savedAt: timeOf(cells('created at')),
        },
        textOrNull(cells('quote')),
        textOrNull(cells('comment')),
        tagsIn(cells('tags'), ','),
      ),
    ),
};
