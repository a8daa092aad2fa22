/** Scores of a page's text. */
export interface TextScore {
  readonly precision: number | null;
  readonly recall: number;
  readonly exact: boolean;
}

/** Maximal runs of letters, digits and underscores. */
export function tokens(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Scores a text against the true one by shingles of four tokens. */
export function scoreText(predicted: string, truth: string): TextScore {
  const [mine, theirs] = [tokens(predicted), tokens(truth)];
  const [have, want] = [shingles(mine), shingles(theirs)];
  let matched = 0;
  for (const [shingle, count] of have) matched += Math.min(count, want.get(shingle) ?? 0);
  const [sizeHave, sizeWant] = [sum(have), sum(want)];
  return {
    precision: sizeHave === 0 ? null : matched / sizeHave,
    recall: sizeWant === 0 ? 1 : matched / sizeWant,
    exact: mine.join(' ') === theirs.join(' '),
  };
}

/** Corpus precision, recall, their harmonic mean, and the share of exact pages. */
export function summarise(scores: readonly TextScore[]): Record<string, number> {
  const precisions = scores.flatMap(({ precision }) => (precision === null ? [] : [precision]));
  const precision = mean(precisions);
  const recall = mean(scores.map((score) => score.recall));
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    exact: mean(scores.map(({ exact }) => (exact ? 1 : 0))),
  };
}

/** Wanted segments that are missing and unwanted ones that were kept. */
export function scoreSegments(
  text: string,
  wanted: readonly string[],
  unwanted: readonly string[],
): { readonly lost: readonly string[]; readonly kept: readonly string[] } {
  const folded = fold(text);
  return {
    lost: wanted.filter((segment) => !folded.includes(fold(segment))),
    kept: unwanted.filter((segment) => folded.includes(fold(segment))),
  };
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Arithmetic mean; 0 for an empty list. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

function shingles(list: readonly string[]): Map<string, number> {
  const bag = new Map<string, number>();
  if (list.length === 0) return bag;
  const last = Math.max(0, list.length - 4);
  for (let at = 0; at <= last; at += 1) {
    const shingle = list.slice(at, at + 4).join(' ');
    bag.set(shingle, (bag.get(shingle) ?? 0) + 1);
  }
  return bag;
}

function sum(bag: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of bag.values()) total += count;
  return total;
}
