/** A text folded for searching, with a mapping to the original. */
export interface Folded {
  readonly text: string;
  /** Maps an index in the folded text to the original. */
  readonly origin: (at: number) => number;
}

/**
 * Marks that are removed: diacritics of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel
 * signs, variation selectors and soft hyphens. Vowel signs of Indic scripts and the sound marks of
 * kana distinguish words, so they stay.
 */
const MARKS = new RegExp(
  `[${[
    String.raw`\u00ad\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f`,
    String.raw`\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7`,
    String.raw`\u0610-\u061a\u064b-\u065f\u0670`,
    String.raw`\ufe00-\ufe0f`,
  ].join('')}]+`,
  'g',
);

/** Letters that folding changes beyond case, with the letter that a mark may stand on. */
// oxlint-disable-next-line no-control-regex -- the range is ASCII
const BEYOND_ASCII = /[\x00-\x7f]?[^\x00-\x7f]+/g;

/** The same across short gaps, so that a text in another script is folded in one go. */
const MOSTLY_BEYOND =
  // oxlint-disable-next-line no-control-regex -- the range is ASCII
  /[\x00-\x7f]?[^\x00-\x7f]+(?:[\x00-\x7f]{1,6}[^\x00-\x7f]+)*/g;

/**
 * The Arabic article at the start of a word, possibly after a conjunction or preposition: it is
 * written together with its noun, which must be searchable on its own.
 */
const ARTICLE = String.raw`(?<![\p{L}\p{M}\p{N}])(?:[وف]\p{M}*)?(?:(?:[بك]\p{M}*)?ا\p{M}*ل|ل\p{M}*ل)\p{M}*`;
const BEFORE_NOUN = String.raw`${ARTICLE}(?=[\u0620-\u064a\u066e-\u06d3])`;
const ARABIC_ARTICLE = new RegExp(BEFORE_NOUN, 'gu');
/** Each article, and each other character with its marks. */
const PIECES = new RegExp(String.raw`${BEFORE_NOUN}|\P{M}?\p{M}*`, 'gu');
const WHOLE_ARTICLE = new RegExp(`^${ARTICLE}$`, 'u');
const isArticle = (piece: string) => WHOLE_ARTICLE.test(piece);

const splitArticle = (run: string) => run.replace(ARABIC_ARTICLE, '$& ');

const foldRun = (run: string) => foldLetters(splitArticle(run));

const foldLetters = (run: string) =>
  run
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    // Compatibility forms may contain capitals, and a sigma may end a word.
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll('ß', 'ss');

/** Folds case, diacritics, ß and compatibility forms, and splits the Arabic article off. */
export function foldForSearch(text: string): string {
  return text.toLowerCase().replace(MOSTLY_BEYOND, foldRun);
}

/** Folds like `foldForSearch`, with a mapping to the original. */
export function foldWithOrigin(text: string): Folded {
  /** Folded indices from which the offset to the original changes. */
  const shifts: { readonly at: number; readonly by: number }[] = [];
  let by = 0;
  const folded = text.replace(BEYOND_ASCII, (run: string, at: number) => {
    const whole = foldRun(run);
    if (whole.length !== run.length) {
      // The mapping within a run only matters if its length changes.
      let done = 0;
      for (const cluster of run.match(PIECES) ?? []) {
        const split = cluster.length > 1 && isArticle(cluster) ? 1 : 0;
        const length = foldLetters(cluster).length + split;
        done += cluster.length;
        if (length === cluster.length) continue;
        by += cluster.length - length;
        shifts.push({ at: at + done - by, by });
      }
    }
    return whole;
  });
  const origin = (at: number) => {
    const last = shifts.findLast((shift) => shift.at <= at);
    return Math.min(at + (last?.by ?? 0), text.length);
  };
  return { text: folded.toLowerCase(), origin };
}
