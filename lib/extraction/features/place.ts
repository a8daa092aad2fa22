import type { PageElement } from '../page/element';
import { totalsOf, type Containers, type Totals } from './containers';

/** Tags whose presence among a block's ancestors is a feature. */
const AROUND = [
  'li',
  'aside',
  'footer',
  'header',
  'form',
  'article',
  'main',
  'figure',
  'figcaption',
  'table',
  'blockquote',
  'pre',
  'dl',
  'section',
  'ul',
  'ol',
  'details',
  'a',
  'td',
  'th',
  'summary',
  'address',
] as const;
const TAGS = [
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'td',
  'th',
  'blockquote',
  'pre',
  'figcaption',
  'section',
  'article',
  'dt',
  'dd',
  'header',
  'footer',
  'aside',
  'caption',
  'summary',
];

/**
 * Features of a block's position: in the page, in its densest region, below its title, and its
 * ancestors.
 */
export const PLACE = [
  'tag',
  'heading',
  'depth',
  'index',
  'blocks',
  'position',
  'wordPosition',
  'pageWords',
  'pageProse',
  'pageProseShare',
  'inRegion',
  'outside',
  'regionDepth',
  'fromRegion',
  'regionPosition',
  'fromEnd',
  'regionWords',
  'regionProse',
  'regionLinked',
  'regionBlocks',
  'afterTitle',
  'titleDepth',
  'articles',
  'articleWords',
  'articleShare',
  ...AROUND.map((tag) => `in ${tag}`),
] as const;

/** The properties of a page from which its blocks' positions are computed. */
export interface Surroundings {
  readonly containers: Containers;
  /** The index of the block that shows the page's title; -1 if none does. */
  readonly titleAt: number;
  /** The region with its ancestors, and the title's element with its ancestors. */
  readonly aroundRegion: ReadonlySet<PageElement>;
  readonly aroundTitle: ReadonlySet<PageElement> | null;
  /** The word count before each block. */
  readonly wordsBefore: Float32Array;
  readonly articles: number;
  readonly mostInArticle: number;
  /** The first and the last block in the region. */
  readonly first: number;
  readonly last: number;
}

/** Writes the `PLACE` features of a block. */
export function writePlace(
  at: number,
  around: Surroundings,
  out: Float32Array,
  from: number,
): void {
  const {
    containers,
    titleAt,
    aroundRegion,
    aroundTitle,
    wordsBefore,
    articles,
    mostInArticle,
    first,
    last,
  } = around;
  const { all, paths, region } = containers;
  const path = paths[at] ?? [];
  const near = path.at(-1);
  const count = paths.length;
  const regionAt = path.indexOf(region);
  const inside = totalsOf(containers, region);
  const article = path.find(({ localName }) => localName === 'article');
  const inArticle: Totals = totalsOf(containers, article);
  const values = [
    TAGS.indexOf(near?.localName ?? ''),
    /^h[1-6]$/.test(near?.localName ?? '') ? 1 : 0,
    path.length,
    at,
    count,
    at / count,
    (wordsBefore[at] ?? 0) / (all.words || 1),
    all.words,
    all.prose,
    all.prose / (all.words || 1),
    regionAt >= 0 ? 1 : 0,
    regionAt >= 0 ? 0 : stepsUp(path, aroundRegion),
    regionAt >= 0 ? path.length - regionAt : -1,
    regionAt >= 0 ? at - first : at < first ? at - first : at - last,
    last > first ? (at - first) / (last - first) : 0,
    last - at,
    inside.words,
    inside.prose,
    inside.linked / (inside.words || 1),
    inside.blocks,
    titleAt < 0 ? -999 : at - titleAt,
    aroundTitle ? stepsUp(path, aroundTitle) : -1,
    articles,
    article ? inArticle.words : -1,
    article && mostInArticle > 0 ? inArticle.words / mostInArticle : -1,
  ];
  out.set(values, from);
  const names = new Set(path.map(({ localName }) => localName));
  for (const [index, tag] of AROUND.entries())
    out[from + values.length + index] = names.has(tag) ? 1 : 0;
}

/** An element and all its ancestors. */
export function selfAndAround(element: PageElement): ReadonlySet<PageElement> {
  const around = new Set<PageElement>();
  for (let at: PageElement | null = element; at; at = at.parentElement) around.add(at);
  return around;
}

/** How many levels up a path the first of some other elements is. */
function stepsUp(path: readonly PageElement[], others: ReadonlySet<PageElement>): number {
  for (let at = path.length - 1; at >= 0; at -= 1) {
    const element = path[at];
    if (element && others.has(element)) return path.length - 1 - at;
  }
  return path.length;
}
