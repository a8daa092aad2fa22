import { mapText } from '../value';
import type { Filter } from './filter';

const DATE = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/;

const PART = /\[([^[\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|Do|D|dddd|ddd|HH|H|hh|h|mm|m|ss|s|A|a/g;

const two = (value: number) => String(value).padStart(2, '0');

const name = (value: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(value);

function ordinal(day: number): string {
  const isTeen = day >= 11 && day <= 13;
  return `${day}${(isTeen ? undefined : ['', 'st', 'nd', 'rd'][day % 10]) || 'th'}`;
}

/** The output of each part of a format, for a day stored as UTC. */
const PARTS: Readonly<Record<string, (day: Date) => string>> = {
  YYYY: (day) => String(day.getUTCFullYear()).padStart(4, '0'),
  YY: (day) => two(day.getUTCFullYear() % 100),
  MMMM: (day) => name(day, { month: 'long' }),
  MMM: (day) => name(day, { month: 'short' }),
  MM: (day) => two(day.getUTCMonth() + 1),
  M: (day) => String(day.getUTCMonth() + 1),
  DD: (day) => two(day.getUTCDate()),
  Do: (day) => ordinal(day.getUTCDate()),
  D: (day) => String(day.getUTCDate()),
  dddd: (day) => name(day, { weekday: 'long' }),
  ddd: (day) => name(day, { weekday: 'short' }),
  HH: (day) => two(day.getUTCHours()),
  H: (day) => String(day.getUTCHours()),
  hh: (day) => two(day.getUTCHours() % 12 || 12),
  h: (day) => String(day.getUTCHours() % 12 || 12),
  mm: (day) => two(day.getUTCMinutes()),
  m: (day) => String(day.getUTCMinutes()),
  ss: (day) => two(day.getUTCSeconds()),
  s: (day) => String(day.getUTCSeconds()),
  A: (day) => (day.getUTCHours() < 12 ? 'AM' : 'PM'),
  a: (day) => (day.getUTCHours() < 12 ? 'am' : 'pm'),
};

/** Parses a date as written, ignoring the local time zone; `null` if it is not one. */
function dayOf(text: string): Date | null {
  const match = DATE.exec(text.trim());
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const made = new Date(Date.UTC(year, month - 1, day, hours, minutes, seconds));
  made.setUTCFullYear(year);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? made : null;
}

/**
 * A date in a Day.js format: `date:"D MMMM YYYY"`, with English names, and literal text in
 * brackets. Day and time are those given by the page, in its time zone. Text that is not a date is
 * unchanged.
 */
export const date: Filter = (value, [format = 'YYYY-MM-DD']) =>
  mapText(value, (text) => {
    const day = dayOf(text);
    if (!day) return text;
    return format.replaceAll(PART, (part, words?: string) => words ?? PARTS[part]?.(day) ?? part);
  });
