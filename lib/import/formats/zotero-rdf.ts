import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem, SourceFile } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, publishedOf, textOrNull, timeOf } from '../reading/fields';
import { inOrder } from '../reading/names';
import { publicationIn } from '../reading/publication';
import { checkItem } from '../reading/rows';
import type { XmlElement } from '../reading/xml';
import { all, at, deepText, xmlRecords } from '../reading/xml';
import { zoteroType } from '../reading/zotero-types';

const RDF = 'rdf:RDF';
/** Elements that are not works: notes, files, collections, and the journal of an article. */
const PARTS = new Set([
  'bib:Memo',
  'z:Attachment',
  'z:Collection',
  'bib:Journal',
  'bib:Periodical',
]);

const isTop = (name: string, depth: number) => depth === 2 && name !== RDF;
const aboutOf = ({ attributes }: XmlElement) => attributes['rdf:about'] ?? '';
const resourcesOf = (element: XmlElement, name: string) =>
  all(element, name).flatMap((each) => each.attributes['rdf:resource'] ?? []);

/** Elements that works refer to, by the names they use. */
interface Parts {
  readonly notes: Map<string, string>;
  readonly journals: Map<string, XmlElement>;
  /** The collections of each work. */
  readonly collections: Map<string, string[]>;
}

/** Reads the elements that works refer to, which may come after them. */
async function partsIn(file: SourceFile): Promise<Parts> {
  const parts: Parts = { notes: new Map(), journals: new Map(), collections: new Map() };
  for await (const each of xmlRecords(decodeText(file.stream()), isTop)) {
    const words = deepText(at(each, 'rdf:value'));
    if (each.name === 'bib:Memo' && words !== null) {
      parts.notes.set(aboutOf(each), words.replaceAll(/<[^<>]*>/g, ' ').trim());
    } else if (each.name === 'bib:Journal' || each.name === 'bib:Periodical') {
      parts.journals.set(aboutOf(each), each);
    } else if (each.name === 'z:Collection') {
      const name = deepText(at(each, 'dc:title'))?.replaceAll('/', ' ');
      for (const of of name === undefined ? [] : resourcesOf(each, 'dcterms:hasPart')) {
        parts.collections.set(of, [...(parts.collections.get(of) ?? []), name ?? '']);
      }
    }
  }
  return parts;
}

function authorsOf(work: XmlElement): string[] {
  return all(at(work, 'bib:authors', 'rdf:Seq'), 'rdf:li').flatMap((li) => {
    const person = at(li, 'foaf:Person');
    const family = deepText(at(person, 'foaf:surname')) ?? '';
    const given = deepText(at(person, 'foaf:givenName')) ?? '';
    const name = inOrder({ family, given });
    return name === '' ? [] : [name];
  });
}

/** Finds an identifier such as `DOI 10.1/2` or `ISSN 1234-5678`. */
function identifier(elements: readonly (XmlElement | undefined)[], name: string): string | null {
  for (const element of elements) {
    for (const each of all(element, 'dc:identifier')) {
      const found = new RegExp(`^${name}\\s+(.+)$`).exec(each.text.trim())?.[1];
      if (found !== undefined) return found;
    }
  }
  return null;
}

function itemOf(work: XmlElement, parts: Parts): ImportItem {
  const [within] = all(work, 'dcterms:isPartOf');
  const journal =
    within?.children[0] ?? parts.journals.get(within?.attributes['rdf:resource'] ?? '');
  const places = [work, journal];
  const addressed = all(work, 'dc:identifier').map((each) =>
    deepText(at(each, 'dcterms:URI', 'rdf:value')),
  );
  const about = aboutOf(work);
  const doi = identifier(places, 'DOI');
  const named = /^https?:/.test(about) ? about : null;
  const url = addressed.find((each) => each !== null) ?? named;
  const container = plainTitle(deepText(at(journal, 'dc:title')));
  const valueIn = (name: string) => deepText(places.map((each) => at(each, name)).find(Boolean));
  const tags = all(work, 'dc:subject').flatMap((subject) => deepText(subject) ?? []);
  const notes = resourcesOf(work, 'dcterms:isReferencedBy').flatMap(
    (id) => parts.notes.get(id) ?? [],
  );
  return {
    ...bareItem(url ?? (doi === null ? '' : `https://doi.org/${doi}`)),
    title: plainTitle(deepText(at(work, 'dc:title'))),
    authors: authorsOf(work),
    siteName: container,
    publishedAt: publishedOf(deepText(at(work, 'dc:date'))),
    savedAt: timeOf(deepText(at(work, 'dcterms:dateSubmitted'))),
    excerpt: textOrNull(deepText(at(work, 'dcterms:abstract'))),
    note: textOrNull(notes.join('\n\n')),
    tags: [...tags, ...(parts.collections.get(about) ?? [])],
    lang: deepText(at(work, 'z:language')),
    doi,
    publication: publicationIn(zoteroType(deepText(at(work, 'z:itemType')) ?? ''), {
      container,
      volume: valueIn('prism:volume'),
      issue: valueIn('prism:number'),
      pages: valueIn('bib:pages'),
      publisher: deepText(at(work, 'dc:publisher', 'foaf:Organization', 'foaf:name')),
      issn: identifier(places, 'ISSN'),
      edition: valueIn('prism:edition'),
    }),
  };
}

/** Zotero’s RDF; a work with a URL or DOI becomes a clip, and its collections become tags. */
export const zoteroRdf: ImportFormat = {
  id: 'zotero-rdf',
  name: 'Zotero (RDF)',
  recognises: ({ text }) => /^\s*(?:<\?xml[^>]*>\s*)?<rdf:RDF\b[^>]*zotero\.org/.test(text),
  async *rows(file) {
    const parts = await partsIn(file);
    let row = 0;
    for await (const work of xmlRecords(decodeText(file.stream()), isTop)) {
      if (PARTS.has(work.name)) continue;
      row += 1;
      yield checkItem(itemOf(work, parts), row, null);
    }
  },
};
