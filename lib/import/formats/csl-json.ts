import * as v from 'valibot';
import { OWN_SOURCE } from '@/lib/clips/own-source';
import { ITEM_TYPES } from '@/lib/clips/publication';
import { beginsWith, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { inOrder } from '../reading/names';
import { plainTitle, publishedOf, tagsIn, textOrNull, timeOf } from '../reading/fields';
import { notedPassages } from '../reading/passages';
import { publicationIn } from '../reading/publication';
import { ARRAY, checkItem, jsonRows, looseText } from '../reading/rows';

const name = v.looseObject({
  family: v.optional(v.string()),
  given: v.optional(v.string()),
  'dropping-particle': v.optional(v.string()),
  'non-dropping-particle': v.optional(v.string()),
  suffix: v.optional(v.string()),
  'comma-suffix': v.optional(v.unknown()),
  literal: v.optional(v.string()),
});

const number = v.union([v.number(), v.string()]);

const looseScalar = v.fallback(
  v.pipe(
    v.nullish(number, null),
    v.transform((value) => (value === null ? null : String(value))),
  ),
  null,
);

const date = v.fallback(
  v.nullish(
    v.looseObject({
      'date-parts': v.optional(v.array(v.array(number))),
      raw: v.optional(v.string()),
      literal: v.optional(v.string()),
    }),
  ),
  null,
);

const entry = v.looseObject({
  title: looseText,
  URL: looseText,
  DOI: looseText,
  author: v.fallback(v.nullish(v.array(name)), null),
  issued: date,
  accessed: date,
  type: looseText,
  'container-title': looseText,
  volume: looseScalar,
  issue: looseScalar,
  page: looseScalar,
  publisher: looseText,
  ISSN: looseText,
  edition: looseScalar,
  abstract: looseText,
  note: looseText,
  keyword: looseText,
  // In files written by this and earlier versions of Tearsheet.
  custom: v.fallback(v.nullish(v.looseObject({ source: looseText })), null),
  source: looseText,
  language: looseText,
});

const isOwn = ({ source, custom }: v.InferOutput<typeof entry>) =>
  source === OWN_SOURCE || custom?.source === OWN_SOURCE;

function isoOf(value: v.InferOutput<typeof date>): string | null {
  const parts = value?.['date-parts']?.[0];
  if (parts === undefined) return value?.raw ?? value?.literal ?? null;
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}

function nameOf(each: v.InferOutput<typeof name>): string {
  if (each.literal !== undefined) return each.literal;
  const { family = '', given = '', suffix = '' } = each;
  const particles = [each['dropping-particle'], each['non-dropping-particle']];
  const plain = inOrder({ family: [...particles, family].filter(Boolean).join(' '), given });
  if (suffix === '') return plain;
  return `${plain}${each['comma-suffix'] ? ',' : ''} ${suffix}`;
}

/** CSL-JSON, as written by Zotero and pandoc: an entry with a `URL` or `DOI` becomes a clip. */
export const cslJson: ImportFormat = {
  id: 'csl-json',
  name: 'CSL-JSON',
  recognises: (sample) =>
    beginsWith(sample, '[') &&
    namesFields(sample, 'type', 'id') &&
    (namesFields(sample, 'issued') || namesFields(sample, 'URL') || namesFields(sample, 'DOI')),
  rows: (file) =>
    jsonRows(
      decodeText(file.stream()),
      { field: null, wrapping: ARRAY, schema: entry },
      (value, row, raw) => [
        checkItem(
          {
            ...bareItem(value.URL ?? (value.DOI === null ? '' : `https://doi.org/${value.DOI}`)),
            title: plainTitle(value.title),
            authors: (value.author ?? []).map(nameOf).filter((each) => each !== ''),
            siteName: plainTitle(value['container-title']),
            publishedAt: publishedOf(isoOf(value.issued)),
            savedAt: timeOf(isoOf(value.accessed)),
            tags: tagsIn(value.keyword, isOwn(value) ? ',' : /[,;]/),
            excerpt: textOrNull(value.abstract),
            ...notedPassages(value.note ?? ''),
            lang: textOrNull(value.language),
            doi: textOrNull(value.DOI),
            publication: publicationIn(
              ITEM_TYPES.find((type) => type === value.type),
              {
                container: plainTitle(value['container-title']),
                volume: value.volume,
                issue: value.issue,
                pages: value.page?.replace(/^(\w+)-(\w+)$/, '$1–$2') ?? null,
                publisher: value.publisher,
                issn: value.ISSN,
                edition: value.edition,
              },
            ),
          },
          row,
          raw,
        ),
      ],
    ),
};
