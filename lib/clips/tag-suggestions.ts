import { siteHost } from './canonical-url';
import type { Clip } from './clip';
import { normaliseTags } from './tags';

/** The source of a tag suggestion: the page's keywords, or the user's own clips. */
export type SuggestionSource =
  | { readonly from: 'page' }
  | { readonly from: 'site'; readonly clips: number; readonly of: number }
  | {
      readonly from: 'words';
      readonly clips: number;
      readonly of: number;
      readonly words: readonly string[];
    };

/** A suggested tag, and why. */
export interface TagSuggestion {
  readonly tag: string;
  readonly why: SuggestionSource;
}

/** A page to suggest tags for. */
export interface TagSubject {
  /** Its own clip's id, to be excluded from the comparison, if it has one. */
  readonly id: string | null;
  readonly url: string;
  readonly title: string;
}

type Similar = Pick<Clip, 'id' | 'canonicalUrl' | 'title' | 'tags'>;

/** The fewest similar clips with the tag. */
const FEWEST = 2;
/** The least share of similar clips with the tag. */
const LEAST_SHARE = 0.3;
/** Words in a larger share of titles are too common to be significant. */
const COMMON_SHARE = 0.1;
const MOST_WORDS = 3;

/** The potentially significant words of a title. */
function wordsOf(title: string): Set<string> {
  return new Set(title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu));
}

/** The page's own keywords as suggestions. */
export function suggestFromPage(keywords: readonly string[]): TagSuggestion[] {
  return normaliseTags(keywords).map((tag) => ({ tag, why: { from: 'page' } }));
}

/**
 * Suggests tags of the user's similar clips: of the same site, or with the same rare words in their
 * titles. The most consistent come first.
 * @param clips the user's clips to compare with
 */
export function suggestFromClips(about: TagSubject, clips: readonly Similar[]): TagSuggestion[] {
  const others = clips.filter(({ id }) => id !== about.id);
  const host = siteHost(about.url);
  const sameSite = others.filter(({ canonicalUrl }) => siteHost(canonicalUrl) === host);
  const found = new Map<string, { why: SuggestionSource; share: number }>();
  const offer = (among: readonly Similar[], why: (clips: number) => SuggestionSource) => {
    for (const [tag, count] of tagged(among)) {
      const share = count / among.length;
      const better = share > (found.get(tag)?.share ?? 0);
      if (count >= FEWEST && share >= LEAST_SHARE && better)
        found.set(tag, { why: why(count), share });
    }
  };
  offer(sameSite, (count) => ({ from: 'site', clips: count, of: sameSite.length }));
  for (const [word, like] of byRareWord(about.title, others)) {
    offer(like, (count) => ({ from: 'words', clips: count, of: like.length, words: [word] }));
  }
  return [...found]
    .toSorted(([a, one], [b, two]) => two.share - one.share || (a < b ? -1 : 1))
    .map(([tag, { why }]) => ({ tag, why }));
}

function tagged(clips: readonly Similar[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { tags } of clips) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

/** The clips that share a rare word with a title, the rarest words first. */
function byRareWord(title: string, clips: readonly Similar[]): [string, Similar[]][] {
  const wanted = wordsOf(title);
  const having = new Map<string, Similar[]>();
  for (const clip of clips) {
    for (const word of wordsOf(clip.title)) {
      if (wanted.has(word)) having.set(word, [...(having.get(word) ?? []), clip]);
    }
  }
  const common = Math.max(FEWEST * 2, clips.length * COMMON_SHARE);
  return [...having]
    .filter(([, like]) => like.length >= FEWEST && like.length <= common)
    .toSorted(([, a], [, b]) => a.length - b.length)
    .slice(0, MOST_WORDS);
}
