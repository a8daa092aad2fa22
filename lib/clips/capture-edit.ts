import * as v from 'valibot';
import { count, hashId, line, LONGEST_LINE, time } from './bounds';
import type { Capture, Clip } from './clip';
import { isTextElsewhere } from './reading';

const MOST_AUTHORS = 1000;

/** ISO 8601, as precise as known: a year, a month, a day, or a time. */
const DATE =
  /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/;

const isLanguage = (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

const filled = v.pipe(line, v.trim(), v.nonEmpty());
const date = v.nullable(v.pipe(filled, v.regex(DATE, 'not a date')));

/** Schema for the user's corrections of a capture, and for its current revision. */
export const captureEditSchema = v.object({
  authors: v.exactOptional(v.pipe(v.array(filled), v.maxLength(MOST_AUTHORS))),
  siteName: v.exactOptional(v.nullable(filled)),
  publishedAt: v.exactOptional(date),
  modifiedAt: v.exactOptional(date),
  lang: v.exactOptional(v.nullable(v.pipe(filled, v.check(isLanguage, 'not a language')))),
  doi: v.exactOptional(v.nullable(v.pipe(filled, v.regex(/^10\.\d{4,9}\/\S+$/, 'not a DOI')))),
  revision: v.exactOptional(hashId),
  capturedAt: v.exactOptional(time),
  wordCount: v.exactOptional(count),
});

/** As `captureEditSchema`, parsed. */
export type CaptureEdit = Partial<
  Pick<
    Capture,
    | 'authors'
    | 'siteName'
    | 'publishedAt'
    | 'modifiedAt'
    | 'lang'
    | 'doi'
    | 'revision'
    | 'capturedAt'
    | 'wordCount'
  >
>;

/** The fields that are a line of text or null. */
export const CAPTURE_LINES = ['siteName', 'publishedAt', 'modifiedAt', 'lang', 'doi'] as const;

/**
 * Parses typed text into an edit of a field; empty text clears the field.
 * @returns `null` if the text is not valid for the field
 */
export function parseTypedCapture(
  field: (typeof CAPTURE_LINES)[number] | 'authors',
  typed: string,
): CaptureEdit | null {
  if (typed.length > LONGEST_LINE) return null;
  const names = typed.split(';').flatMap((name) => name.trim() || []);
  const value = field === 'authors' ? names : typed.trim() || null;
  const parsed = v.safeParse(captureEditSchema, { [field]: value });
  return parsed.success ? parsed.output : null;
}

/**
 * Whether this device has a clip's complete capture. If its text is on another device it may not,
 * and an edit, which replaces a capture as a whole, would lose the rest.
 */
export const hasCompleteCapture = (clip: Clip): boolean => !isTextElsewhere(clip);
