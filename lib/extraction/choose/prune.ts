import { pictureBefore } from '../keep/figures';
import { isPhoto } from '../metadata/lead-image';
import type { PageElement, PageNode } from '../page/element';
import { nodesIn } from '../page/walk';
import { fill } from '../page/tree';
import type { TextBlock } from '../page/text-blocks';
import type { PageReading } from '../read-article';

/**
 * A part of the page that is left out: nodes without any kept content, or several similar siblings.
 */
export interface LeftOut {
  readonly nodes: PageNode[];
  /** Indices of its text blocks. */
  readonly blocks: number[];
}

/** Elements that are meaningless without the element around them. */
const HOLDER =
  /^(?:[uod]l|li|d[dt]|table|t(?:body|head|foot|r|d|h)|blockquote|figure|pre|p|h[1-6])$/;
const PICTURE = /^(?:img|picture|figure|video)$/;
/** The most words in a picture's caption. */
const MOST_CAPTION_WORDS = 60;
/** How many blocks before the first kept one a picture may be. */
const MOST_BEFORE = 6;

/**
 * Removes everything not kept from the model, in the largest parts without kept content. Pictures
 * with no more text than a caption stay if they are among kept blocks.
 * @param mark returns the node to put in place of a part left out
 * @returns the innermost element with all kept content; `null` if nothing is kept
 */
export function prune(
  page: PageReading,
  kept: Uint8Array,
  mark: (leftOut: LeftOut) => PageNode | null,
): PageElement | null {
  const { body, texts } = page;
  const pruning = new Pruning(page, kept, mark);
  let common: PageElement | null = null;
  for (const [at, { element, nodes }] of texts.entries()) {
    const isKept = kept[at] === 1;
    for (const node of nodes) pruning.note(node, at, isKept);
    for (let up: PageElement | null = element; up; up = up.parentElement)
      pruning.note(up, at, isKept);
    if (isKept) common = commonOf(common, element);
  }
  if (!common) return null;
  while (HOLDER.test(common.localName) && common.parentElement && common !== body)
    common = common.parentElement;
  pruning.visit(body);
  return common;
}

/** State of a page's nodes while everything not kept is removed. */
class Pruning {
  readonly #page: PageReading;
  readonly #mark: (leftOut: LeftOut) => PageNode | null;
  /** Nodes with kept content. */
  readonly #holds = new Set<PageNode>();
  /** Indices of the blocks left out in each node. */
  readonly #leftIn = new Map<PageNode, number[]>();
  readonly #first: number;
  readonly #last: number;

  constructor(page: PageReading, kept: Uint8Array, mark: (leftOut: LeftOut) => PageNode | null) {
    this.#page = page;
    this.#mark = mark;
    this.#first = kept.indexOf(1);
    this.#last = kept.lastIndexOf(1);
  }

  note(node: PageNode, at: number, isKept: boolean): void {
    if (isKept) {
      this.#holds.add(node);
      return;
    }
    const known = this.#leftIn.get(node);
    if (known) known.push(at);
    else this.#leftIn.set(node, [at]);
  }

  visit(element: PageElement): void {
    const next: PageNode[] = [];
    let open: LeftOut | null = null;
    for (const node of element.childNodes) {
      const left = this.#leftIn.get(node) ?? [];
      const holds = this.#holds.has(node);
      if (left.length > 0 && !holds && open && isAlike(open.nodes.at(-1), node)) {
        open.nodes.push(node);
        open.blocks.push(...left);
      } else if (holds || left.length === 0) {
        if (holds || node.nodeType === 1) open = null;
        if (node.nodeType === 1 && left.length > 0) this.visit(node);
        next.push(node);
      } else if (this.#isPicture(node, left)) {
        next.push(node);
      } else if (this.#isCaption(node, left)) {
        next.push(node);
        open = null;
      } else {
        open = { nodes: [node], blocks: [...left] };
        const put = this.#mark(open);
        if (put) next.push(put);
      }
    }
    fill(element, next);
  }

  /** Whether a part is a picture among kept blocks; if so, makes it a figure that stays. */
  #isPicture(node: PageNode, left: readonly number[]): boolean {
    const { texts, base } = this.#page;
    const words = left.reduce((sum, at) => sum + (texts[at]?.measure.words ?? 0), 0);
    const at = left[0] ?? -1;
    const isAmong = at < this.#last && at > this.#first - MOST_BEFORE;
    if (node.nodeType !== 1 || words > MOST_CAPTION_WORDS || !isAmong) return false;
    if (!isCaptioned(node) && !holdsPhoto(node, base)) return false;
    if (!node.querySelector('figure') && node.localName !== 'li') node.localName = 'figure';
    return true;
  }

  /**
   * Whether a part is the caption of the picture before it; if so, makes it a `figcaption` that
   * stays.
   */
  #isCaption(node: PageNode, left: readonly number[]): boolean {
    if (node.nodeType !== 1 || !isSlanted(left, this.#page.texts) || !pictureBefore(node))
      return false;
    node.localName = 'figcaption';
    return true;
  }
}

/** Whether a text is short and entirely in italics, as captions often are. */
export function isSlanted(places: readonly number[], texts: readonly TextBlock[]): boolean {
  const [only, another] = places;
  const block = only === undefined || another !== undefined ? undefined : texts[only];
  if (!block) return false;
  const { words } = block.measure;
  return words <= MOST_CAPTION_WORDS && block.italic >= words * 0.95;
}

/** Whether two nodes are similar items of one part. */
function isAlike(one: PageNode | undefined, other: PageNode): boolean {
  return (
    one?.nodeType === 1 &&
    other.nodeType === 1 &&
    /^(?:p|li|d[dt]|tr)$/.test(one.localName) &&
    one.localName === other.localName &&
    one.className === other.className
  );
}

/** Whether an element is a figure with a picture and a caption, whatever the picture is. */
function isCaptioned(element: PageElement): boolean {
  return (
    element.localName === 'figure' &&
    element.querySelector('img') !== null &&
    element.querySelector('figcaption') !== null
  );
}

function holdsPhoto(element: PageElement, base: string): boolean {
  for (const node of [element, ...nodesIn(element)]) {
    if (node.nodeType === 3 || !PICTURE.test(node.localName)) continue;
    const image = node.localName === 'img' ? node : node.querySelector('img');
    if (image && isPhoto(image, base)) return true;
  }
  return false;
}

/** The innermost common ancestor of two elements. */
function commonOf(one: PageElement | null, other: PageElement): PageElement | null {
  if (!one) return other;
  const around = new Set<PageElement>();
  for (let up: PageElement | null = other; up; up = up.parentElement) around.add(up);
  for (let up: PageElement | null = one; up; up = up.parentElement) if (around.has(up)) return up;
  return null;
}
