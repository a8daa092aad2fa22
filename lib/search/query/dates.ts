import type { Days } from './ast';

const DAY = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/;

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/**
 * Parses a year (`2024`), a month (`2024-05`) or a day (`2024-05-31`) into a range of days; `null`
 * if it is not a date.
 */
export function daysOf(text: string): { from: string; to: string } | null {
  const match = DAY.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  if (year < 1000 || year > 9998) return null;
  if (match[2] === undefined) return { from: iso(year, 1, 1), to: iso(year + 1, 1, 1) };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return null;
  if (match[3] === undefined) return { from: iso(year, month, 1), to: iso(year, month + 1, 1) };
  const day = Number(match[3]);
  // Otherwise, the 31st of June would become the 1st of July.
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return { from: iso(year, month, day), to: iso(year, month, day + 1) };
}

/** Parses a date or a range (`2020..2022`, `2020..`, `..2022`, inclusive) into a range of days. */
export function rangeOf(text: string): Days | null {
  const [first = '', last, ...more] = text.split('..');
  if (last === undefined) return daysOf(first);
  if (more.length > 0 || (first === '' && last === '')) return null;
  const from = first === '' ? null : daysOf(first);
  const to = last === '' ? null : daysOf(last);
  if ((first !== '' && !from) || (last !== '' && !to)) return null;
  return { from: from?.from ?? null, to: to?.to ?? null };
}

/** The start of a day in the user's time zone; milliseconds since 1970. */
export function startOfDay(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date).getTime();
}

/** The day of a page's date, however precise; `null` if it does not begin with a year. */
export function publishedDay(publishedAt: string | null): string | null {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(publishedAt ?? '');
  return match && `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`;
}
