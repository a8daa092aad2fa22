import * as v from 'valibot';
import { beginsWith, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, publishedOf, textOrNull, timeOf } from '../reading/fields';
import {
  ARRAY,
  checkItem,
  jsonRows,
  looseFlag,
  looseNames,
  looseText,
  looseTime,
} from '../reading/rows';

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

const isFailure = ({ content, is_not_parsed }: v.InferOutput<typeof entry>) =>
  is_not_parsed || (content !== null && content.length < LONGEST_FAILURE && FAILURE.test(content));

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
            title: value.title === 'No title found' ? null : plainTitle(value.title),
            tags: value.tags,
            savedAt: timeOf(value.created_at),
            archived: value.is_archived,
            starred: value.is_starred,
            authors: (value.published_by ?? []).filter((name) => name !== null),
            siteName: textOrNull(value.domain_name),
            publishedAt: publishedOf(value.published_at),
            lang: textOrNull(value.language)?.replace('_', '-') ?? null,
            html: isFailure(value) ? null : textOrNull(value.content),
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
