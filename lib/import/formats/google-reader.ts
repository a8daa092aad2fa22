import * as v from 'valibot';
import { beginsWith, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem } from '../item';
import { decodeText } from '../reading/decode';
import { nameList, plainTitle, publishedOf, textOrNull, timeOf } from '../reading/fields';
import { articleOr } from '../reading/article-html';
import { checkItem, jsonRows, looseText, looseTime } from '../reading/rows';

const links = v.fallback(v.nullish(v.array(v.looseObject({ href: looseText }))), null);
const content = v.fallback(v.nullish(v.looseObject({ content: looseText })), null);

const entry = v.looseObject({
  title: looseText,
  canonical: links,
  alternate: links,
  published: looseTime,
  crawlTimeMsec: looseTime,
  timestampUsec: looseTime,
  categories: v.fallback(v.nullish(v.array(v.unknown())), null),
  author: looseText,
  content,
  summary: content,
  origin: v.fallback(v.nullish(v.looseObject({ title: looseText })), null),
});

/** A label is `user/1/label/name`; the state `starred` is among them. */
const LABEL = /^user\/[^/]*\/label\/(.+)$/;
const STARRED = /^user\/[^/]*\/state\/com\.google\/starred$/;

function itemOf(value: v.InferOutput<typeof entry>): ImportItem {
  const categories = (value.categories ?? []).filter((each) => typeof each === 'string');
  const address = [...(value.canonical ?? []), ...(value.alternate ?? [])].find(
    ({ href }) => href !== null && href !== '',
  );
  return {
    ...bareItem(address?.href ?? ''),
    title: plainTitle(value.title),
    tags: categories.flatMap((each) => LABEL.exec(each)?.[1] ?? []),
    starred: categories.some((each) => STARRED.test(each)),
    savedAt: timeOf(value.timestampUsec ?? value.crawlTimeMsec),
    publishedAt: publishedOf(value.published),
    authors: nameList(value.author),
    siteName: textOrNull(value.origin?.title),
    ...articleOr(value.content?.content ?? null, value.summary?.content ?? null),
  };
}

/** Starred articles in Google Reader’s JSON, as Inoreader, FreshRSS and The Old Reader export it. */
export const googleReader: ImportFormat = {
  id: 'google-reader',
  name: 'Inoreader, FreshRSS (JSON)',
  recognises: (sample) =>
    beginsWith(sample, '{') &&
    namesFields(sample, 'items') &&
    ['canonical', 'alternate'].some((name) => namesFields(sample, name)),
  rows: (file) =>
    jsonRows(
      decodeText(file.stream()),
      { field: 'items', wrapping: { head: '{"items":[', tail: ']}' }, schema: entry },
      (value, row, raw) => [checkItem(itemOf(value), row, raw)],
    ),
};
