import type { Highlight } from '@/lib/clips/highlight';
import { markdown } from './formats/markdown';

const folded = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Counts a clip's highlights that importing its Markdown file would bring back. */
export async function countReturningHighlights(
  highlights: readonly Highlight[],
  file: string,
): Promise<number> {
  const there = new Set<string>();
  const blob = new Blob([file]);
  if (!markdown.recognises({ text: file, header: new Set(), firstRow: [] })) return 0;
  for await (const row of markdown.rows({
    name: 'clip.md',
    size: blob.size,
    stream: () => blob.stream(),
  })) {
    if ('item' in row) for (const { quote } of row.item.passages) there.add(folded(quote));
  }
  return highlights.filter(({ quote }) => there.has(folded(quote.exact))).length;
}
