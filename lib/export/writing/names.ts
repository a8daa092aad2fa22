/** A person's name in the parts that bibliographies sort by; or a name that is one piece. */
export type SplitName =
  | { readonly given: string; readonly particle: string; readonly family: string }
  | { readonly literal: string };

/** Words that make a name one of an organisation or a group. */
const ORGANISATION =
  /\b(?:the|and|of|for|staff|team|editors?|editorial|news|press|agency|desk|university|institute|organi[sz]ation|inc|ltd|gmbh|group|board|bureau|council|ministry|department)\b|[&@\d]/i;

/**
 * Splits a name as printed: the family is its last word, with the words in lower case before it as
 * particle (`Ana | de la | Cruz`). One word, very many, or an organisation's stay one piece.
 */
export function splitName(name: string): SplitName {
  const words = name.trim().split(/\s+/);
  if (words.length < 2 || words.length > 5 || ORGANISATION.test(name)) return { literal: name };
  const family = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const from = before.findLastIndex((word) => !/^\p{Ll}/u.test(word)) + 1;
  if (from === 0) return { literal: name };
  return {
    given: before.slice(0, from).join(' '),
    particle: before.slice(from).join(' '),
    family,
  };
}

/** The parts of an ISO date that are known, as numbers: year, month, day. */
export function dateParts(iso: string | null): number[] {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso ?? '');
  return (match?.slice(1) ?? []).filter((part) => part !== undefined).map(Number);
}
