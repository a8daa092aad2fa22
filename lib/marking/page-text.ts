import { quoteAt } from '../clips/anchoring';
import type { TextQuote } from '../clips/highlight';

/** In characters; the rest of a longer page is ignored. */
const LONGEST = 3_000_000;

const BLOCKS = new Set(
  'address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr img li main nav ol p pre section summary table tbody td tfoot th thead tr ul video'.split(
    ' ',
  ),
);
const SILENT = new Set(
  'script style noscript template textarea select option svg canvas iframe object audio video head title'.split(
    ' ',
  ),
);

/** A run of characters of a text node that are in the text unchanged. */
interface Run {
  readonly node: Text;
  /** The start of the run in its node, and in the text. */
  readonly from: number;
  readonly start: number;
  readonly length: number;
}

/**
 * A page's visible text in the same form as a clip's: white space folded, a line feed between
 * blocks. Maps parts of it to ranges of the page, and back.
 */
export class PageText {
  readonly text: string;
  readonly #runs: readonly Run[];

  constructor(root: Element) {
    const reading = new TextReading();
    reading.read(root);
    this.text = reading.text;
    this.#runs = reading.runs;
  }

  /** The page's range for a part of the text; `null` if nothing of it is there. */
  rangeOf(start: number, end: number): Range | null {
    const covered = this.#runs.filter((run) => run.start < end && run.start + run.length > start);
    const [first, last] = [covered[0], covered.at(-1)];
    if (!first || !last) return null;
    const range = first.node.ownerDocument.createRange();
    range.setStart(first.node, first.from + Math.max(0, start - first.start));
    range.setEnd(last.node, last.from + Math.min(last.length, end - last.start));
    return range;
  }

  /** The text quote selector for a range; `null` if it has no text. */
  quoteOf(range: Range): TextQuote | null {
    let [start, end] = [-1, -1];
    for (const run of this.#runs) {
      if (!range.intersectsNode(run.node)) continue;
      const from = run.node === range.startContainer ? range.startOffset - run.from : 0;
      const to = run.node === range.endContainer ? range.endOffset - run.from : run.length;
      if (from >= run.length || to <= 0) continue;
      if (start < 0) start = run.start + Math.max(0, from);
      end = run.start + Math.min(run.length, to);
    }
    while (start < end && /\s/.test(this.text.charAt(start))) start += 1;
    while (start < end && /\s/.test(this.text.charAt(end - 1))) end -= 1;
    return start >= 0 && start < end ? quoteAt(this.text, start, end) : null;
  }
}

/** The state of reading a page's text. */
class TextReading {
  readonly runs: Run[] = [];
  readonly #parts: string[] = [];
  #length = 0;
  /** White space that becomes a space if more text follows on its line. */
  #space: { readonly node: Text; readonly from: number } | null = null;
  #isNewLine = true;

  get text(): string {
    return this.#parts.join('');
  }

  read(element: Element): void {
    for (const node of element.childNodes) {
      if (this.#length > LONGEST) return;
      if (node.nodeType === Node.TEXT_NODE) this.#take(node as Text);
      else if (node.nodeType === Node.ELEMENT_NODE) this.#enter(node as Element);
    }
  }

  #enter(element: Element): void {
    const name = element.localName;
    if (SILENT.has(name) || !isShown(element)) return;
    const isBlock = BLOCKS.has(name);
    if (isBlock) this.#breakLine();
    this.read(element);
    if (isBlock) this.#breakLine();
  }

  #breakLine(): void {
    this.#space = null;
    if (!this.#isNewLine) this.#put('\n');
    this.#isNewLine = true;
  }

  #take(node: Text): void {
    if (node.parentElement?.closest('pre')) {
      this.#add(node, 0, node.data);
      return;
    }
    for (const { index, 0: part } of node.data.matchAll(/\s+|\S+/g)) {
      if (part.trim() !== '') this.#add(node, index, part);
      else if (!this.#isNewLine) this.#space ??= { node, from: index };
    }
  }

  #add(node: Text, from: number, part: string): void {
    if (this.#space) {
      const space = this.#space;
      this.#space = null;
      this.#add(space.node, space.from, ' ');
    }
    const last = this.runs.at(-1);
    const isNext = last?.node === node && last.from + last.length === from;
    if (isNext && last.start + last.length === this.#length) {
      this.runs[this.runs.length - 1] = { ...last, length: last.length + part.length };
    } else this.runs.push({ node, from, start: this.#length, length: part.length });
    this.#put(part);
    this.#isNewLine = part.endsWith('\n');
  }

  #put(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }
}

/** Whether an element is laid out; without layout, everything is. */
const isShown = (element: Element): boolean =>
  typeof element.checkVisibility !== 'function' || element.checkVisibility();
