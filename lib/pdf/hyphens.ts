/**
 * The words that occur with a hyphen within a line, and those that occur without, in lower case.
 */
export interface WordUse {
  readonly hyphenated: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
}

const MOST_WORDS = 200_000;

/** Collects a document's use of words, for judging hyphens at line ends. */
export function wordUse(lines: Iterable<string>): WordUse {
  const hyphenated = new Set<string>();
  const whole = new Set<string>();
  for (const line of lines) {
    // A line's last word may be cut off, and so may its first.
    for (const [word] of line.matchAll(/[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*(?![-‐]?\s*$)/gu)) {
      if (hyphenated.size + whole.size >= MOST_WORDS) return { hyphenated, whole };
      if (/[-‐]/.test(word)) hyphenated.add(word.replaceAll('‐', '-').toLowerCase());
      else whole.add(word.toLowerCase());
    }
  }
  return { hyphenated, whole };
}

/** Scripts in which lines break anywhere, and words are not separated by spaces. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}，。、；：？！「」『』（）《》]/u;

/**
 * Joins two lines of a paragraph: with a space between them, without the hyphen of a broken word,
 * or with one that belongs to the word.
 */
export function joinLines(before: string, after: string, use: WordUse): string {
  const [end, start] = [before.trimEnd(), after.trimStart()];
  if (end === '' || start === '') return end + start;
  if (end.endsWith('\u00AD')) return end.slice(0, -1) + start;
  const last = Array.from(end.slice(-2)).at(-1) ?? '';
  if (UNSPACED.test(last) && UNSPACED.test(String.fromCodePoint(start.codePointAt(0) ?? 32)))
    return end + start;
  const [, first] = /(?<![\p{L}\p{M}])([\p{L}\p{M}]+)[-‐]$/u.exec(end) ?? [];
  const [second] = /^[\p{L}\p{M}]+/u.exec(start) ?? [];
  if (first === undefined || second === undefined)
    return `${end}${/\S[-‐–/]$/.test(end) ? '' : ' '}${start}`;
  return (staysHyphenated(first, second, end, use) ? end : end.slice(0, -1)) + start;
}

function staysHyphenated(first: string, second: string, end: string, use: WordUse): boolean {
  const [one, two] = [first.toLowerCase(), second.toLowerCase()];
  // `state-of-the-` continues with another word.
  if (/[\p{L}\p{M}][-‐][\p{L}\p{M}]+[-‐]$/u.test(end)) return true;
  if (use.hyphenated.has(`${one}-${two}`)) return true;
  if (use.whole.has(one + two)) return false;
  // Two words that occur separately elsewhere are more likely a compound than a broken word.
  const areWords = [one, two].every((part) => part.length > 2 && use.whole.has(part));
  if (areWords) return true;
  // A broken word does not continue with a capital.
  return /^\p{Lu}/u.test(second) && !/^\p{Lu}+$/u.test(first);
}
