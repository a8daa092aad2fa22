import * as fc from 'fast-check';
import type { Pattern } from './patterns';

/** At this length, only exponential time is noticeable. */
const SHORTEST = 24;
/**
 * Lengths of the texts to try, in ascending order: a search cannot be interrupted, so cubic time
 * must be noticed on a short text.
 */
const LENGTHS = [SHORTEST, 500, 2000, 8000];
/** Factor by which the text is lengthened to confirm a suspicion. */
const LONGER = 4;
/** Milliseconds that a linear search of these texts stays well below, even on a busy machine. */
const SUSPICIOUS = 3;
/**
 * How much more the longer text may cost: a linear search takes 4 times as long, a quadratic one
 * 16.
 */
const STEEP = 8;

/** A text that can grow: its middle is the pump, repeated. */
interface Attack {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

/** A text on which a pattern takes more than linear time, and the time for its longer form. */
export interface Finding extends Attack {
  readonly milliseconds: number;
}

/**
 * Looks for a text on which a pattern takes more than linear time; `null` if none was found. Texts
 * are derived from the pattern: strings that match it, with a piece repeated and the end broken,
 * and its single characters. Each finding is measured several times.
 */
export function findSlowText(pattern: Pattern, runs: number, seed: number): Finding | null {
  const regexp = new RegExp(pattern.source, pattern.flags);
  const timeOf = ({ prefix, pump, suffix }: Attack, length: number) => {
    const text = prefix + pump.repeat(Math.ceil(length / pump.length)) + suffix;
    const start = performance.now();
    text.replace(regexp, '');
    return performance.now() - start;
  };
  for (const attack of attacksOn(pattern, runs, seed)) {
    const length = LENGTHS.find((each) => timeOf(attack, each) >= SUSPICIOUS);
    if (length === undefined) continue;
    // The minimum of several: a machine that was busy once is no finding.
    const short = Math.min(timeOf(attack, length), timeOf(attack, length));
    if (short < SUSPICIOUS) continue;
    if (length === SHORTEST) return { ...attack, milliseconds: short };
    const long = Math.min(timeOf(attack, length * LONGER), timeOf(attack, length * LONGER));
    if (long / short > STEEP) return { ...attack, milliseconds: long };
  }
  return null;
}

const PLAIN = [' ', '\t', '\n', 'a', 'A', '1'];
/** Endings that make a match fail. */
const ENDS = ['\0', '', '\n\0'];

function* attacksOn(pattern: Pattern, runs: number, seed: number): Generator<Attack> {
  const own = pattern.source.match(/[^\w\s\\^$.*+?()[\]{}|]|\\\W/g);
  const marks = new Set([...PLAIN, ...(own ?? []).map((mark) => mark.replace('\\', ''))]);
  for (const pump of marks) for (const suffix of ENDS) yield { prefix: '', pump, suffix };
  const pairs = fc.array(fc.constantFrom(...marks), { minLength: 2, maxLength: 3 });
  for (const pair of fc.sample(pairs, { numRuns: runs, seed })) {
    yield { prefix: '', pump: pair.join(''), suffix: '\0' };
  }
  for (const sample of samplesOf(pattern, runs, seed)) {
    const pieces = fc.record({
      from: fc.nat(sample.length - 1),
      length: fc.integer({ min: 1, max: 12 }),
    });
    for (const { from, length } of fc.sample(pieces, { numRuns: 6, seed })) {
      const pump = sample.slice(from, from + length);
      yield { prefix: sample.slice(0, from), pump, suffix: '\0' };
      yield { prefix: sample.slice(0, from), pump, suffix: '' };
      yield { prefix: '', pump: sample.slice(0, from + length), suffix: '\0' };
    }
    for (const suffix of ENDS) yield { prefix: '', pump: sample, suffix };
  }
}

/** Short strings that match the pattern, as far as possible: its lookarounds are ignored. */
function samplesOf({ source, flags }: Pattern, runs: number, seed: number): string[] {
  const plain = withoutAssertions(source)
    .replaceAll(/\\[pP]\{[^}]*\}/g, 'a')
    // A few characters stand for large classes, which would otherwise be listed in full.
    .replaceAll(/\[\^(?:\\.|[^\]\\])*\]/g, '[ab1 .,<"-]')
    .replaceAll(/(\\u\{?[0-9a-f]+\}?)-\\u\{?[0-9a-f]+\}?/gi, '$1')
    .replaceAll(/\[\[[^\]]*\]|\]\]/g, 'a');
  try {
    const strings = fc.stringMatching(new RegExp(plain, flags.replaceAll(/[gyvm]/g, '')), {
      maxLength: 60,
    });
    return fc.sample(strings, { numRuns: runs, seed }).filter((each) => each !== '');
  } catch {
    return [];
  }
}

/**
 * A pattern's source without lookarounds and boundaries, from which no samples can be generated.
 */
function withoutAssertions(source: string): string {
  let rest = source.replaceAll(/\\[bB]/g, '');
  for (let start = rest.search(/\(\?<?[=!]/); start !== -1; start = rest.search(/\(\?<?[=!]/)) {
    let depth = 0;
    let end = start;
    for (; end < rest.length; end += 1) {
      if (rest[end] === '\\') end += 1;
      else if (rest[end] === '(') depth += 1;
      else if (rest[end] === ')') depth -= 1;
      if (depth === 0) break;
    }
    rest = rest.slice(0, start) + rest.slice(end + 1);
  }
  return rest;
}
