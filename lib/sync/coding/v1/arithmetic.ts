/**
 * Binary arithmetic coding (Witten, Neal and Cleary, 1987; carryless with 32-bit bounds as in
 * lpaq): a bit with probability p costs -log2 p bits. Probabilities are those of a 1.
 */
export class BitEncoder {
  private low = 0;
  private high = 0xffffffff;
  private readonly bytes: number[] = [];

  /** Whole bytes so far. */
  get size(): number {
    return this.bytes.length;
  }

  write(bit: number, probability: number): void {
    const middle = split(this.low, this.high, probability);
    if (bit === 1) this.high = middle;
    else this.low = middle + 1;
    while (this.low >>> 24 === this.high >>> 24) {
      this.bytes.push(this.high >>> 24);
      this.low = (this.low << 8) >>> 0;
      this.high = ((this.high << 8) | 0xff) >>> 0;
    }
  }

  /** The encoded bytes. A decoder reads zeros past their end, so trailing zeros are omitted. */
  finish(): Uint8Array {
    const bytes = [...this.bytes];
    // The shortest number within the bounds.
    for (let length = 1; length <= 4; length += 1) {
      const unit = 2 ** (32 - 8 * length);
      const value = Math.ceil(this.low / unit) * unit;
      if (value > this.high) continue;
      for (let index = 0; index < length; index += 1) {
        bytes.push(Math.floor(value / 2 ** (24 - 8 * index)) & 0xff);
      }
      break;
    }
    while (bytes.at(-1) === 0) bytes.pop();
    return Uint8Array.from(bytes);
  }
}

/** Decodes the output of `BitEncoder`, given the same probabilities. */
export class BitDecoder {
  private low = 0;
  private high = 0xffffffff;
  private value = 0;
  private next = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    for (let count = 0; count < 4; count += 1) this.shift();
  }

  /** Whether more was read than exists: the bytes are damaged. */
  get overrun(): boolean {
    return this.next > this.bytes.length + 8;
  }

  read(probability: number): number {
    const middle = split(this.low, this.high, probability);
    const bit = this.value <= middle ? 1 : 0;
    if (bit === 1) this.high = middle;
    else this.low = middle + 1;
    while (this.low >>> 24 === this.high >>> 24) {
      this.low = (this.low << 8) >>> 0;
      this.high = ((this.high << 8) | 0xff) >>> 0;
      this.shift();
    }
    return bit;
  }

  private shift(): void {
    this.value = ((this.value << 8) | (this.bytes[this.next] ?? 0)) >>> 0;
    this.next += 1;
  }
}

function split(low: number, high: number, probability: number): number {
  const middle = low + Math.floor((high - low) * probability);
  // Floating point may round up to the bound; both halves must stay open.
  return middle < high ? middle : high - 1;
}
