import { firstMeta } from '../metadata/meta-tags';
import type { PageFacts } from '../metadata/page-facts';
import { textOf } from '../metadata/json-ld';
import type { PageElement } from '../page/element';
import type { TextBlock } from '../page/text-blocks';
import { CLAIMS, Source, wordsOf, writeClaims, type Claims } from './claims';
import { containersOf, totalsOf, type Containers } from './containers';
import { keysOf, type Keys } from './keys';
import { kindKeys } from './kind-keys';
import { childAround, groupAround, LIKENESS, likenessOf, writeLikeness } from './likeness';
import { PLACE, selfAndAround, writePlace, type Surroundings } from './place';
import { headingsAbove, SECTION, writeSections } from './section';
import { TEXT, writeText } from './text';

/** The features of a block itself. */
const OWN: readonly string[] = [...TEXT, ...PLACE, ...LIKENESS, ...CLAIMS, ...SECTION];
/** Those of them that are also given for the neighbouring blocks. */
const NEIGHBOUR = [
  'words',
  'linkDensity',
  'ends',
  'tag',
  'sentences',
  'boldShare',
  'inRegion',
  'commas',
  'alikeProseShare',
  'colon',
  'isTitle',
  'groupSentences',
  'inReadability',
  'images',
  'headingLevel',
];
const STEPS = [-3, -2, -1, 1, 2, 3];
const NEIGHBOUR_PLACES = NEIGHBOUR.map((name) => OWN.indexOf(name));
/** The value if there is no neighbour. */
const NONE = -1;

/** The longest article text, in characters, read from the page's structured data. */
const LONGEST_BODY = 200_000;

/** The names of a block's features, in order. */
export const FEATURES: readonly string[] = [
  ...OWN,
  ...STEPS.flatMap((step) => NEIGHBOUR.map((name) => `${name} ${step > 0 ? '+' : ''}${step}`)),
];

/** Everything the judge knows about a page. */
export interface PageFeatures {
  /** A row of `FEATURES` for each block. */
  readonly rows: Float32Array;
  readonly keys: readonly Keys[];
  /**
   * A number per block that is equal for related blocks: by container, by the region's child, by
   * markup.
   */
  readonly groups: Int32Array;
  readonly children: Int32Array;
  readonly alike: readonly number[];
  /** The index of the heading above each block, or -1. */
  readonly above: Int32Array;
  readonly kindKeys: readonly string[];
  readonly containers: Containers;
}

/**
 * Computes the features of a page's blocks.
 * @param readability Readability's result as lines of text; null if it found nothing
 */
export function pageFeatures(
  body: PageElement,
  blocks: readonly TextBlock[],
  facts: PageFacts,
  readability: string | null,
): PageFeatures {
  const containers = containersOf(body, blocks);
  const likeness = likenessOf(blocks, containers.paths);
  const words = blocks.map(({ text }) => wordsOf(text.length > 6000 ? text.slice(0, 6000) : text));
  const claims = claimsOf(facts, readability, containers.all.words);
  const around = surroundingsOf(body, blocks, containers, facts.heading);
  const above = headingsAbove(blocks);
  const width = FEATURES.length;
  const rows = new Float32Array(blocks.length * width);
  writeSections(blocks, above, { out: rows, width, from: OWN.length - SECTION.length });
  for (const [at, block] of blocks.entries()) {
    let from = at * width;
    writeText(block, rows, from);
    writePlace(at, around, rows, (from += TEXT.length));
    writeLikeness(at, containers, likeness, { out: rows, from: (from += PLACE.length) });
    writeClaims(block, words[at] ?? [], claims, { out: rows, from: from + LIKENESS.length });
  }
  writeNeighbours(rows, width, blocks.length);
  const regionAt = (path: readonly PageElement[]): number => path.indexOf(containers.region) + 1;
  return {
    rows,
    keys: blocks.map((block, at) => {
      const path = containers.paths[at] ?? [];
      return keysOf(block, words[at] ?? [], path.slice(regionAt(path)));
    }),
    groups: numbered(blocks.map((_, at) => groupAround(containers, at))),
    children: numbered(blocks.map((_, at) => childAround(containers, at))),
    alike: likeness.groups,
    above,
    kindKeys: kindKeys(facts, body, blocks, containers),
    containers,
  };
}

function claimsOf(
  { root, meta, jsonLd, heading }: PageFacts,
  readability: string | null,
  pageWords: number,
): Claims {
  const titles = [
    root.querySelector('title')?.textContent,
    heading?.textContent,
    firstMeta(meta, 'og:title', 'twitter:title'),
    textOf(jsonLd.article?.['headline']),
  ].map((title) => wordsOf((title ?? '').slice(0, 500)).join(' '));
  const body = textOf(jsonLd.article?.['articleBody'], LONGEST_BODY);
  return {
    pageWords,
    titles: titles.filter(Boolean),
    description: wordsOf(
      firstMeta(meta, 'og:description', 'description')?.slice(0, 1000) ?? '',
    ).join(' '),
    articleBody: body && body.length > 200 ? new Source(body) : null,
    readability: readability ? new Source(readability) : null,
  };
}

function surroundingsOf(
  body: PageElement,
  blocks: readonly TextBlock[],
  containers: Containers,
  heading: PageElement | null,
): Surroundings {
  const { paths, region } = containers;
  const wordsBefore = new Float32Array(blocks.length);
  let words = 0;
  let first = -1;
  let last = -1;
  let titleAt = -1;
  for (const [at, block] of blocks.entries()) {
    wordsBefore[at] = words;
    words += block.measure.words;
    if (paths[at]?.includes(region)) {
      if (first < 0) first = at;
      last = at;
    }
    if (
      titleAt < 0 &&
      heading &&
      (block.element.contains(heading) || heading.contains(block.element))
    )
      titleAt = at;
  }
  const articles = body.querySelectorAll('article');
  return {
    containers,
    titleAt,
    aroundRegion: selfAndAround(region),
    aroundTitle: heading && selfAndAround(heading),
    wordsBefore,
    articles: articles.length,
    mostInArticle: articles.reduce(
      (most, each) => Math.max(most, totalsOf(containers, each).words),
      0,
    ),
    first,
    last,
  };
}

function writeNeighbours(rows: Float32Array, width: number, count: number): void {
  for (let at = 0; at < count; at += 1) {
    let to = at * width + OWN.length;
    for (const step of STEPS) {
      const other = at + step;
      const isThere = other >= 0 && other < count;
      for (const place of NEIGHBOUR_PLACES) {
        rows[to] = isThere ? (rows[other * width + place] ?? NONE) : NONE;
        to += 1;
      }
    }
  }
}

function numbered(elements: readonly (PageElement | null)[]): Int32Array {
  const numbers = new Map<PageElement | null, number>();
  return Int32Array.from(elements, (element) => {
    const known = numbers.get(element) ?? numbers.size;
    numbers.set(element, known);
    return known;
  });
}
