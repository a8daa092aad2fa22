/** A time of day found next to a date. */
interface FoundTime {
  readonly iso: string;
  /** The range of the date and the time. */
  readonly range: { readonly start: number; readonly end: number };
}

/** At most a few words separate date and time: "at", "um", "à", "-", "|". */
const AFTER =
  /^[\s,;|·•–—\-/()]*(?:[\p{L}.]{1,8}[\s:]+){0,2}[\s,;|·•–—-]*(\d{1,2})\s?(?::|h|\.(?=\d\d\b))\s?(\d\d)(?::(\d\d))?(?!\d)\s*(?:([ap])\.?\s?m\b\.?)?(?:uhr|h|hrs|น\.)?\s*(?:\(?(utc|gmt|z)?([+-]\d{1,2}(?::?\d\d)?)?\b)?/iu;
const AFTER_HOUR = /^[\s,;|·•–—-]*(?:at\s+)?(\d{1,2})\s?([ap])\.?m\b/i;
const BEFORE =
  /(?<!\d)(\d{1,2}):(\d\d)\s*(?:([ap])\.?m\.?)?(?:\s?[A-Z]{2,4})?(?:\s?Uhr)?[\s,;|·•–—-]*(?:\p{L}{2,10}\.?,?\s){0,2}$/iu;

/** Finds the time printed next to the date between `start` and `end`, if any. */
export function findTime(text: string, start: number, end: number): FoundTime | null {
  const rest = text.slice(end, end + 60);
  const after = AFTER.exec(rest);
  if (after?.[1] && after[2]) {
    const time = clock(after[1], after[2], after[3], after[4]);
    if (time) {
      const iso = time + zone(after[5], after[6]);
      return { iso, range: { start, end: end + after[0].length } };
    }
  }
  const hour = AFTER_HOUR.exec(rest);
  if (hour?.[1]) {
    const time = clock(hour[1], '00', undefined, hour[2]);
    if (time) return { iso: time, range: { start, end: end + hour[0].length } };
  }
  const before = BEFORE.exec(text.slice(Math.max(0, start - 40), start));
  if (before?.[1] && before[2]) {
    const time = clock(before[1], before[2], undefined, before[3]);
    if (time) return { iso: time, range: { start: start - before[0].length, end } };
  }
  return null;
}

function clock(
  hours: string,
  minutes: string,
  seconds: string | undefined,
  half: string | undefined,
): string | null {
  let hour = Number(hours);
  if (half && hour > 12) return null;
  if (half?.toLowerCase() === 'p' && hour < 12) hour += 12;
  if (half?.toLowerCase() === 'a' && hour === 12) hour = 0;
  if (hour > 23 || Number(minutes) > 59) return null;
  const tail = seconds === undefined ? '' : `:${seconds}`;
  return `${String(hour).padStart(2, '0')}:${minutes}${tail}`;
}

function zone(name: string | undefined, shift: string | undefined): string {
  if (shift) {
    const [, sign = '+', hours = '0', minutes = '00'] =
      /([+-])(\d{1,2}):?(\d\d)?/.exec(shift) ?? [];
    return `${sign}${hours.padStart(2, '0')}:${minutes}`;
  }
  return name ? 'Z' : '';
}
