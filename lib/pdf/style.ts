import type { Line } from './lines';
import { textOf } from './lines';

/** The style of a document's running text, from which headings and notes differ. */
export interface Style {
  /** The size of most text, in points. */
  readonly size: number;
  readonly font: string;
  /** The distance between baselines within a paragraph, relative to a line's font size. */
  readonly pitch: number;
}

/** Rounds sizes, so that smaller differences are ignored. */
export const sizeStep = (size: number): number => Math.round(size * 2) / 2;

/** The predominant style of a document's lines, weighted by text length. */
export function styleOf(columns: readonly (readonly Line[])[]): Style {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  const gaps = new Map<number, number>();
  for (const lines of columns) {
    for (const [index, line] of lines.entries()) {
      const { length } = textOf(line);
      add(sizes, sizeStep(line.size), length);
      add(fonts, `${sizeStep(line.size)} ${line.font}`, length);
      const next = lines[index + 1];
      const gap = next ? (next.y - line.y) / line.size : 0;
      const isSame = next && sizeStep(next.size) === sizeStep(line.size);
      if (isSame && gap > 0.8 && gap < 2.5) add(gaps, Math.round(gap * 20) / 20, length);
    }
  }
  const size = most(sizes) ?? 10;
  const own = [...fonts].filter(([key]) => key.startsWith(`${size} `));
  return {
    size,
    font: (most(new Map(own)) ?? ' ').replace(/^\S* /, ''),
    pitch: most(gaps) ?? 1.2,
  };
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

const most = <Key>(counts: ReadonlyMap<Key, number>): Key | undefined =>
  [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
