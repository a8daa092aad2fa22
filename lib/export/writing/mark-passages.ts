import type { Highlight } from '@/lib/clips/highlight';

/** By which the marks of a person's highlights are told from those that the article has itself. */
export const HIGHLIGHT_ATTRIBUTE = 'data-highlight';

/** Where nothing may be marked: code, formulas, and what is no text. */
const UNMARKED = 'pre, code, math, svg, script, style, template';

/** The letters of a text without white space, and where each of them stands. */
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

/** Where a quotation stands: where what is around it is too, else where it is first. */
function placeOf(text: string, { exact, prefix }: Highlight['quote']): number {
  const words = without(exact);
  if (words === '') return -1;
  const before = without(prefix);
  const whole = text.indexOf(before + words);
  return whole === -1 ? text.indexOf(words) : whole + before.length;
}

/**
 * Marks a person's highlights in an article, each with `<mark data-highlight>` around its words. White
 * space does not count, for it differs between a quotation and its markup; what is not found is left.
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
    // From the last on, so that what is before keeps its place in the node.
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
