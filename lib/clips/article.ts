import type { Publication } from './publication';

/** The image a page puts forward for its article. */
export interface LeadImage {
  /** Absolute http(s) URL. */
  readonly url: string;
  readonly alt: string | null;
  /** Photographer or agency as printed, without a leading "Photo by". */
  readonly credit: string | null;
}

/** A block of the page that was left out of the article, and why. */
export interface DroppedBlock {
  /** The beginning of its text. */
  readonly text: string;
  readonly reason: string;
  /** The page's HTML, not yet sanitised; empty if the block cannot be restored. */
  readonly html: string;
  /** The index of the article's piece that it preceded; `null` if it cannot be restored. */
  readonly at: number | null;
  /** Whether the decision was close. */
  readonly unsure: boolean;
}

/** A summary of what was kept of the page and what was left out. */
export interface Receipt {
  readonly wordsKept: number;
  /** Words of the page's body that a reader could see. */
  readonly wordsVisible: number;
  readonly images: number;
  readonly tables: number;
  readonly codeBlocks: number;
  readonly formulas: number;
  /** Why the user should double-check the article. */
  readonly doubt: 'several articles' | 'hardly an article' | 'unsure' | null;
  /** Indices of the article's pieces on which the decision was close. */
  readonly unsure: readonly number[];
  readonly dropped: readonly DroppedBlock[];
}

/**
 * An article as extracted from a page. A field that the page does not give is `null`, never a
 * guess.
 */
export interface Article {
  /** The URL that the page was read at. */
  readonly url: string;
  /** The page's canonical URL, if it is plausible. */
  readonly canonicalUrl: string | null;
  readonly title: string;
  /** Names only: no "By", no role, none twice. */
  readonly authors: readonly string[];
  readonly siteName: string | null;
  /** ISO 8601, exactly as precise as the page: a date, a local time, or a time with its offset. */
  readonly publishedAt: string | null;
  /** ISO 8601, exactly as precise as the page. */
  readonly modifiedAt: string | null;
  readonly section: string | null;
  /** BCP 47 tag: as declared, otherwise as detected from the text. */
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl' | null;
  readonly excerpt: string | null;
  /** The standfirst, if the page sets it apart; not part of `text`. */
  readonly standfirst?: string;
  readonly leadImage: LeadImage | null;
  /** Digital Object Identifier, without a URL before it: `10.1000/182`. */
  readonly doi: string | null;
  /** Where and how it was published, if the page says so. */
  readonly publication?: Publication;
  /** The page's own keywords, distinct. */
  readonly keywords: readonly string[];
  /** Whether the page declares the article to be behind a paywall. */
  readonly paywalled: boolean;
  /** The URL of the article's next page, if it is split into several. */
  readonly nextPage: string | null;
  /** The URL of the previous page, unless this is the article's first. */
  readonly previousPage: string | null;
  /** Sanitised HTML with absolute URLs; captions and credits are inside `figcaption`. */
  readonly html: string;
  /** The running text of `html`, one line per block, without captions and credits. */
  readonly text: string;
  /** The word count of `text`. */
  readonly wordCount: number;
  /** `null` if the user chose what to keep, or only the link is stored. */
  readonly receipt: Receipt | null;
}
