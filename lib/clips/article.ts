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
  /** As the page has it, to be sanitised; empty where the block cannot be put back. */
  readonly html: string;
  /** It stood before the article's piece of this number; `null` where it cannot be put back. */
  readonly at: number | null;
  /** It might as well have been kept. */
  readonly unsure: boolean;
}

/** A short account of what of the page was kept and what was left out. */
export interface Receipt {
  readonly wordsKept: number;
  /** Words of the page's body that a reader could see. */
  readonly wordsVisible: number;
  readonly images: number;
  readonly tables: number;
  readonly codeBlocks: number;
  readonly formulas: number;
  /** Why the person should look twice. */
  readonly doubt: 'several articles' | 'hardly an article' | 'unsure' | null;
  /** The numbers of the article's pieces that might as well have been left out. */
  readonly unsure: readonly number[];
  readonly dropped: readonly DroppedBlock[];
}

/** What extraction takes from a page. A field the page does not give is `null`, never a guess. */
export interface Article {
  /** Address the page was read at. */
  readonly url: string;
  /** Address the page names as its own, where that is believable. */
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
  /** BCP 47 tag: as declared, else what the text is plainly written in. */
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl' | null;
  readonly excerpt: string | null;
  /** What introduces the text under its title, where the page sets that apart; no part of `text`. */
  readonly standfirst?: string;
  readonly leadImage: LeadImage | null;
  /** Digital Object Identifier, without any address before it: `10.1000/182`. */
  readonly doi: string | null;
  /** Where and how it was published, where the page says so. */
  readonly publication?: Publication;
  /** What the page says it is about, none twice. */
  readonly keywords: readonly string[];
  /** The page says that the whole article is for those who pay. */
  readonly paywalled: boolean;
  /** Address of the article's next page, where it runs over several. */
  readonly nextPage: string | null;
  /** Address of the page before, where this is not the article's first. */
  readonly previousPage: string | null;
  /** Sanitised HTML with absolute URLs; captions and credits are inside `figcaption`. */
  readonly html: string;
  /** The running text of `html`, one line a block, without captions and credits. */
  readonly text: string;
  /** Words of `text`. */
  readonly wordCount: number;
  /** `null` where the person chose what to keep, or only the link is kept. */
  readonly receipt: Receipt | null;
}
