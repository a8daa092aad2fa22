/*
 * An estimate of how hard a passphrase is to guess, by its length and variety. Word lists would
 * judge better, but those of zxcvbn are larger than the rest of Tearsheet, so this is told as what
 * it is: a floor against the worst, and a hint.
 */

/** Characters that a new passphrase has at least. */
export const SHORTEST_PASSPHRASE = 12;
const LEAST_KINDS = 6;
const GOOD_BITS = 60;

/** How strong a passphrase is, as far as length and variety tell. */
export type Strength = 'weak' | 'fair' | 'good';

/** Whether a passphrase is too short, or has too few different characters, to be set anew. */
export function isWeak(passphrase: string): boolean {
  const characters = Array.from(passphrase.normalize('NFKC').trim());
  return characters.length < SHORTEST_PASSPHRASE || new Set(characters).size < LEAST_KINDS;
}

/** How strong it is: what repeats or counts on from the character before adds little. */
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
