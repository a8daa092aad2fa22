/** Number of a moment's day in the user's time zone. */
const dayOf = (time: number): number => {
  const date = new Date(time);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
};

/** Whether two moments fall on the same day. @param a ms since 1970 */
export const isSameDay = (a: number, b: number): boolean => dayOf(a) === dayOf(b);

/** Name of a day: today, yesterday, a weekday of the last week, or the date. */
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
