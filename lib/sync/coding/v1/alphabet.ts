/*
 * Encodes bytes as ASCII that counts as one byte per character in both browsers: without `<` and
 * control characters, which Chromium writes as six bytes, and without `"` and `\`, which JSON
 * escapes. Two of 91 characters carry 13 bits (as in Henke's basE91).
 */
const ALPHABET = Array.from({ length: 0x7f - 0x21 }, (_, index) =>
  String.fromCharCode(0x21 + index),
).filter((character) => !'"\\<'.includes(character));

const BASE = ALPHABET.length;
const BITS = 13;
const values = new Map(ALPHABET.map((character, value) => [character, value]));

/** The number of characters for a number of bytes. */
export function charactersFor(bytes: number): number {
  return Math.ceil((bytes * 8) / BITS) * 2;
}

/** Encodes bytes in the alphabet. */
export function toCharacters(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let count = 0;
  const put = (value: number) => {
    text += (ALPHABET[Math.floor(value / BASE)] ?? '') + (ALPHABET[value % BASE] ?? '');
  };
  for (const byte of bytes) {
    held = (held << 8) | byte;
    count += 8;
    if (count >= BITS) {
      count -= BITS;
      put((held >>> count) & (2 ** BITS - 1));
      held &= 2 ** count - 1;
    }
  }
  if (count > 0) put((held << (BITS - count)) & (2 ** BITS - 1));
  return text;
}

/**
 * Decodes the output of `toCharacters`, possibly with an extra zero byte; `null` for anything else.
 */
export function fromCharacters(text: string): Uint8Array | null {
  if (text.length % 2 !== 0) return null;
  const bytes: number[] = [];
  let held = 0;
  let count = 0;
  for (let index = 0; index < text.length; index += 2) {
    const high = values.get(text.charAt(index));
    const low = values.get(text.charAt(index + 1));
    if (high === undefined || low === undefined) return null;
    const value = high * BASE + low;
    if (value >= 2 ** BITS) return null;
    held = (held << BITS) | value;
    count += BITS;
    while (count >= 8) {
      count -= 8;
      bytes.push((held >>> count) & 0xff);
      held &= 2 ** count - 1;
    }
  }
  return Uint8Array.from(bytes);
}
