import * as v from 'valibot';
import { beginsWith, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem, MarkedPassage } from '../item';
import { decodeText } from '../reading/decode';
import {
  nameList,
  plainTitle,
  publishedOf,
  tagsIn,
  textOrNull,
  timeOf,
  TO_READ,
} from '../reading/fields';
import { isArticle } from '../reading/article-html';
import { checkItem, jsonRows, looseFlag, looseNames, looseText, looseTime } from '../reading/rows';

/** Tags as a list, or as one text separated by white space (Pinboard, Delicious) or commas. */
const looseTags = v.pipe(
  v.nullish(v.unknown(), null),
  v.transform((value): string[] => {
    if (typeof value !== 'string') return v.parse(looseNames, value);
    return tagsIn(value, value.includes(',') ? ',' : /\s+/);
  }),
);

/** A highlight as plain text, or under the names that readers use. */
const looseHighlight = v.union([
  v.pipe(
    v.string(),
    v.transform((text) => ({ content: text, text: null, quote: null, note: null, time: null })),
  ),
  v.looseObject({
    content: looseText,
    text: looseText,
    quote: looseText,
    note: looseText,
    time: looseTime,
  }),
]);

/**
 * Field names in lists of URLs: Pinboard, Delicious, Shaarli, linkding, wallabag 1, Omnivore,
 * GoodLinks, ArchiveBox.
 */
export const linkSchema = v.looseObject({
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
  summary: looseText,
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
  addedAt: looseTime,
  dateAdded: looseTime,
  time_added: looseTime,
  bookmarked_date: looseTime,
  timestamp: looseTime,
  dt: looseTime,
  date: looseTime,
  publishedAt: looseTime,
  toread: looseFlag,
  unread: looseFlag,
  is_archived: looseFlag,
  archived: looseFlag,
  is_read: looseFlag,
  readAt: looseTime,
  state: looseText,
  is_fav: looseFlag,
  starred: looseFlag,
  favorite: looseFlag,
  highlights: v.fallback(v.nullish(v.array(v.unknown())), null),
});

type Entry = v.InferOutput<typeof linkSchema>;

const firstOf = <T>(...values: readonly (T | null | undefined)[]): T | null =>
  values.find((value) => value !== null && value !== undefined && value !== '') ?? null;

function passagesOf(highlights: Entry['highlights']): MarkedPassage[] {
  return (highlights ?? []).flatMap((each) => {
    const { success, output } = v.safeParse(looseHighlight, each);
    const quote = success ? firstOf(output.quote, output.content, output.text) : null;
    if (!success || quote === null) return [];
    return [{ quote, note: textOrNull(output.note), markedAt: timeOf(output.time) }];
  });
}

/** The item of one object of a list. */
export function linkItem(value: Entry): ImportItem {
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
    excerpt: textOrNull(firstOf(value.excerpt, value.summary)),
    authors: nameList(value.author),
    savedAt: timeOf(
      firstOf(
        value.savedAt,
        value.time,
        value.date_added,
        value.created_at,
        value.createdAt,
        value.created,
        value.addedAt,
        value.dateAdded,
        value.time_added,
        value.bookmarked_date,
        value.dt,
        value.date,
        value.timestamp,
      ),
    ),
    publishedAt: publishedOf(value.publishedAt),
    archived:
      value.is_archived ||
      value.archived ||
      value.is_read ||
      value.readAt !== null ||
      /^archived$/i.test(value.state ?? ''),
    starred: value.is_fav || value.starred || value.favorite,
    html,
    passages: passagesOf(value.highlights),
  };
}

/** Fields that may contain the list if it is not the whole file. */
const LISTS = ['results', 'bookmarks', 'posts', 'links', 'items', 'articles', 'list', 'data'];
/** Fields that may contain an object's URL. */
export const ADDRESSES = ['url', 'href', 'link', 'uri', 'address'];

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
        { field, wrapping, schema: linkSchema },
        (value, row, raw) => [checkItem(linkItem(value), row, raw)],
      );
      for await (const each of rows) {
        found = true;
        yield each;
      }
      if (found) return;
    }
  },
};
