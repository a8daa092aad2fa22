import type { PageElement } from '../page/element';
import type { TextBlock } from '../page/text-blocks';

/** Totals over the text blocks in an element. */
export interface Totals {
  words: number;
  linked: number;
  sentences: number;
  blocks: number;
  /** Words of blocks that read like running text. */
  prose: number;
}

/** The containers of a page with their totals, and the one with most of the running text. */
export interface Containers {
  readonly totals: ReadonlyMap<PageElement, Totals>;
  /** The path from the body to each block's element. */
  readonly paths: readonly (readonly PageElement[])[];
  /** The innermost element with most of the page's running text. */
  readonly region: PageElement;
  readonly all: Totals;
}

/** The least share of the surrounding running text in each step down to the region. */
const LEAST_SHARE = 0.6;
const NOTHING: Totals = { words: 0, linked: 0, sentences: 0, blocks: 0, prose: 0 };

/**
 * Whether a block reads like running text: at least a dozen words, low link density, and a sentence
 * end.
 */
export function isProse({ measure, linked, text }: TextBlock): boolean {
  return measure.words >= 12 && linked < measure.words * 0.3 && endsSentence(text);
}

/** Whether a text ends like a sentence. */
export function endsSentence(text: string): boolean {
  return /[.!?。！？…]["”’»)\]]{0,3}$/.test(text.slice(-4));
}

/** Sums the totals of all elements around the text blocks. */
export function containersOf(body: PageElement, blocks: readonly TextBlock[]): Containers {
  const totals = new Map<PageElement, Totals>();
  const paths = blocks.map((block) => {
    const path: PageElement[] = [];
    const prose = isProse(block) ? block.measure.words : 0;
    for (let at: PageElement | null = block.element; at; at = at.parentElement) {
      path.push(at);
      let total = totals.get(at);
      if (!total) {
        total = { ...NOTHING };
        totals.set(at, total);
      }
      total.words += block.measure.words;
      total.linked += block.linked;
      total.sentences += block.measure.sentences;
      total.blocks += 1;
      total.prose += prose;
      if (at === body) break;
    }
    return path.toReversed();
  });
  const all = totals.get(body) ?? NOTHING;
  return { totals, paths, region: regionIn(body, totals), all };
}

function regionIn(body: PageElement, totals: ReadonlyMap<PageElement, Totals>): PageElement {
  let region = body;
  for (;;) {
    const around = totals.get(region)?.prose ?? 0;
    let best: PageElement | null = null;
    let most = 0;
    for (const child of region.childNodes) {
      if (child.nodeType !== 1) continue;
      const prose = totals.get(child)?.prose ?? 0;
      if (prose > most) [best, most] = [child, prose];
    }
    if (!best || most < around * LEAST_SHARE) return region;
    region = best;
  }
}

/** The totals of an element; all zero if it has no text. */
export function totalsOf({ totals }: Containers, element: PageElement | null | undefined): Totals {
  return (element && totals.get(element)) || NOTHING;
}
