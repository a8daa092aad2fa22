import { findTime } from './find-time';
import { monthNumber } from './month-names';

/** A date found in a text, and its position. */
export interface FoundDate {
  /** ISO 8601, as precise as the text. */
  readonly iso: string;
  readonly start: number;
  readonly end: number;
  /** Day and month might be swapped. */
  readonly ambiguous: boolean;
}

const ISO =
  /\b((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?:[T ]{1,2}(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?(?!\d)/i;
const YEAR_FIRST = /\b((?:19|20)\d\d)\s?[./年]\s?(\d{1,2})\s?[./月]\s?(\d{1,2})(?:日|\.|\b)/;
const KOREAN = /((?:19|20)\d\d)년\s?(\d{1,2})월\s?(\d{1,2})일/;
const YEAR_LAST =
  /(?<![\d.,/])(\d{1,2})(\s?\.\s?|\s?\/\s?|-)(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d.,]\d|\d)/;
// Month names may be of any length here: a minimum makes some browsers compile for 0.2 s.
const DAY_NAME_YEAR =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|e|º|ª|\.|-an|:e)?[\s\-/,]{0,2}(?:of |de |d'|ta' )?(\p{L}[\p{L}\p{M}]*)\.?,?[\s\-/]{0,2}(?:del? |г\. )?'?((?:19|20)\d\d)(?!\d)/gu;
const NAME_DAY_YEAR =
  /(?<!\p{L})(\p{L}[\p{L}\p{M}]*)\.?[\s-]{1,2}(\d{1,2})(?:st|nd|rd|th)?(?:,\s?|\s|-)(?:at )?((?:19|20)\d\d)(?!\d)/gu;
const YEAR_NAME_DAY = /((?:19|20)\d\d)\.?[\s,]{1,2}(\p{L}[\p{L}\p{M}]*)\.?\s(\d{1,2})(?!\d)/gu;
const VIETNAMESE = /(\d{1,2}) tháng (\d{1,2}),? (?:năm )?((?:19|20)\d\d)/i;

/** Whether dates like 03/04/2021 name the month first in this language. */
function isMonthFirst(lang: string | null): boolean {
  return lang === null ? false : /^en(?:$|-us|_us|-ph)/i.test(lang) || /^es-us/i.test(lang);
}

/** Finds the first date in a text, in the formats that articles print. */
export function findDate(text: string, lang: string | null): FoundDate | null {
  // Most texts contain no date, and every date has a year.
  if (!/\d\d/.test(text)) return null;
  const iso = ISO.exec(text);
  if (iso?.[1] && (iso[0].includes('-') || text.trim().length < 16)) {
    const date = fromIso(iso);
    if (date) return date;
  }
  const candidates = [
    numeric(YEAR_FIRST, text, { year: 1, month: 2, day: 3 }),
    numeric(KOREAN, text, { year: 1, month: 2, day: 3 }),
    numeric(VIETNAMESE, text, { year: 3, month: 2, day: 1 }),
    named(DAY_NAME_YEAR, text, lang, { year: 3, month: 2, day: 1 }),
    named(NAME_DAY_YEAR, text, lang, { year: 3, month: 1, day: 2 }),
    named(YEAR_NAME_DAY, text, lang, { year: 1, month: 2, day: 3 }),
    yearLast(text, lang),
  ].filter((candidate) => candidate !== null);
  const first = candidates.toSorted((a, b) => a.start - b.start)[0];
  return first ? withTime(first, text) : null;
}

function fromIso(match: RegExpExecArray): FoundDate | null {
  const [whole, year = '', month = '', day = '', hour, minute, second, zone] = match;
  if (!isDay(+year, +month, +day)) return null;
  let iso = `${year}-${month}-${day}`;
  if (hour !== undefined && minute !== undefined && +hour < 25 && +minute < 60) {
    iso += `T${hour}:${minute}${second === undefined ? '' : `:${second}`}${offset(zone)}`;
  }
  return { iso, start: match.index, end: match.index + whole.length, ambiguous: false };
}

function offset(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^(?:z|utc|gmt)$/i.test(zone)) return 'Z';
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)?/.exec(zone) ?? [];
  return `${sign ?? '+'}${hours ?? '00'}:${minutes ?? '00'}`;
}

/** The capture groups of a pattern. */
interface Groups {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function numeric(pattern: RegExp, text: string, { year, month, day }: Groups): FoundDate | null {
  const match = pattern.exec(text);
  return match && found(match, Number(match[year]), Number(match[month]), Number(match[day]));
}

function named(
  pattern: RegExp,
  text: string,
  lang: string | null,
  { year, month, day }: Groups,
): FoundDate | null {
  // Looked for first, as patterns with letters of all scripts take long to be compiled.
  if (!/(?:19|20)\d\d/.test(text)) return null;
  // A word before a number need not be a month, so continue until one is.
  for (const match of text.matchAll(pattern)) {
    const name = monthNumber((match[month] ?? '').toLocaleLowerCase(), lang);
    const date = name && found(match, Number(match[year]), name, Number(match[day]));
    if (date) return date;
  }
  return null;
}

function yearLast(text: string, lang: string | null): FoundDate | null {
  const match = YEAR_LAST.exec(text);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const year = Number(match[4]) < 100 ? 2000 + Number(match[4]) : Number(match[4]);
  if (year > 2000 + 80) return null;
  const monthFirst = second > 12 || (first <= 12 && !match[2]?.includes('.') && isMonthFirst(lang));
  const [month, day] = monthFirst ? [first, second] : [second, first];
  const ambiguous = first <= 12 && second <= 12 && first !== second && !match[2]?.includes('.');
  const date = found(match, year, month, day);
  return date && { ...date, ambiguous };
}

function found(match: RegExpExecArray, year: number, month: number, day: number): FoundDate | null {
  if (!isDay(year, month, day)) return null;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return { iso, start: match.index, end: match.index + match[0].length, ambiguous: false };
}

function withTime(date: FoundDate, text: string): FoundDate {
  const time = findTime(text, date.start, date.end);
  return time ? { ...date, iso: `${date.iso}T${time.iso}`, ...time.range } : date;
}

function isDay(year: number, month: number, day: number): boolean {
  return (
    year >= 1900 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  );
}
