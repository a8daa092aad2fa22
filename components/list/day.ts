/** The day of a moment in the person's time zone, as a number that differs by day. */
const dayOf = (time: number): number => {
  const date = new Date(time);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
};

/** Whether two moments are of one day. @param a ms since 1970 */
export const isSameDay = (a: number, b: number): boolean => dayOf(a) === dayOf(b);

/** What a day is called: today, yesterday, a weekday of the last week, or its date. */
export function dayName(time: number, now: number, language: string): string {
  const ago = dayOf(now) - dayOf(time);
  if (ago === 0 || ago === 1) {
    const name = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-ago, 'day');
    return name.replace(/^./u, (first) => first.toLocaleUpperCase(language));
  }
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    ...(ago > 0 && ago < 7 && { weekday: 'long' }),
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  }).format(time);
}
