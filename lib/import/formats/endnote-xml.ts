import type { ItemType } from '@/lib/clips/publication';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, publishedOf, textOrNull } from '../reading/fields';
import { inOrder } from '../reading/names';
import { publicationIn } from '../reading/publication';
import { xmlRows } from '../reading/rows';
import type { XmlElement } from '../reading/xml';
import { all, at, deepText } from '../reading/xml';

/** Item types by EndNote's names for them. */
const TYPES: Readonly<Record<string, ItemType>> = {
  'Journal Article': 'article-journal',
  'Electronic Article': 'article-journal',
  'Newspaper Article': 'article-newspaper',
  'Magazine Article': 'article-magazine',
  'Web Page': 'webpage',
  Blog: 'post-weblog',
  Report: 'report',
  Thesis: 'thesis',
  'Conference Paper': 'paper-conference',
  'Conference Proceedings': 'paper-conference',
  'Book Section': 'chapter',
  Book: 'book',
};

function nameOf(name: string): string {
  const [family = '', given = ''] = name.split(/,\s*(.*)/s);
  return inOrder({ family: family.trim(), given: given.trim() });
}

function itemOf(record: XmlElement): ImportItem {
  const text = (...path: readonly string[]) => deepText(at(record, ...path));
  const urls = all(at(record, 'urls', 'related-urls'), 'url').flatMap((url) => deepText(url) ?? []);
  const doi =
    text('electronic-resource-num')?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '') ??
    null;
  const type = at(record, 'ref-type')?.attributes.name ?? '';
  const container = plainTitle(
    text('titles', 'secondary-title') ?? text('periodical', 'full-title'),
  );
  return {
    ...bareItem(urls[0] ?? (doi === null ? '' : `https://doi.org/${doi}`)),
    title: plainTitle(text('titles', 'title')),
    authors: all(at(record, 'contributors', 'authors'), 'author').flatMap((author) => {
      const name = deepText(author);
      return name === null ? [] : [nameOf(name)];
    }),
    siteName: container,
    publishedAt:
      publishedOf(text('dates', 'pub-dates', 'date')) ?? publishedOf(text('dates', 'year')),
    excerpt: textOrNull(text('abstract')),
    note: textOrNull(text('notes')),
    tags: all(at(record, 'keywords'), 'keyword').flatMap((keyword) => deepText(keyword) ?? []),
    lang: text('language'),
    doi,
    publication: publicationIn(Object.hasOwn(TYPES, type) ? TYPES[type] : undefined, {
      container,
      volume: text('volume'),
      issue: text('number'),
      pages: text('pages'),
      publisher: text('publisher'),
      issn: text('isbn'),
      edition: text('edition'),
    }),
  };
}

/** EndNote’s XML: `<xml><records><record>`; a record with a URL or DOI becomes a clip. */
export const endnoteXml: ImportFormat = {
  id: 'endnote-xml',
  name: 'EndNote (XML)',
  recognises: ({ text }) => /^\s*(?:<\?xml[^>]*>\s*)?<xml>\s*<records>/.test(text),
  rows: (file) =>
    xmlRows(
      decodeText(file.stream()),
      (name) => name === 'record',
      (record) => [itemOf(record)],
    ),
};
