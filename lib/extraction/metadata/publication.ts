import type { ItemType, Publication } from '../../clips/publication';
import { normalisePublication } from '../../clips/publication';
import type { JsonLdNode } from './json-ld';
import { asList, isNode, resolve, textOf, typesOf } from './json-ld';
import { firstMeta } from './meta-tags';
import type { PageFacts } from './page-facts';

/** The longest field value, in characters. */
const LONGEST = 300;
/** How many levels of `isPartOf` are followed: issue, volume, periodical, and one to spare. */
const DEEPEST = 4;

/**
 * Reads where and how a work was published: from Highwire's `citation_*` tags (which Google Scholar
 * asks for), then PRISM, then JSON-LD, where an article is part of an issue, a volume and a
 * periodical. Null if the page only names a publisher, as most sites do.
 */
export function readPublication(facts: PageFacts): Publication | null {
  const data = dataOf(facts);
  const { container, type } = containerOf(facts, data);
  if (type === null && container === null) return null;
  return normalisePublication({
    ...(type !== null && { type }),
    ...texts({
      container,
      volume: meta(facts, 'citation_volume', 'prism.volume') ?? data.volume,
      issue: meta(facts, 'citation_issue', 'prism.number') ?? data.issue,
      pages: pagesOf(facts, data.article),
      publisher:
        meta(
          facts,
          'citation_publisher',
          'citation_technical_report_institution',
          'citation_dissertation_institution',
          'dc.publisher',
          'dcterms.publisher',
        ) ?? data.publisher,
      issn: meta(facts, 'citation_issn', 'prism.issn', 'prism.eissn') ?? data.issn,
    }),
  });
}

type Texts = Omit<Publication, 'type'>;

/** Keeps the fields that are present and not too long. */
function texts(fields: Readonly<Record<string, string | null>>): Texts {
  return Object.fromEntries(
    Object.entries(fields).filter(([, text]) => text !== null && text.length <= LONGEST),
  );
}

/** Reads a Highwire tag, also by the name that bepress gives it. */
function meta(facts: PageFacts, ...names: readonly string[]): string | null {
  return firstMeta(facts.meta, ...names.flatMap((name) => [name, `bepress_${name}`]));
}

/** The JSON-LD data on the work and its container. */
interface Data {
  readonly article: JsonLdNode | null;
  readonly container: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly publisher: string | null;
  readonly issn: string | null;
}

function dataOf({ jsonLd }: PageFacts): Data {
  const { article, nodes } = jsonLd;
  const around: JsonLdNode[] = article === null ? [] : [article];
  for (const node of around) {
    if (around.length > DEEPEST) break;
    const [outer] = asList(node['isPartOf']).map((each) => resolve(each, nodes));
    if (isNode(outer)) around.push(outer);
  }
  const first = (field: string) =>
    around.map((node) => scalar(node[field])).find((text) => text !== null) ?? null;
  const periodical = around.slice(1).find((node) => {
    return typesOf(node).some((type) => /^(?:Periodical|Newspaper)$/.test(type));
  });
  return {
    article,
    container: textOf(periodical?.['name']),
    volume: first('volumeNumber'),
    issue: first('issueNumber'),
    publisher: textOf(resolve(article?.['publisher'], nodes)),
    issn: first('issn'),
  };
}

/** A string or number, as a string. */
function scalar(value: unknown): string | null {
  const [first] = asList(value);
  return typeof first === 'number' ? String(first) : textOf(first);
}

/** Determines what a work was published in, and its item type from that. */
function containerOf(
  facts: PageFacts,
  data: Data,
): { readonly container: string | null; readonly type: ItemType | null } {
  const places: readonly [ItemType, string | null][] = [
    ['article-journal', meta(facts, 'citation_journal_title', 'prism.publicationname')],
    ['paper-conference', meta(facts, 'citation_conference_title', 'citation_conference')],
    ['chapter', meta(facts, 'citation_inbook_title')],
  ];
  for (const [type, container] of places) if (container !== null) return { container, type };
  return { container: data.container, type: typeOf(facts, data) };
}

function typeOf(facts: PageFacts, { article, container }: Data): ItemType | null {
  const types = article === null ? [] : typesOf(article);
  if (meta(facts, 'citation_dissertation_institution') !== null || types.includes('Thesis')) {
    return 'thesis';
  }
  const report = ['citation_technical_report_institution', 'citation_technical_report_number'];
  if (meta(facts, ...report) !== null || types.includes('Report')) return 'report';
  if (meta(facts, 'citation_arxiv_id') !== null) return 'article';
  if (container === null) return null;
  return types.includes('NewsArticle') ? 'article-newspaper' : 'article-journal';
}

function pagesOf(facts: PageFacts, article: JsonLdNode | null): string | null {
  const first =
    meta(facts, 'citation_firstpage', 'prism.startingpage') ?? scalar(article?.['pageStart']);
  const last = meta(facts, 'citation_lastpage', 'prism.endingpage') ?? scalar(article?.['pageEnd']);
  if (first === null) return scalar(article?.['pagination']);
  return last === null || last === first ? first : `${first}–${last}`;
}
