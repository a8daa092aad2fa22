import type { Clip } from './clip';
import { NO_STAMP } from './stamp';

/** Mean silent reading speed for non-fiction in English (Brysbaert, 2019). */
const WORDS_A_MINUTE = 238;

/** Minutes that an article takes to read, at least one; `null` where there is no text. */
export function readingMinutes(wordCount: number): number | null {
  return wordCount === 0 ? null : Math.max(1, Math.round(wordCount / WORDS_A_MINUTE));
}

/**
 * A page's date as the person's language writes it. The day is the one that the page gives in its
 * own time zone; text that is no ISO 8601 date is returned as it is.
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

/** Making a format takes longer than painting a row that shows its day. */
const DAYS = new Map<string, Intl.DateTimeFormat>();

/** A moment as a day in the person's language and time zone. @param time ms since 1970 */
export function formatDay(time: number, language: string): string {
  const format = DAYS.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  DAYS.set(language, format);
  return format.format(time);
}

/** Whether a clip has a text that is on another device only; a clip of a link alone has none. */
export function isTextElsewhere(clip: Clip): boolean {
  return clip.revision === null && (clip.clock.capture === NO_STAMP || clip.wordCount > 0);
}
