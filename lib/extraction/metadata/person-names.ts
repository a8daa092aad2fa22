import { findDate } from '../dates/parse-date';
import { foldSpace, wordKey } from '../page/blocks';
import { BY_WORDS, NO_NAMES, ROLES, WORKS } from '../vocabulary/byline-words';

/** A by-word is followed by white space or a colon, and preceded by nothing but a break. */
const BY = new RegExp(`(?:^|[\\s|•·,;–—-])(?:${BY_WORDS})(?:\\s*[:：]\\s*|\\s+)`, 'giu');
const ROLE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${ROLES})(?![\\p{L}\\p{N}])`, 'iu');
const NO_NAME = new RegExp(`^(?:${NO_NAMES}|${BY_WORDS})$`, 'iu');
/**
 * A word that a following particle such as `von` may continue as a name, unless it is a kind of
 * work.
 */
const GOES_ON = new RegExp(`(?<![\\p{L}.'’-])(?!(?:${WORKS})$)\\p{Lu}[\\p{L}.'’-]*$`, 'iu');
const SEPARATOR =
  /\s*[|•·●▪\n/]\s*|\s+[-–—―]+\s+|\s{3,}|\s+(?:Stand|Updated|Published|Aktualisiert|Veröffentlicht|Alle Artikel)(?=[\s:]|$)/u;
/** In lower case, or all in capitals: `Dan` is a name, `dan` an "and". */
const AND =
  /(?:(?<!\s)\s+)?(?:[,;，、&]|(?<!\p{L})(?:and|und|et|y|e|en|och|og|oraz|ve|dan|и|і|AND|UND|ET|Y|E)(?!\p{L}))\s+|[，、;]/u;
const PARTICLE =
  /^(?:d[aeiou]s?|del|della|di|van|von|vom|zu|zum|zur|der|den|ten|ter|la|le|les|lo|el|al|bin|bint|ibn|ben|y|e|i|af|av|st|mc|und|dos|san|abu|[dl]['’].*)$/u;
/** A weekday before a date, in languages whose abbreviations look like names. */
const WEEKDAY =
  /(?<!\p{L})(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So)(?:\p{Ll}*(?:day|tag|woch|abend))?[.,]*\s*$/u;
/** Han, kana, Hangul, Arabic, Hebrew, Indic, Thai, ...: scripts without capitals for names. */
const UNCASED = /\p{Lo}/u;

const LONGEST_BYLINE = 600;

/** Extracts the distinct names from a printed byline, without "By", roles, dates and the site. */
export function namesInByline(byline: string, lang: string | null): readonly string[] {
  // Text much longer than a byline is not one.
  const start = byline.slice(0, LONGEST_BYLINE);
  const text = withoutDates(
    foldSpace(start.replace(/https?:\S+|(?<!\S)[^\s@]+@\S+/g, ' | ')),
    lang,
  );
  const afterBy = afterByWord(text);
  const names: string[] = [];
  for (const part of (afterBy ?? text).split(SEPARATOR)) {
    const found = namesInPart(part);
    if (names.length > 0 && found.length > 0 && afterBy !== null) break;
    names.push(...found);
  }
  return distinctNames(names);
}

/** Whether the text begins like a byline. */
export function startsWithByWord(text: string): boolean {
  return text.search(BY) === 0;
}

/** Removes names that differ only in case and spacing, keeping the order. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = wordKey(name);
    return key !== '' && !seen.has(key) && seen.add(key);
  });
}

/** Whether a text can be the name of a person or of a team that signs articles. */
export function isName(text: string): boolean {
  if (
    text.length < 2 ||
    text.length > 60 ||
    /[\d<>{}()@#?!…"“”:：=_]|\.\.\.|\p{L}\.[a-z]{2,3}$/iu.test(text)
  )
    return false;
  if (NO_NAME.test(text) || !/\p{L}/u.test(text)) return false;
  const words = text.split(' ');
  if (UNCASED.test(text)) return words.length <= 5 && text.length <= 30;
  if (words.length > 6) return false;
  if (PARTICLE.test(words.at(-1) ?? '')) return false;
  return words.every((word) => /^["'’(]?\p{Lu}/u.test(word) || PARTICLE.test(word));
}

function namesInPart(part: string): readonly string[] {
  const names: string[] = [];
  for (const piece of part.replace(/\([^)]*\)?/gu, ' ').split(AND)) {
    const name = piece
      .replace(/^[\s"'“”‘’.,:;·•–—-]+|(?<![\s"'“”‘’,:：;·•)–—-])[\s"'“”‘’,:：;·•)–—-]+$/gu, '')
      .replace(/(?<=\p{Ll}{3})\.$/u, '');
    if (isName(name) && !ROLE.test(name)) names.push(name);
    // After the first name, a comma often introduces the person's role.
    else if (names.length > 0) break;
  }
  return names;
}

function afterByWord(text: string): string | null {
  for (const match of text.matchAll(BY)) {
    if (PARTICLE.test(match[0].trim().toLowerCase()) && GOES_ON.test(text.slice(0, match.index)))
      continue;
    const rest = text.slice(match.index + match[0].length);
    if (namesInPart(rest.split(SEPARATOR)[0] ?? '').length > 0) return rest;
  }
  return null;
}

function withoutDates(text: string, lang: string | null): string {
  let rest = text;
  for (let date = findDate(rest, lang); date; date = findDate(rest, lang)) {
    rest = `${rest.slice(0, date.start).replace(WEEKDAY, '')} | ${rest.slice(date.end)}`;
  }
  return rest.replace(/\b\d{1,2}[:.h]\d\d\b/g, ' | ');
}
