const NOTHING = new Uint8Array();

/** The value if the hint has ended, or the text has left its current word. */
export const NO_CHARACTER = 256;

export const lowerCase = (byte: number) => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
export const isLetter = (byte: number) => (byte >= 97 && byte <= 122) || byte >= 128;
const isWordByte = (byte: number) => isLetter(lowerCase(byte)) || (byte >= 48 && byte <= 57);

/** Follows a hint, a text that the coded text is expected to resemble, word by word. */
export class Hint {
  private text: Uint8Array = NOTHING;
  private at = 0;
  private word = 0;
  /** How many bytes have matched the hint. */
  run = 0;

  begin(text: Uint8Array): void {
    this.text = text;
    this.at = 0;
    this.word = 0;
    this.run = 0;
  }

  /** The byte that the hint predicts. */
  next(): number {
    return this.at < 0 ? NO_CHARACTER : (this.text[this.at] ?? NO_CHARACTER);
  }

  /** Advances in the hint while the text matches, and waits at its next word otherwise. */
  follow(byte: number): void {
    if (this.text.length === 0) return;
    const expected = this.next();
    const same =
      lowerCase(expected) === lowerCase(byte) || (!isWordByte(byte) && !isWordByte(expected));
    if (expected !== NO_CHARACTER && same) {
      this.at += 1;
      this.run += 1;
      if (!isWordByte(expected)) this.word = this.at;
    } else {
      this.run = 0;
      this.at = isWordByte(byte) ? -1 : this.word;
    }
  }
}
