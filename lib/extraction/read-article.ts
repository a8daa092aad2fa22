import { readabilityText } from './features/readability';
import { preparePage } from './keep/prepare';
import { baseOf } from './metadata/page-facts';
import { takeFootnotes, type Note } from './keep/footnotes';
import { applyRules } from './keep/rules';
import { unwrapLayoutTables } from './keep/layout-tables';
import type { PageFacts } from './metadata/page-facts';
import type { Rankers } from './model/ranker';
import { shippedRankers } from './model/shipped';
import type { Metadata } from './metadata/metadata';
import { readMetadata } from './metadata/read-metadata';
import { countParts } from './output/words';
import type { PageElement } from './page/element';
import { removeOtherArticles } from './page/other-articles';
import { readPage, type ReadPageOptions } from './page/read-page';
import { isTooLarge, judgeableBody, mainRegion } from './page/size';
import { textBlocks, type Blocks } from './page/text-blocks';
import { NotAnArticle } from './not-an-article';

const TOO_LARGE = 'This page is too large to be clipped.';

/** A page that has been read and prepared for judging. */
export interface PageReading extends Blocks {
  readonly body: PageElement;
  /** The element that the user picked, if any. */
  readonly wanted: PageElement | null;
  readonly metadata: Metadata;
  readonly facts: PageFacts;
  readonly notes: readonly Note[];
  readonly wordsVisible: number;
  readonly hasPassword: boolean;
  /** The query in a search field: the page shows its results. */
  readonly searchedFor: string;
  /** Readability's result as lines of text; null if it found nothing. */
  readonly readability: string | null;
  /** The page's base URL. */
  readonly base: string;
}

/**
 * Reads a page: its model, its metadata, its footnotes, its text blocks.
 * @returns null if the page is empty
 * @throws NotAnArticle if there is more than can be read
 */
export function readForJudging(
  document: Document,
  url: string,
  reading: ReadPageOptions,
  rankers: Rankers = shippedRankers(),
): PageReading | null {
  const region = isTooLarge(document) ? mainRegion(document) : undefined;
  if (region === null) throw new NotAnArticle(TOO_LARGE);
  const page = readPage(document, region ? { ...reading, region } : reading);
  if (!page) return null;
  if (page.isCut) throw new NotAnArticle(TOO_LARGE);
  const { root, wanted } = page;
  if (page.isShown && reading.hidden === 'left out') removeOtherArticles(root);
  const body = judgeableBody(root.querySelector('body') ?? root, page.elements);
  if (!body) throw new NotAnArticle(TOO_LARGE);
  const shown = body.textContent;
  const wordsVisible = countParts(shown);
  const hasPassword = body.querySelector('input[type=password]') !== null;
  const search = body.querySelector('input[type=search][value]');
  const searchedFor = search?.getAttribute('value')?.trim() ?? '';
  const readability = region ? null : readabilityText(document, page);
  applyRules(body);
  const [metadata, facts] = readMetadata(root, url, new Date(), rankers);
  const base = baseOf(root, url);
  preparePage(body, base);
  const notes = takeFootnotes(body);
  unwrapLayoutTables(body);
  return {
    body,
    wanted,
    metadata,
    facts,
    notes,
    wordsVisible,
    hasPassword,
    searchedFor,
    readability,
    base,
    ...textBlocks(body),
  };
}
