import * as v from 'valibot';
import { beginsWith, hasColumns, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, publishedOf, tagsIn, textOrNull, timeOf } from '../reading/fields';
import {
  ARRAY,
  checkItem,
  jsonRows,
  looseFlag,
  looseNames,
  looseText,
  looseTime,
} from '../reading/rows';
import { planOf, tableRows } from '../reading/table';

const entry = v.looseObject({
  url: v.string(),
  given_url: looseText,
  title: looseText,
  is_archived: looseFlag,
  is_starred: looseFlag,
  is_not_parsed: looseFlag,
  tags: looseNames,
  content: looseText,
  created_at: looseTime,
  published_at: looseTime,
  published_by: v.fallback(v.nullish(v.array(v.nullable(v.string()))), null),
  language: looseText,
  domain_name: looseText,
  annotations: v.fallback(
    v.nullish(
      v.array(v.looseObject({ text: looseText, quote: v.string(), created_at: looseTime })),
    ),
    null,
  ),
});

/**
 * wallabag's placeholder for a text it could not fetch; the URL of its help page is the same in all
 * languages.
 */
const FAILURE = /wallabag can't retrieve contents|doc\.wallabag\.org\/[^"]*errors_during_fetching/i;
/** A longer text is an article that mentions wallabag. */
const LONGEST_FAILURE = 1000;

/** A text that is not wallabag's failure to get one; `null` if there is none. */
function contentOf(content: string | null): string | null {
  const isFailure = content !== null && content.length < LONGEST_FAILURE && FAILURE.test(content);
  return isFailure ? null : textOrNull(content);
}

const titleOf = (title: string | null) => (title === 'No title found' ? null : plainTitle(title));

/** wallabag writes `en_GB`. */
const languageOf = (language: string | null) => textOrNull(language)?.replace('_', '-') ?? null;

/** wallabag's JSON: an array of entries, with their content and annotations. */
export const wallabag: ImportFormat = {
  id: 'wallabag',
  name: 'wallabag (JSON)',
  recognises: (sample) =>
    beginsWith(sample, '[') && namesFields(sample, 'is_archived', 'is_starred'),
  rows: (file) =>
    jsonRows(
      decodeText(file.stream()),
      { field: null, wrapping: ARRAY, schema: entry },
      (value, row, raw) => [
        checkItem(
          {
            ...bareItem(value.url),
            title: titleOf(value.title),
            tags: value.tags,
            savedAt: timeOf(value.created_at),
            archived: value.is_archived,
            starred: value.is_starred,
            authors: (value.published_by ?? []).filter((name) => name !== null),
            siteName: textOrNull(value.domain_name),
            publishedAt: publishedOf(value.published_at),
            lang: languageOf(value.language),
            html: value.is_not_parsed ? null : contentOf(value.content),
            passages: (value.annotations ?? []).map(({ quote, text, created_at }) => ({
              quote,
              note: textOrNull(text),
              markedAt: timeOf(created_at),
            })),
          },
          row,
          raw,
        ),
      ],
    ),
};

/** Times in wallabag's tables: day, month and year, and an hour of twelve. */
const SLASHED = /^(\d\d)\/(\d\d)\/(\d{4}) /;

/** wallabag's CSV: one row per entry, with its content. */
export const wallabagCsv: ImportFormat = {
  id: 'wallabag-csv',
  name: 'wallabag (CSV)',
  recognises: (sample) => hasColumns(sample, 'title', 'url', 'mime type', 'creation date'),
  columns: (header) =>
    planOf(header, {
      title: 'title',
      url: 'url',
      content: 'text',
      tags: 'tags',
      language: 'lang',
      'creation date': 'savedAt',
    }),
  rows: (file) =>
    tableRows(decodeText(file.stream()), (cells) => ({
      ...bareItem(cells('url')),
      title: titleOf(cells('title')),
      tags: tagsIn(cells('tags'), ','),
      savedAt: timeOf(cells('creation date').replace(SLASHED, '$3-$2-$1 ')),
      lang: languageOf(cells('language')),
      html: contentOf(cells('content')),
    })),
};
