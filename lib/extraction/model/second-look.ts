import type { Columns } from '../features/columns';
import type { PageFeatures } from '../features/page-features';
import { logOdds } from './log-odds';

/** Additional features of the second set of trees: the first set's results for the page. */
export const SECOND = [
  'mine -3',
  'mine -2',
  'mine -1',
  'mine +1',
  'mine +2',
  'mine +3',
  'mine',
  'group',
  'child',
  'alike',
  'section',
  'kept before',
  'kept',
  'beyond',
] as const;
const STEPS = [-3, -2, -1, 1, 2, 3];
/** The value if there is no neighbour. */
const NONE = -10;
/**
 * Writes the columns of all blocks.
 * @param words the word count of each block
 */
export function writeSecond(
  first: Float32Array,
  words: Float32Array,
  { groups, children, alike, above }: PageFeatures,
  { out, width, from }: Columns,
): void {
  const count = first.length;
  const means = [groups, children, alike, above].map((group) => meansOf(group, first, words));
  let good = 0;
  let begin = -1;
  let end = -1;
  for (let at = 0; at < count; at += 1) {
    const own = first[at] ?? 0;
    const weight = words[at] ?? 0;
    if (own > 0.5) good += weight + 1e-6;
    if (own > 0.6 && weight > 10) {
      if (begin < 0) begin = at;
      end = at;
    }
  }
  let before = 0;
  for (let at = 0; at < count; at += 1) {
    let to = at * width + from;
    for (const step of STEPS) {
      const other = first[at + step];
      out[to] = other === undefined ? NONE : logOdds(other);
      to += 1;
    }
    const own = first[at] ?? 0;
    const beyond = begin < 0 ? 0 : at < begin ? -1 : at > end ? 1 : 0;
    const around = means.map((mean) => logOdds(mean[at] ?? 0));
    out.set([logOdds(own), ...around, before / (good + 1e-6), good, beyond], to);
    if (own > 0.5) before += (words[at] ?? 0) + 1e-6;
  }
}

/** The mean of each block's group, weighted by word count. */
function meansOf(
  group: ArrayLike<number>,
  values: Float32Array,
  words: Float32Array,
): Float32Array {
  const sums = new Map<number, [sum: number, weight: number]>();
  for (let at = 0; at < values.length; at += 1) {
    const key = group[at] ?? -1;
    const weight = (words[at] ?? 0) + 1e-6;
    const sum = sums.get(key) ?? [0, 0];
    sum[0] += (values[at] ?? 0) * weight;
    sum[1] += weight;
    sums.set(key, sum);
  }
  return Float32Array.from(values, (_, at) => {
    const [sum, weight] = sums.get(group[at] ?? -1) ?? [0, 1];
    return sum / weight;
  });
}
