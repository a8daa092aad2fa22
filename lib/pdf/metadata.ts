import type { Publication } from '@/lib/clips/publication';
import { findDate } from '@/lib/extraction/dates/parse-date';
import { authorsBelow, namesOf } from './authors';
import type { Block } from './blocks';
import { citationIn } from './citation';
import { doiIn } from './doi';
import { linesOf, textOf } from './lines';
import type { PdfDocument } from './page';
import type { FoundTitle } from './title';

/** A document's metadata. */
export interface PdfMetadata {
  readonly title: string | null;
  readonly authors: readonly string[];
  /** ISO 8601, as precise as the document. */
  readonly publishedAt: string | null;
  readonly doi: string | null;
  readonly lang: string | null;
  readonly keywords: readonly string[];
  readonly publication: Publication;
}

/** How many lines of the first page may contain the document's own date. */
const NEAR = 25;

/** Determines a document's metadata from its own and its first page. */
export function metadataOf(
  document: PdfDocument,
  blocks: readonly Block[],
  { title, blocks: said }: FoundTitle,
): PdfMetadata {
  const { info } = document;
  const [page] = document.pages;
  const lines = linesOf(page?.runs ?? []);
  const first = lines.map(textOf);
  // References within the text are to other people's works.
  const atEdges = lines.filter(({ y }) => isAtEdge(y / (page?.height || 1))).map(textOf);
  const printed = citationIn(atEdges);
  const container = printed?.container ?? info.container ?? undefined;
  const declared = namesOf(info.authors);
  const after = blocks.slice(blocks.findLastIndex((block) => said.has(block)) + 1);
  return {
    title,
    authors:
      declared.length > 0 ? declared : said.size > 0 ? authorsBelow(after, document.outline) : [],
    publishedAt: dateIn(first.slice(0, NEAR), info.lang) ?? info.created,
    doi: info.doi ?? printedDoi(atEdges, first),
    lang: info.lang,
    keywords: info.keywords.slice(0, 100),
    publication: {
      ...printed,
      type: container === undefined ? 'document' : 'article-journal',
      ...(container !== undefined && { container }),
      ...(printed === null && pagesOf(document)),
    },
  };
}

/** Finds a date on its own or in a line of details, not within a sentence. */
function dateIn(lines: readonly string[], lang: string | null): string | null {
  for (const line of lines) {
    const found = line.length <= 120 ? findDate(line, lang) : null;
    if (!found) continue;
    const around = line.length - (found.end - found.start);
    const isParticular =
      /^\W*(?:published|received|accepted|date|dated|updated|version|arxiv|online)/i;
    if (around <= 20 || isParticular.test(line)) return found.iso;
  }
  return null;
}

const isAtEdge = (share: number): boolean => share < 0.2 || share > 0.85;

/**
 * Finds a DOI printed as such: `doi:10.…`, `https://doi.org/10.…`; within the text, only on its own
 * line.
 */
function printedDoi(atEdges: readonly string[], lines: readonly string[]): string | null {
  const own = lines.filter((line) =>
    /^\W*(?:doi\b|https?:\/\/(?:dx\.)?doi\.org\/)\S*\s*\S*$/i.test(line),
  );
  for (const line of [...atEdges, ...own]) {
    const at = line.search(/\bdoi\b|doi\.org/i);
    const doi = at === -1 ? null : doiIn(line.slice(at));
    if (doi) return doi;
  }
  return null;
}

/** The page range in the containing volume, if its page numbers do not begin with 1. */
function pagesOf({ labels, pageCount }: PdfDocument): { pages: string } | null {
  const [first, last] = [labels?.[0], labels?.[pageCount - 1]];
  if (first === undefined || last === undefined) return null;
  if (!/^\d{1,6}$/.test(first) || !/^\d{1,6}$/.test(last) || Number(first) <= 1) return null;
  return { pages: first === last ? first : `${first}–${last}` };
}
