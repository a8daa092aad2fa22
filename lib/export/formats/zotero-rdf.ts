import type { Clip } from '@/lib/clips/clip';
import type { ItemType } from '@/lib/clips/publication';
import type { ExportJob, Part } from '../format';
import { escapeHtml } from '../writing/escape';
import { notesParagraphs } from '../writing/highlights';
import { familyOf, splitName } from '../writing/names';
import type { Reference } from '../writing/reference';
import { referenceOf } from '../writing/reference';
import { ZOTERO_TYPES } from '../writing/zotero-item';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
`;

/** The classes that Zotero's translator writes, by item type. */
const CLASSES: Readonly<Record<ItemType, string>> = {
  webpage: 'bib:Document',
  'article-journal': 'bib:Article',
  'article-newspaper': 'bib:Article',
  'article-magazine': 'bib:Article',
  'post-weblog': 'bib:Document',
  post: 'bib:Article',
  report: 'bib:Report',
  thesis: 'bib:Thesis',
  article: 'bib:Article',
  'paper-conference': 'bib:Article',
  chapter: 'bib:BookSection',
  book: 'bib:Book',
  motion_picture: 'bib:Recording',
  document: 'bib:Document',
};

const element = (name: string, value: string | null | undefined) =>
  value === null || value === undefined || value === ''
    ? ''
    : `<${name}>${escapeHtml(value)}</${name}>\n`;

function person(name: string): string {
  const split = splitName(name);
  const parts =
    'literal' in split
      ? element('foaf:surname', split.literal)
      : element('foaf:surname', [familyOf(split), split.suffix].filter(Boolean).join(', ')) +
        element('foaf:givenName', split.given);
  return `<rdf:li><foaf:Person>\n${parts}</foaf:Person></rdf:li>\n`;
}

function container({ type, ...reference }: Reference): string {
  if (reference.container === undefined) return '';
  const kind = ZOTERO_TYPES[type];
  const name =
    kind === 'journalArticle'
      ? 'bib:Journal'
      : kind === 'webpage' || kind === 'blogPost'
        ? 'z:Website'
        : 'bib:Periodical';
  const inner = [
    element('dc:title', reference.container),
    element('prism:volume', reference.volume),
    element('prism:number', reference.issue),
    element('dc:identifier', reference.issn && `ISSN ${reference.issn}`),
  ].join('');
  return `<dcterms:isPartOf><${name}>\n${inner}</${name}></dcterms:isPartOf>\n`;
}

function workOf(clip: Clip): string {
  const reference = referenceOf(clip);
  const type = ZOTERO_TYPES[reference.type];
  const name = CLASSES[reference.type];
  const authors = clip.authors.map(person).join('');
  const note = `#note_${clip.id}`;
  const paragraphs = notesParagraphs(clip);
  const address = escapeHtml(clip.url);
  const inner = [
    element('z:itemType', type),
    container(reference),
    authors === '' ? '' : `<bib:authors><rdf:Seq>\n${authors}</rdf:Seq></bib:authors>\n`,
    reference.publisher === undefined
      ? ''
      : `<dc:publisher><foaf:Organization>${element('foaf:name', reference.publisher)}</foaf:Organization></dc:publisher>\n`,
    paragraphs.length === 0 ? '' : `<dcterms:isReferencedBy rdf:resource="${note}"/>\n`,
    ...clip.tags.map((tag) => element('dc:subject', tag)),
    element('dc:title', clip.title),
    element('dcterms:abstract', clip.excerpt ?? clip.standfirst),
    element('dc:date', clip.publishedAt),
    element('z:language', clip.lang),
    `<dc:identifier><dcterms:URI><rdf:value>${address}</rdf:value></dcterms:URI></dc:identifier>\n`,
    element('dc:identifier', clip.doi && `DOI ${clip.doi}`),
    element('dcterms:dateSubmitted', reference.accessed),
    element('bib:pages', reference.pages?.replaceAll('–', '-')),
    element('prism:edition', reference.edition),
  ].join('');
  const work = `<${name} rdf:about="#item_${clip.id}">\n${inner}</${name}>\n`;
  if (paragraphs.length === 0) return work;
  const html = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('');
  return `${work}<bib:Memo rdf:about="${note}">${element('rdf:value', html)}</bib:Memo>\n`;
}

/** Writes clips as Zotero RDF, each with a note of its highlights. */
export async function* writeZoteroRdf({ clips }: Pick<ExportJob, 'clips'>): AsyncGenerator<Part> {
  yield HEAD;
  for await (const { clip } of clips()) yield workOf(clip);
  yield '</rdf:RDF>\n';
}
