import type { Cells } from './columns';
import type { TextBlock } from '../page/text-blocks';

/** Features that compare a block with the page's own metadata and with Readability's result. */
export const CLAIMS = [
  'isTitle',
  'inTitle',
  'isDescription',
  'inArticleBody',
  'hasArticleBody',
  'inReadability',
  'readabilityWords',
  'readabilityShare',
] as const;

/** The length in words of the runs looked up in other texts. */
const RUN = 4;
/** The most runs looked up per block: a sufficient sample, however long it is. */
const MOST_RUNS = 60;

/** The words of a text, without punctuation and in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A text to look blocks up in. */
export class Source {
  readonly words: number;
  readonly #runs = new Set<string>();
  readonly #lines = new Set<string>();

  constructor(text: string) {
    let words = 0;
    for (const line of text.split('\n')) {
      const parts = wordsOf(line);
      if (parts.length === 0) continue;
      words += parts.length;
      this.#lines.add(parts.join(' '));
      for (let at = 0; at + RUN <= parts.length; at += 1)
        this.#runs.add(parts.slice(at, at + RUN).join(' '));
    }
    this.words = words;
  }

  /** The share of a block that is in the text; a short block has to be a line of it. */
  share(words: readonly string[]): number {
    if (words.length === 0) return 0;
    if (words.length < RUN) return this.#lines.has(words.join(' ')) ? 1 : 0;
    const last = words.length - RUN;
    const step = Math.max(1, Math.floor(last / MOST_RUNS));
    let found = 0;
    let looked = 0;
    for (let at = 0; at <= last; at += step) {
      looked += 1;
      if (this.#runs.has(words.slice(at, at + RUN).join(' '))) found += 1;
    }
    return found / looked;
  }
}

/** The texts that blocks are compared with. */
export interface Claims {
  /** The page's titles, as joined words. */
  readonly titles: readonly string[];
  readonly description: string;
  readonly articleBody: Source | null;
  /** Readability's result; null if it was not run or found nothing. */
  readonly readability: Source | null;
  /** The word count of all blocks of the page. */
  readonly pageWords: number;
}

/** Writes the `CLAIMS` features of a block. */
export function writeClaims(
  { measure }: TextBlock,
  words: readonly string[],
  claims: Claims,
  { out, from }: Cells,
): void {
  const key = words.slice(0, 60).join(' ');
  const { titles, description, articleBody, readability, pageWords } = claims;
  const isTitle = titles.some(
    (title) => title === key || (key.length > 12 && title.startsWith(key)),
  );
  const inTitle = key.length > 8 && titles.some((title) => title.includes(key));
  const isDescription =
    key.length > 20 &&
    description !== '' &&
    (description.startsWith(key.slice(0, 60)) || key.startsWith(description.slice(0, 60)));
  out[from] = isTitle ? 1 : 0;
  out[from + 1] = inTitle ? 1 : 0;
  out[from + 2] = isDescription ? 1 : 0;
  out[from + 3] = articleBody && measure.words > 0 ? articleBody.share(words) : -1;
  out[from + 4] = articleBody ? articleBody.words : -1;
  out[from + 5] = readability ? readability.share(words) : -1;
  out[from + 6] = readability ? readability.words : -1;
  out[from + 7] = readability ? readability.words / (pageWords || 1) : -1;
}
