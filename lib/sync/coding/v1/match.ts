import { mix, spread } from './hashing';
import { stretch } from './logistic';

const HISTORY = 1 << 16;
const TABLE_BITS = 14;
const SHORTEST = 5;
const LONGEST = 31;

/** The history of coded bytes, and the place where the current context last occurred in it. */
export class Match {
  private readonly history = new Uint8Array(HISTORY);
  private readonly seenAt = new Int32Array(1 << TABLE_BITS).fill(-1);
  private readonly trust = new Float64Array(LONGEST + 1);
  private written = 0;
  private place = 0;
  private used = false;
  /** The length of the current match in bytes; 0 for none. */
  length = 0;

  constructor() {
    for (let length = 0; length <= LONGEST; length += 1) {
      this.trust[length] = 0.75 + Math.min(length, 20) * 0.012;
    }
  }

  copyFrom(other: Match): void {
    this.history.set(other.history);
    this.seenAt.set(other.seenAt);
    this.trust.set(other.trust);
    this.written = other.written;
    this.length = 0;
  }

  /** The byte written that many bytes ago, 1 for the last. */
  last(back: number): number {
    return this.history[(this.written - back) & (HISTORY - 1)] ?? 0;
  }

  /**
   * The match's prediction of the next bit, as a logit; `null` if there is no match.
   * @param bits the byte so far, behind a leading 1
   */
  ask(bits: number, bitCount: number): number | null {
    const expected = this.expected();
    this.used = this.length > 0 && (expected | 256) >>> (8 - bitCount) === bits;
    if (!this.used) return null;
    const trust = this.trust[Math.min(this.length, LONGEST)] ?? 0.5;
    const lean = stretch[Math.min(4095, (trust * 4096) | 0)] ?? 0;
    return ((expected >>> (7 - bitCount)) & 1) === 1 ? lean : -lean;
  }

  /** Learns whether the match predicted the bit. */
  learn(bit: number, bitCount: number): void {
    if (!this.used) return;
    const hit = ((this.expected() >>> (7 - bitCount)) & 1) === bit ? 1 : 0;
    const length = Math.min(this.length, LONGEST);
    const trust = this.trust[length] ?? 0.5;
    this.trust[length] = trust + (hit - trust) * 0.02;
    if (hit === 0) this.length = 0;
  }

  /** Adds a byte, and finds an earlier occurrence of the current context. */
  follow(byte: number): void {
    this.history[this.written & (HISTORY - 1)] = byte;
    this.written += 1;
    if (this.length > 0) {
      this.place += 1;
      this.length += 1;
    }
    if (this.written < SHORTEST) return;
    let hash = 0;
    for (let back = 1; back <= SHORTEST; back += 1) hash = mix(hash + 99, this.last(back));
    const slot = spread(hash) >>> (32 - TABLE_BITS);
    const place = this.seenAt[slot] ?? -1;
    if (this.length === 0 && place > 0 && this.written - place < HISTORY - 64) this.start(place);
    this.seenAt[slot] = this.written;
  }

  private start(place: number): void {
    const before = this.written - place;
    let same = 0;
    while (same < LONGEST && this.last(before + 1 + same) === this.last(1 + same)) same += 1;
    if (same < SHORTEST) return;
    this.place = place;
    this.length = same;
  }

  private expected(): number {
    return this.history[this.place & (HISTORY - 1)] ?? 0;
  }
}
