/*
 * Estimates how hard a passphrase is to guess, by its length and variety. Word lists would judge
 * better, but those of zxcvbn are larger than the rest of Tearsheet, so this only claims to be a
 * minimum and a hint.
 */

/** The minimum length of a new passphrase, in characters. */
export const SHORTEST_PASSPHRASE = 12;
const LEAST_KINDS = 6;
const GOOD_BITS = 60;

/** The strength of a passphrase, judged by length and variety. */
export type Strength = 'weak' | 'fair' | 'good';

/** Whether a new passphrase is too short, or has too few distinct characters. */
export function isWeak(passphrase: string): boolean {
  const characters = Array.from(passphrase.normalize('NFKC').trim());
  return characters.length < SHORTEST_PASSPHRASE || new Set(characters).size < LEAST_KINDS;
}

/** Rates a passphrase: characters that repeat or continue the previous one add little. */
export function strengthOf(passphrase: string): Strength {
  if (isWeak(passphrase)) return 'weak';
  const characters = Array.from(passphrase.normalize('NFKC').trim());
  let bits = 0;
  for (const [index, character] of characters.entries()) {
    const step = (character.codePointAt(0) ?? 0) - (characters[index - 1]?.codePointAt(0) ?? -9);
    // Shannon's estimate for letters in running text is little more than one bit; random ones five.
    bits += step >= -1 && step <= 1 ? 0.5 : /\p{Ll}| /u.test(character) ? 2.2 : 4;
  }
  return bits >= GOOD_BITS ? 'good' : 'fair';
}
