/** How well a text agrees with its document's source. */
export interface Score {
  /** F1 of words, each counted as often as it occurs. */
  readonly f1: number;
  /** Kendall's τ for the order of the words that occur once in both: 1 if equal, −1 if reversed. */
  readonly tau: number;
}

/** The words of a text; for scripts without word boundaries, its characters. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{sc=Han}]|[\p{L}\p{N}]+/gu) ?? [];

/** Scores a text by its words. */
export function scoreOf(found: string, truth: string): Score {
  const [a, b] = [wordsOf(found), wordsOf(truth)];
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of a) {
    const times = left.get(word) ?? 0;
    if (times > 0) common += 1;
    left.set(word, times - 1);
  }
  const f1 = a.length + b.length === 0 ? 1 : (2 * common) / (a.length + b.length);
  return { f1, tau: tauOf(a, b) };
}

function tauOf(a: readonly string[], b: readonly string[]): number {
  const places = uniquePlaces(b);
  const order = [...uniquePlaces(a).keys()].flatMap((word) => places.get(word) ?? []);
  const pairs = (order.length * (order.length - 1)) / 2;
  if (pairs === 0) return 1;
  let turned = 0;
  for (const [index, place] of order.entries())
    for (const later of order.slice(index + 1)) if (later < place) turned += 1;
  return 1 - (2 * turned) / pairs;
}

/** Words that occur exactly once, with their positions. */
function uniquePlaces(words: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const again = new Set<string>();
  for (const [index, word] of words.entries()) {
    if (places.has(word)) again.add(word);
    places.set(word, index);
  }
  for (const word of again) places.delete(word);
  return places;
}

/** F1 of headings, compared by their words. */
export function headingScore(found: readonly string[], truth: readonly string[]): number {
  const keys = (list: readonly string[]) => list.map((each) => wordsOf(each).join(' '));
  const left = keys(truth);
  let common = 0;
  for (const key of keys(found)) {
    const at = left.indexOf(key);
    if (at === -1) continue;
    left.splice(at, 1);
    common += 1;
  }
  const all = found.length + truth.length;
  return all === 0 ? 1 : (2 * common) / all;
}
