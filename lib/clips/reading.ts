import type { Clip } from './clip';
import { NO_STAMP } from './stamp';

/** Mean silent reading speed for non-fiction in English (Brysbaert, 2019). */
const WORDS_A_MINUTE = 238;

/** The reading time of an article in minutes, at least one; `null` if it has no text. */
export function readingMinutes(wordCount: number): number | null {
  return wordCount === 0 ? null : Math.max(1, Math.round(wordCount / WORDS_A_MINUTE));
}

/**
 * Formats a page's date in the user's language. The day is as given by the page, in its own time
 * zone; text that is not an ISO 8601 date is returned unchanged.
 */
export function formatPageDate(iso: string, language: string): string {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso);
  if (!match) return iso;
  const [, year, month, day] = match;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month !== undefined && { month: 'short' }),
    ...(day !== undefined && { day: 'numeric' }),
  }).format(date);
}

/** Cached, since creating a format takes longer than rendering a row. */
const DAYS = new Map<string, Intl.DateTimeFormat>();

/** Formats a time as a day in the user's language and time zone. @param time ms since 1970 */
export function formatDay(time: number, language: string): string {
  const format = DAYS.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  DAYS.set(language, format);
  return format.format(time);
}

/** Whether a clip's text is on another device only; a link clip has no text at all. */
export function isTextElsewhere(clip: Clip): boolean {
  return clip.revision === null && (clip.clock.capture === NO_STAMP || clip.wordCount > 0);
}
