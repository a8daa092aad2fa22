/** Statistics of a text, counted in one pass. */
export interface TextMeasure {
  /** Runs of letters and digits; half a word per character in unspaced scripts. */
  words: number;
  letters: number;
  upper: number;
  digits: number;
  /** Characters in scripts written without spaces. */
  unspaced: number;
  sentences: number;
  commas: number;
}

/** Returns an all-zero measure, for accumulating. */
export function noText(): TextMeasure {
  return { words: 0, letters: 0, upper: 0, digits: 0, unspaced: 0, sentences: 0, commas: 0 };
}

/**
 * Measures a text. Letters beyond ASCII are recognised by ranges, which is accurate enough and
 * fast.
 */
export function measureText(text: string): TextMeasure {
  const measure = noText();
  let isInWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    const isWord = kind !== OTHER;
    if (isWord && !isInWord) measure.words += 1;
    isInWord = isWord;
    if (kind === OTHER) {
      if (isSentenceEnd(code)) {
        const next = text.charCodeAt(at + 1);
        if (code > 0x3000 || !(next > 0x20) || CLOSING.has(next)) measure.sentences += 1;
      } else if (code === 0x2c || code === 0x3b || code === 0x3001 || code === 0xff0c)
        measure.commas += 1;
      continue;
    }
    if (kind === DIGIT) {
      measure.digits += 1;
      continue;
    }
    measure.letters += 1;
    if (kind === UPPER) measure.upper += 1;
    if (kind === UNSPACED) {
      measure.unspaced += 1;
      measure.words += 0.5;
    }
  }
  return measure;
}

const OTHER = 0;
const LETTER = 1;
const UPPER = 2;
const DIGIT = 3;
const UNSPACED = 4;
/** Brackets and quotation marks that may be between a sentence's end and the following space. */
const CLOSING = new Set(Array.from('")]»”’', (mark) => mark.charCodeAt(0)));

function isSentenceEnd(code: number): boolean {
  return (
    code === 0x2e ||
    code === 0x21 ||
    code === 0x3f ||
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0x2026
  );
}

function kindOf(code: number): number {
  if (code < 0x80) {
    if (code >= 0x61 && code <= 0x7a) return LETTER;
    if (code >= 0x41 && code <= 0x5a) return UPPER;
    return code >= 0x30 && code <= 0x39 ? DIGIT : OTHER;
  }
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba ? LETTER : OTHER;
  if (code < 0x250) {
    if (code === 0xd7 || code === 0xf7) return OTHER;
    return isUpperLatin(code) ? UPPER : LETTER;
  }
  if (code >= 0x391 && code <= 0x3a9) return UPPER;
  if (code >= 0x400 && code <= 0x42f) return UPPER;
  if (code >= 0xe00 && code < 0x10a0) return UNSPACED;
  if (code >= 0x1780 && code < 0x1800) return UNSPACED;
  if (code >= 0x2000 && code < 0x2c00) return OTHER;
  if (code >= 0x3000 && code <= 0x3004) return OTHER;
  if (code >= 0x3005 && code < 0xa000) return code < 0x3041 ? OTHER : UNSPACED;
  if (code >= 0xf900 && code < 0xfb00) return UNSPACED;
  return code >= 0xfe00 && code < 0xfe70 ? OTHER : code >= 0xff00 && code < 0xff10 ? OTHER : LETTER;
}

function isUpperLatin(code: number): boolean {
  if (code < 0xdf) return true;
  return code >= 0x100 && code < 0x180 && code % 2 === 0;
}
