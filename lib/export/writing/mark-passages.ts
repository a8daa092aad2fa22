import type { Highlight } from '@/lib/clips/highlight';

/** Distinguishes the user's highlights from the article's own `mark` elements. */
export const HIGHLIGHT_ATTRIBUTE = 'data-highlight';

/** Elements in which nothing may be marked: code, formulas, and non-text. */
const UNMARKED = 'pre, code, math, svg, script, style, template';

/** The characters of a text without white space, and their positions. */
interface Letters {
  readonly text: string;
  readonly nodes: readonly {
    readonly node: Text;
    readonly start: number;
    readonly at: readonly number[];
  }[];
}

const without = (text: string) => text.replaceAll(/\s+/g, '');

function lettersOf(root: Element): Letters {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; start: number; at: number[] }[] = [];
  let text = '';
  for (let next = walker.nextNode(); next !== null; next = walker.nextNode()) {
    const node = next as Text;
    const at: number[] = [];
    for (let index = 0; index < node.data.length; index += 1) {
      if (!/\s/.test(node.data.charAt(index))) at.push(index);
    }
    nodes.push({ node, start: text.length, at });
    text += without(node.data);
  }
  return { text, nodes };
}

/** The position of a quotation: where its context matches too, otherwise its first occurrence. */
function placeOf(text: string, { exact, prefix }: Highlight['quote']): number {
  const words = without(exact);
  if (words === '') return -1;
  const before = without(prefix);
  const whole = text.indexOf(before + words);
  return whole === -1 ? text.indexOf(words) : whole + before.length;
}

/**
 * Marks the user's highlights in an article with `<mark data-highlight>`. White space is ignored,
 * since it differs between a quotation and its markup; highlights that are not found are skipped.
 */
export function markPassages(root: Element, highlights: readonly Highlight[]): void {
  const { text, nodes } = lettersOf(root);
  const ranges = highlights
    .flatMap(({ quote }) => {
      const from = placeOf(text, quote);
      return from === -1 ? [] : [{ from, to: from + without(quote.exact).length }];
    })
    .toSorted((a, b) => a.from - b.from);
  let end = 0;
  const apart = ranges.flatMap(({ from, to }) => {
    const range = { from: Math.max(from, end), to };
    end = Math.max(end, to);
    return range.from < range.to ? [range] : [];
  });
  for (const { node, start, at } of nodes) {
    if (node.parentElement?.closest(UNMARKED)) continue;
    // Last first, so that earlier offsets in the node stay valid.
    for (const { from, to } of apart.toReversed()) {
      const first = at[Math.max(from, start) - start];
      const last = at[Math.min(to, start + at.length) - 1 - start];
      if (first === undefined || last === undefined || last < first) continue;
      if (from >= start + at.length || to <= start) continue;
      const marked = node.splitText(first);
      marked.splitText(last + 1 - first);
      const mark = root.ownerDocument.createElement('mark');
      mark.setAttribute(HIGHLIGHT_ATTRIBUTE, '');
      marked.replaceWith(mark);
      mark.append(marked);
    }
  }
}
