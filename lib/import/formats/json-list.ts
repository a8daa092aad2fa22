import * as v from 'valibot';
import { beginsWith, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, publishedOf, tagsIn, textOrNull, timeOf } from '../reading/fields';
import { checkItem, jsonRows, looseFlag, looseNames, looseText, looseTime } from '../reading/rows';

/** Tags as a list, or as one text separated by white space (Pinboard, Delicious) or commas. */
const looseTags = v.pipe(
  v.nullish(v.unknown(), null),
  v.transform((value): string[] => {
    if (typeof value !== 'string') return v.parse(looseNames, value);
    return tagsIn(value, value.includes(',') ? ',' : /\s+/);
  }),
);

/** Field names in lists of URLs: Pinboard, Delicious, Shaarli, linkding, wallabag 1, Omnivore. */
const entry = v.looseObject({
  url: looseText,
  href: looseText,
  link: looseText,
  uri: looseText,
  address: looseText,
  title: looseText,
  name: looseText,
  description: looseText,
  extended: looseText,
  notes: looseText,
  note: looseText,
  excerpt: looseText,
  content: looseText,
  author: looseText,
  tags: looseTags,
  tag_names: looseTags,
  labels: looseTags,
  time: looseTime,
  created: looseTime,
  created_at: looseTime,
  createdAt: looseTime,
  date_added: looseTime,
  savedAt: looseTime,
  dt: looseTime,
  date: looseTime,
  publishedAt: looseTime,
  toread: looseFlag,
  unread: looseFlag,
  is_archived: looseFlag,
  archived: looseFlag,
  is_read: looseFlag,
  state: looseText,
  is_fav: looseFlag,
  starred: looseFlag,
  favorite: looseFlag,
});

type Entry = v.InferOutput<typeof entry>;

/** The tag of Pinboard and similar services for unread bookmarks. */
const TO_READ = 'to-read';

const firstOf = <T>(...values: readonly (T | null | undefined)[]): T | null =>
  values.find((value) => value !== null && value !== undefined && value !== '') ?? null;

/** Whether its text is an article rather than a description: block-level markup. */
const isArticle = (text: string | null): text is string =>
  text !== null && /<(?:p|div|article|section|h[1-6])[\s>]/i.test(text);

function itemOf(value: Entry): ImportItem {
  // With `href`, as in Pinboard and Delicious, the description is the title.
  const titled = value.href !== null && value.title === null && value.name === null;
  const html = isArticle(value.content) ? value.content : null;
  const notes = [
    titled ? null : value.description,
    value.extended,
    value.notes,
    value.note,
    html === null ? value.content : null,
  ];
  return {
    ...bareItem(firstOf(value.url, value.href, value.link, value.uri, value.address) ?? ''),
    title: plainTitle(firstOf(value.title, value.name, titled ? value.description : null)),
    tags: [
      ...value.tags,
      ...value.tag_names,
      ...value.labels,
      ...(value.toread || value.unread ? [TO_READ] : []),
    ],
    note: textOrNull(
      notes
        .map((part) => part?.trim() ?? '')
        .filter((part) => part !== '')
        .join('\n\n'),
    ),
    excerpt: textOrNull(value.excerpt),
    authors: value.author?.trim() ? [value.author.trim()] : [],
    savedAt: timeOf(
      firstOf(
        value.savedAt,
        value.time,
        value.date_added,
        value.created_at,
        value.createdAt,
        value.created,
        value.dt,
        value.date,
      ),
    ),
    publishedAt: publishedOf(value.publishedAt),
    archived:
      value.is_archived || value.archived || value.is_read || /^archived$/i.test(value.state ?? ''),
    starred: value.is_fav || value.starred || value.favorite,
    html,
  };
}

/** Fields that may contain the list if it is not the whole file. */
const LISTS = ['results', 'bookmarks', 'posts', 'links', 'items', 'articles', 'list', 'data'];
const ADDRESSES = ['url', 'href', 'link', 'uri', 'address'];

/** Any JSON list of objects with URLs. */
export const jsonList: ImportFormat = {
  id: 'json-list',
  name: 'JSON',
  recognises: (sample) =>
    (beginsWith(sample, '[') ||
      (beginsWith(sample, '{') && LISTS.some((name) => namesFields(sample, name)))) &&
    ADDRESSES.some((name) => namesFields(sample, name)),
  async *rows(file) {
    for (const field of [null, ...LISTS]) {
      const head = field === null ? '[' : `{"${field}":[`;
      const wrapping = { head, tail: field === null ? ']' : ']}' };
      let found = false;
      const rows = jsonRows(
        decodeText(file.stream()),
        { field, wrapping, schema: entry },
        (value, row, raw) => [checkItem(itemOf(value), row, raw)],
      );
      for await (const each of rows) {
        found = true;
        yield each;
      }
      if (found) return;
    }
  },
};
