import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, publishedOf, textOrNull } from '../reading/fields';
import { articleOr } from '../reading/article-html';
import { xmlRows } from '../reading/rows';
import type { XmlElement } from '../reading/xml';
import { all, at, deepText } from '../reading/xml';

/** The page of an Atom entry: its alternate link. */
function atomLink(entry: XmlElement): string {
  const links = all(entry, 'link').map(({ attributes }) => attributes);
  const page = links.find(({ rel }) => rel === undefined || rel === 'alternate');
  return (page ?? links[0])?.href ?? '';
}

function atomItem(entry: XmlElement): ImportItem {
  const text = (name: string) => deepText(at(entry, name));
  return {
    ...bareItem(atomLink(entry)),
    title: plainTitle(text('title')),
    tags: all(entry, 'category').flatMap(({ attributes: { label, term } }) => label ?? term ?? []),
    authors: all(entry, 'author').flatMap((author) => deepText(at(author, 'name')) ?? []),
    publishedAt: publishedOf(text('published') ?? text('updated')),
    ...articleOr(text('content'), text('summary')),
  };
}

function rssItem(item: XmlElement): ImportItem {
  const text = (name: string) => deepText(at(item, name));
  const guid = at(item, 'guid');
  const permalink = guid?.attributes.isPermaLink === 'false' ? null : deepText(guid);
  return {
    ...bareItem(text('link') ?? permalink ?? ''),
    title: plainTitle(text('title')),
    tags: all(item, 'category').flatMap((category) => deepText(category) ?? []),
    authors: all(item, 'dc:creator').flatMap((creator) => deepText(creator) ?? []),
    publishedAt: publishedOf(text('pubDate') ?? text('dc:date')),
    ...articleOr(text('content:encoded'), textOrNull(text('description'))),
  };
}

/** A feed saved as a file: RSS 1.0 and 2.0, Atom. Its dates are those of publication. */
export const feed: ImportFormat = {
  id: 'feed',
  name: 'RSS, Atom',
  recognises: ({ text }) =>
    /<rss[\s>]|<feed[\s>]|xmlns="http:\/\/purl\.org\/rss\/1\.0\/"/.test(text.slice(0, 5000)) &&
    /^\s*</.test(text),
  rows: (file) =>
    xmlRows(
      decodeText(file.stream()),
      (name) => name === 'item' || name === 'entry',
      (record) => [record.name === 'entry' ? atomItem(record) : rssItem(record)],
    ),
};
