import type { Capture, Clip } from '@/lib/clips/clip';
import { EMPTY_NOTE } from '@/lib/clips/note';
import { NO_STAMP } from '@/lib/clips/stamp';

/** How much of a clip is in the browser's storage, from least to most. */
export const LEVELS = ['address', 'title', 'details', 'text'] as const;
export type Level = (typeof LEVELS)[number];

/** Whether a level holds at least what another does. */
export function holds(level: Level, wanted: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(wanted);
}

/** The lesser of two levels. */
export function lesser(a: Level, b: Level): Level {
  return holds(a, b) ? b : a;
}

/**
 * The most that can be published of a clip: one that itself came from another device without its
 * details has none to give.
 */
export function mostOf(clip: Clip, hasText: boolean): Level {
  if (clip.clock.capture === NO_STAMP) return clip.clock.title === NO_STAMP ? 'address' : 'title';
  return hasText && clip.revision !== null ? 'text' : 'details';
}

/** A capture's details: all but its address and what goes with its text. */
export type Details = Omit<
  Capture,
  'canonicalUrl' | 'revision' | 'leadImage' | 'standfirst' | 'byHand'
>;

/** The details of a clip of which no more than the address is told. */
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
 * A clip's state as a level tells it. What a level leaves out carries no stamp, so that taking it
 * in decides nothing about it: address and tags; title, note and highlights; the capture's details
 * and publication; and with the text, its revision and lead image.
 */
export function project(clip: Clip, level: Level): Clip {
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
