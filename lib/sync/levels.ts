import type { Capture, Clip } from '@/lib/clips/clip';
import { EMPTY_NOTE } from '@/lib/clips/note';
import { NO_STAMP } from '@/lib/clips/stamp';

/** How much of a clip is in the browser's sync storage, from least to most. */
export const LEVELS = ['address', 'title', 'details', 'text'] as const;
export type Level = (typeof LEVELS)[number];

/** Whether a level includes another. */
export function holds(level: Level, wanted: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(wanted);
}

/** The lower of two levels. */
export function lowerLevel(a: Level, b: Level): Level {
  return holds(a, b) ? b : a;
}

/**
 * The highest level at which a clip can be published: a clip that itself came from another device
 * without details has none to offer.
 */
export function highestLevelOf(clip: Clip, hasText: boolean): Level {
  if (clip.clock.capture === NO_STAMP) return clip.clock.title === NO_STAMP ? 'address' : 'title';
  return hasText && clip.revision !== null ? 'text' : 'details';
}

/** A capture's details: all fields but its URL and those that belong to its text. */
export type Details = Omit<
  Capture,
  'canonicalUrl' | 'revision' | 'leadImage' | 'standfirst' | 'byHand'
>;

/** The details of a clip of which only the URL is known. */
export function noDetails(canonicalUrl: string): Details {
  return {
    url: canonicalUrl,
    authors: [],
    siteName: null,
    publishedAt: null,
    modifiedAt: null,
    section: null,
    doi: null,
    lang: null,
    dir: null,
    excerpt: null,
    wordCount: 0,
    capturedAt: 0,
  };
}

/**
 * A clip's state reduced to a level. Omitted fields have no stamp, so that merging does not affect
 * them. The levels: URL and tags; title, note and highlights; the capture's details and
 * publication; and with the text, its revision and lead image.
 */
export function reduceToLevel(clip: Clip, level: Level): Clip {
  if (level === 'text') return clip;
  if (level === 'details') return { ...clip, revision: null, leadImage: null };
  const { publication: _publication, standfirst: _standfirst, byHand: _byHand, ...told } = clip;
  const { publication: _stamp, ...clock } = clip.clock;
  const bare: Clip = {
    ...told,
    ...noDetails(clip.canonicalUrl),
    leadImage: null,
    revision: null,
    clock: { ...clock, capture: NO_STAMP },
  };
  if (level === 'title') return bare;
  return {
    ...bare,
    title: clip.canonicalUrl,
    note: '',
    highlights: [],
    clock: { ...bare.clock, title: NO_STAMP, note: EMPTY_NOTE, highlights: {} },
  };
}
