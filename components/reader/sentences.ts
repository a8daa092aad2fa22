/** A sentence's range in a text, and the number of its paragraph. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
}

/** Splits a text into sentences by the rules of a language; each line is a paragraph (UAX #29). */
export function sentencesIn(text: string, language: string | null): Sentence[] {
  const segmenter = segmenterFor(language);
  let at = 0;
  return text.split('\n').flatMap((line, paragraph) => {
    const begin = at;
    at += line.length + 1;
    return Array.from(segmenter.segment(line)).flatMap(({ segment, index }) => {
      if (!/[\p{L}\p{N}]/u.test(segment)) return [];
      const start = begin + index;
      return [{ start, end: start + segment.trimEnd().length, paragraph }];
    });
  });
}

function segmenterFor(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: 'sentence' });
  } catch {
    // Pages name languages that do not exist.
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}

/**
 * Index of the first sentence of the next or previous paragraph; at the ends, stays in this one.
 */
export function stepParagraph(sentences: readonly Sentence[], at: number, by: 1 | -1): number {
  const paragraph = sentences[at]?.paragraph ?? 0;
  if (by === 1) {
    const next = sentences.findIndex((each) => each.paragraph > paragraph);
    return next === -1 ? at : next;
  }
  const before = sentences.findLast((each) => each.paragraph < paragraph)?.paragraph ?? paragraph;
  return Math.max(
    0,
    sentences.findIndex((each) => each.paragraph === before),
  );
}
