import { GOLDEN, spread } from './hashing';
import { stretch } from './logistic';

const SLOT_BITS = 20;
const COUNT_LIMIT = 60;

const rates = Float64Array.from(
  { length: 256 },
  (_, count) => 1 / (Math.min(count, COUNT_LIMIT) + 1.4),
);

/** Counts how often each context was followed by a 1, in a hash table shared by all contexts. */
export class Counters {
  // One counter per slot: probability of a 1 (16 bits), times seen (8), check of its context (8).
  private readonly slots = new Uint32Array(1 << SLOT_BITS);
  private readonly bases: Uint32Array;
  private readonly places: Uint32Array;
  /** Hashes of the contexts of the next byte. */
  readonly hashes: Uint32Array;

  constructor(contexts: number) {
    this.hashes = new Uint32Array(contexts);
    this.bases = new Uint32Array(contexts);
    this.places = new Uint32Array(contexts);
  }

  copyFrom(other: Counters): void {
    this.slots.set(other.slots);
  }

  /**
   * Looks up each context's counter; one that another context has overwritten starts afresh.
   * @param bits the byte so far, behind a leading 1
   * @param inputs receives each context's prediction as a logit; 0 if it is new
   */
  ask(bits: number, bitCount: number, inputs: Float64Array): void {
    const { slots, places, bases, hashes } = this;
    const depth = bitCount & 3;
    if (depth === 0) {
      // The counters for four bits are adjacent, so that one memory access fetches them all.
      const salt = bitCount === 0 ? 0 : Math.imul(bits, GOLDEN);
      for (let index = 0; index < hashes.length; index += 1) {
        bases[index] = spread((hashes[index] ?? 0) + salt);
      }
    }
    const node = (1 << depth) | (bits & ((1 << depth) - 1));
    for (let index = 0; index < hashes.length; index += 1) {
      const base = bases[index] ?? 0;
      const check = base & 0xff;
      let place = ((base >>> (32 - SLOT_BITS)) & ~15) | node;
      let slot = slots[place] ?? 0;
      if ((slot & 0xff) !== check) {
        const beside = slots[place ^ 16] ?? 0;
        if ((beside & 0xff) === check) {
          place ^= 16;
          slot = beside;
        } else {
          if (((beside >>> 8) & 0xff) < ((slot >>> 8) & 0xff)) place ^= 16;
          slot = (0x80000000 | check) >>> 0;
          slots[place] = slot;
        }
      }
      places[index] = place;
      const count = (slot >>> 8) & 0xff;
      const probability = slot >>> 16;
      inputs[index] = count === 0 ? 0 : (stretch[probability >>> 4] ?? 0);
    }
  }

  /** Updates the counters of all contexts looked up with the bit. */
  learn(bit: number): void {
    const { slots, places } = this;
    const target = bit === 1 ? 65_535 : 0;
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] ?? 0;
      const slot = slots[place] ?? 0;
      const count = (slot >>> 8) & 0xff;
      const before = slot >>> 16;
      const moved = (before + (target - before) * (rates[count] ?? 0)) | 0;
      const probability = moved < 16 ? 16 : moved > 65_519 ? 65_519 : moved;
      const seen = count < 255 ? count + 1 : count;
      slots[place] = ((probability << 16) | (seen << 8) | (slot & 0xff)) >>> 0;
    }
  }
}
