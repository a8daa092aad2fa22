import { decodeHTML } from 'entities';

/**
 * Inline tags found in titles; anything else that looks like a tag may be what the article is
 * about.
 */
const INLINE_TAG = /<\/?(?:b|i|em|strong|u|s|sub|sup|span|font|small|big|br|mark|a|wbr)\b[^<>]*>/gi;

/** A title as plain text: without inline HTML, character references decoded, white space folded. */
export function plainTitle(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const plain = value.includes('<') ? value.replaceAll(INLINE_TAG, '') : value;
  return lineOrNull(plain.includes('&') ? decodeHTML(plain) : plain);
}

/** A text as one line in Unicode NFC, white space folded; `null` if it is empty. */
export function lineOrNull(value: string): string | null {
  const line = value
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line === '' ? null : line.slice(0, 5000);
}

/** A text, or `null` if it is empty. */
export function textOrNull(value: string | null | undefined): string | null {
  const text = value?.replaceAll(/\r\n?/g, '\n').trim() ?? '';
  return text === '' ? null : text;
}

/** A date as written in much of Europe, `31.1.2023`. */
const DAY_MONTH_YEAR = /^\s*(\d\d?)\.(\d\d?)\.(\d{4})(?!\d)/;

const isoDay = (_all: string, day: string, month: string, year: string) =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** The earliest and latest plausible times of a save, in milliseconds since 1970. */
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/**
 * Parses a time in an export: seconds, milliseconds or microseconds since 1970, or ISO 8601 and
 * other forms that browsers parse. `null` if it is not one, or is implausible.
 */
export function timeOf(value: string | number | null | undefined): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number =
    typeof value === 'number' ? value : /^\d{8,17}(?:\.\d+)?$/.test(value) ? Number(value) : NaN;
  let time: number;
  if (Number.isNaN(number)) {
    // Not every browser parses "2023-01-01 12:00:00+00:00", "… UTC", "+0200", "(UTC +02:00)",
    // "31.1.2023".
    const iso = String(value)
      .trim()
      .replace(DAY_MONTH_YEAR, isoDay)
      .replace(/^(\d{4}-\d\d-\d\d) (\d)/, '$1T$2')
      .replace(/(\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:UTC|GMT)$/, '$1Z')
      .replace(/ \(UTC ([+-]\d\d:?\d\d)\)$/, '$1')
      .replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
    // Browsers parse nearly any number as a date; one without a year does not count.
    time = /\d{4}/.test(iso) ? Date.parse(iso) : NaN;
  } else if (number < 1e11) time = number * 1000;
  else if (number < 1e14) time = number;
  else time = number / 1000;
  return time >= EARLIEST && time < LATEST ? Math.round(time) : null;
}

/** Parses a publication date into ISO 8601, as precise as given; `null` if it is not one. */
export function publishedOf(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const iso =
    /^\s*(\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?)\s*$/;
  const match = iso.exec(String(value).replace(DAY_MONTH_YEAR, isoDay))?.[1]?.replace(' ', 'T');
  if (match !== undefined) return Number.isNaN(Date.parse(match.slice(0, 10))) ? null : match;
  const time = timeOf(value);
  return time === null ? null : new Date(time).toISOString();
}

/** A list of a name without the white space around it; empty if there is none. */
export function nameList(value: string | null | undefined): string[] {
  const name = value?.trim() ?? '';
  return name === '' ? [] : [name];
}

/** The tag of linkding, Pinboard and similar services for unread bookmarks. */
export const TO_READ = 'to-read';

/** Splits tags in one text at a separator. */
export function tagsIn(value: string | null | undefined, separator: string | RegExp): string[] {
  return (value ?? '')
    .split(separator)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

/** Parses a list as printed by Python, `['a', "b's"]`, as JSON, or separated by commas. */
export function tagsInList(value: string | null | undefined): string[] {
  const text = value?.trim() ?? '';
  if (!text.startsWith('[')) return tagsIn(text, ',');
  const items = text.matchAll(/(?<!\\)'((?:[^'\\]|\\.)*)'|(?<!\\)"((?:[^"\\]|\\.)*)"/g);
  return Array.from(items, ([, single, double]) => unescape(single ?? double ?? '')).filter(
    (tag) => tag.trim() !== '',
  );
}

function unescape(text: string): string {
  return text.replaceAll(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gi,
    (_all, byte?: string, unit?: string, char?: string) => {
      const hex = byte ?? unit;
      return hex === undefined ? (char ?? '') : String.fromCharCode(Number.parseInt(hex, 16));
    },
  );
}
