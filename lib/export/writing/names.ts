import { isFamilyFirst } from '@/lib/clips/family-first';

/** A person's name split for bibliographies, or a name that is one part. */
export type SplitName = PersonalName | { readonly literal: string };

/** The parts of a person's name; missing ones are empty. */
export interface PersonalName {
  readonly given: string;
  /** In lower case before the family name: `van`, `de la`. */
  readonly particle: string;
  readonly family: string;
  /** `Jr.`, `III`. */
  readonly suffix: string;
  /** Whether the name is printed with a comma before the suffix. */
  readonly commaSuffix: boolean;
}

/** Words in the names of organisations and groups. */
const ORGANISATION =
  /\b(?:the|and|of|for|staff|team|editors?|editorial|news|press|agency|desk|university|institute|organi[sz]ation|inc|ltd|co|corp|llc|gmbh|group|board|bureau|council|ministry|department|association|foundation|society|committee)\b|[&@\d]/i;

const SUFFIX = /^(?:jr|sr|junior|senior|esq)\.?$|^(?:II|III|IV)$/i;

/** Capitalised particles that belong to the family name: `Le Guin`, `De La Cruz`. */
const CAPITAL_PARTICLE =
  /^(?:Da|De|Del|Della|Den|Der|Des|Di|Dos|Du|El|La|Las|Le|Los|St\.|Ter|Van|Vander|Von)$/;

/**
 * Splits a name as printed: the family name is its last word with any particles before it, possibly
 * followed by a suffix (`Martin Luther | King | Jr.`, `Ursula K. | Le Guin`, `Ana | de la | Cruz`).
 * In Chinese, Japanese and Korean it is the first of two words. Single words, very long names,
 * names without a given name, and organisations stay one part.
 */
export function splitName(name: string): SplitName {
  const literal = { literal: name };
  const [before = '', after, ...more] = name.split(',').map((part) => part.trim());
  const commaSuffix = after !== undefined && more.length === 0 && SUFFIX.test(after);
  if ((after !== undefined && !commaSuffix) || ORGANISATION.test(before)) return literal;
  const words = before.split(/\s+/);
  if (isFamilyFirst(before)) return familyFirst(words) ?? literal;
  const last = words.at(-1) ?? '';
  const suffix = commaSuffix ? after : words.length > 2 && SUFFIX.test(last) ? last : '';
  if (suffix !== '' && !commaSuffix) words.pop();
  if (words.length < 2 || words.length > 5) return literal;
  const given = givenOf(words.slice(0, -1));
  if (given.length === 0) return literal;
  const family = words.slice(given.length);
  const from = family.findIndex((word) => !/^\p{Ll}/u.test(word));
  const split = from === -1 ? family.length - 1 : from;
  return {
    given: given.join(' '),
    particle: family.slice(0, split).join(' '),
    family: family.slice(split).join(' '),
    suffix,
    commaSuffix,
  };
}

/** The words before the family name that are not particles of it. */
function givenOf(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 0 && isParticle(words[end - 1] ?? '')) end -= 1;
  // A first name may be a particle elsewhere, as with Van Morrison.
  return end === 0 && !/^\p{Ll}/u.test(words[0] ?? '') ? words.slice(0, 1) : words.slice(0, end);
}

const isParticle = (word: string) => /^\p{Ll}/u.test(word) || CAPITAL_PARTICLE.test(word);

function familyFirst(words: readonly string[]): PersonalName | null {
  const [family, given] = words;
  if (family === undefined || given === undefined || words.length > 2) return null;
  return { given, particle: '', family, suffix: '', commaSuffix: false };
}

/** A family name with its particle. */
export function familyOf({ particle, family }: PersonalName): string {
  return [particle, family].filter((part) => part !== '').join(' ');
}

/** The known parts of an ISO date as numbers: year, month, day. */
export function dateParts(iso: string | null): number[] {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso ?? '');
  return (match?.slice(1) ?? []).filter((part) => part !== undefined).map(Number);
}
