import type { ArticleText } from './article-text';
import { partsOf } from './article-text';

/** The DOM range for a range of the text; `null` if none of it is in the page. */
export function rangeOf(read: ArticleText, start: number, end: number): Range | null {
  const parts = partsOf(read, start, end);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, first.from);
  range.setEnd(last.node, last.to);
  return range;
}

/** The part of a window that draws marks over text. */
type Drawing = Window & Pick<typeof globalThis, 'CSS' | 'Highlight'>;

/**
 * Draws marks over ranges of an article without changing it (CSS Custom Highlight API).
 * @param name highlight name, as used in the article's style sheet
 * @returns a function that removes them
 */
export function paintRanges(
  main: HTMLElement | null,
  name: string,
  ranges: readonly Range[],
): () => void {
  const view = main?.ownerDocument.defaultView as Drawing | null | undefined;
  if (!view?.CSS?.highlights) return () => undefined;
  const { highlights } = view.CSS;
  if (ranges.length > 0) highlights.set(name, new view.Highlight(...ranges));
  return () => highlights.delete(name);
}
