import { squash, stretch } from './logistic';

/** What the bytes ahead are part of, and what is known to resemble them. */
export interface Field {
  /** Kind of field, below `FIELDS`. */
  readonly kind: number;
  /** Hash of what the field goes with, such as the site that it is of. */
  readonly group: number;
  /** Text that the field is expected to follow, word by word. */
  readonly hint: Uint8Array;
}

const FIELDS = 32;
const CONTEXTS = 13;
/** An input of its strength and one of its lean for each context, and one for the match. */
const INPUTS = CONTEXTS * 2 + 1;
const SLOT_BITS = 20;
const HISTORY = 1 << 16;
const MATCH_BITS = 14;
const SHORTEST_MATCH = 5;
const LONGEST_MATCH = 31;
const COUNT_LIMIT = 60;
const APM_STEPS = 33;
const GOLDEN = 0x9e3779b1;
const NO_CHARACTER = 256;
const NOTHING = new Uint8Array();

const rates = Float64Array.from(
  { length: 256 },
  (_, count) => 1 / (Math.min(count, COUNT_LIMIT) + 1.4),
);

/** Mixes a value into a hash. */
const mix = (hash: number, value: number) => Math.imul(hash ^ value, 0x2c1b3c6d) ^ (hash >>> 15);

/** Spreads a hash over its 32 bits (the finaliser of MurmurHash3). */
function spread(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

const lowerCase = (byte: number) => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
const isLetter = (byte: number) => (byte >= 97 && byte <= 122) || byte >= 128;
const isWordByte = (byte: number) => isLetter(lowerCase(byte)) || (byte >= 48 && byte <= 57);

/**
 * Predicts the next bit of a text from several contexts at once, whose predictions a small network
 * weighs (context mixing as in Mahoney's PAQ, with the counters of lpaq). It learns as it goes, so
 * whoever decodes must feed it the same bits in the same fields. Short texts come out at half of
 * what deflate makes of them, because a record's fields tell much about each other: the title
 * repeats the address, the site goes with the host, the date is near the day of the clip.
 */
export class Model {
  // A counter a slot: probability of a 1 (16 bits), times seen (8), check of whose it is (8).
  private readonly slots = new Uint32Array(1 << SLOT_BITS);
  private readonly weightsByField = new Float64Array(FIELDS * 8 * INPUTS).fill(0.2);
  private readonly weightsByMatch = new Float64Array(64 * INPUTS).fill(0.2);
  private readonly weightsByBits = new Float64Array(256 * INPUTS).fill(0.2);
  private readonly apm = new Float64Array(1024 * APM_STEPS);
  private readonly matchTrust = new Float64Array(LONGEST_MATCH + 1);
  private readonly history = new Uint8Array(HISTORY);
  private readonly matchAt = new Int32Array(1 << MATCH_BITS).fill(-1);
  private readonly columns: Uint8Array[] = Array.from({ length: FIELDS }, () => NOTHING);

  private readonly hashes = new Uint32Array(CONTEXTS);
  private readonly bases = new Uint32Array(CONTEXTS);
  private readonly places = new Uint32Array(CONTEXTS);
  private readonly inputs = new Float64Array(INPUTS);
  private length = 0;
  /** Bits of the byte so far, behind a leading 1. */
  private bits = 1;
  private bitCount = 0;

  private field: Field = { kind: 0, group: 0, hint: NOTHING };
  private written: number[] = [];
  private prefix = 0;
  private word = 0;
  private wordBefore = 0;
  private hintAt = 0;
  private hintWord = 0;
  private hintRun = 0;
  private matchPlace = 0;
  private matchLength = 0;

  private setByField = 0;
  private setByMatch = 0;
  private setByBits = 0;
  private byField = 0.5;
  private byMatch = 0.5;
  private byBits = 0.5;
  private apmPlace = 0;
  private matchUsed = false;

  constructor() {
    for (let place = 0; place < this.apm.length; place += 1) {
      this.apm[place] = squash(((place % APM_STEPS) - 16) / 2);
    }
    for (let length = 0; length <= LONGEST_MATCH; length += 1) {
      this.matchTrust[length] = 0.75 + Math.min(length, 20) * 0.012;
    }
    this.findContexts();
  }

  /** Takes on what another model has learned. */
  copyFrom(other: Model): void {
    this.slots.set(other.slots);
    this.weightsByField.set(other.weightsByField);
    this.weightsByMatch.set(other.weightsByMatch);
    this.weightsByBits.set(other.weightsByBits);
    this.apm.set(other.apm);
    this.matchTrust.set(other.matchTrust);
    this.history.set(other.history);
    this.matchAt.set(other.matchAt);
    for (const [kind, column] of other.columns.entries()) this.columns[kind] = column;
    this.length = other.length;
    this.matchLength = 0;
    this.field = { kind: 0, group: 0, hint: NOTHING };
    this.written = [];
  }

  /** Says what the next bytes are. Call between bytes. */
  begin(field: Field): void {
    this.columns[this.field.kind] = Uint8Array.from(this.written);
    this.field = field;
    this.written = [];
    this.prefix = 0;
    this.word = 0;
    this.wordBefore = 0;
    this.hintAt = 0;
    this.hintWord = 0;
    this.hintRun = 0;
    this.findContexts();
  }

  /** The probability that the next bit is 1, between 1/65,536 and 65,535/65,536. */
  predict(): number {
    const { inputs } = this;
    this.askContexts();
    const trust = this.askMatch();
    const strength = this.matchUsed ? 1 + Math.min(2, this.matchLength >> 3) : 0;
    const hinted = Math.min(this.hintRun, 3) * 2 + (this.hintByte() === NO_CHARACTER ? 0 : 1);
    inputs[INPUTS - 1] = trust;
    this.setByField = (this.field.kind * 8 + this.bitCount) * INPUTS;
    this.setByMatch = (hinted * 8 + strength * 2 + (this.written.length > 2 ? 1 : 0)) * INPUTS;
    this.setByBits = this.bits * INPUTS;
    const field = this.weigh(this.weightsByField, this.setByField);
    const match = this.weigh(this.weightsByMatch, this.setByMatch);
    const bits = this.weigh(this.weightsByBits, this.setByBits);
    this.byField = squash(field);
    this.byMatch = squash(match);
    this.byBits = squash(bits);
    const mixed = (field + match + bits) / 3;
    const refined = this.refine(mixed);
    const probability = (squash(mixed) + refined) / 2;
    return Math.max(1 / 65_536, Math.min(65_535 / 65_536, probability));
  }

  /** Learns what the bit was. */
  update(bit: number): void {
    const { slots, places } = this;
    const target = bit === 1 ? 65_535 : 0;
    for (let index = 0; index < CONTEXTS; index += 1) {
      const place = places[index] ?? 0;
      const slot = slots[place] ?? 0;
      const count = (slot >>> 8) & 0xff;
      const before = slot >>> 16;
      const moved = (before + (target - before) * (rates[count] ?? 0)) | 0;
      const probability = moved < 16 ? 16 : moved > 65_519 ? 65_519 : moved;
      const seen = count < 255 ? count + 1 : count;
      slots[place] = ((probability << 16) | (seen << 8) | (slot & 0xff)) >>> 0;
    }
    this.learn(this.weightsByField, this.setByField, bit - this.byField);
    this.learn(this.weightsByMatch, this.setByMatch, bit - this.byMatch);
    this.learn(this.weightsByBits, this.setByBits, bit - this.byBits);
    const refined = this.apm[this.apmPlace] ?? 0;
    this.apm[this.apmPlace] = refined + (bit - refined) * 0.02;
    if (this.matchUsed) this.learnMatch(bit);
    this.bits = (this.bits << 1) | bit;
    this.bitCount += 1;
    if (this.bitCount === 8) this.endByte(this.bits & 0xff);
  }

  private weigh(weights: Float64Array, start: number): number {
    const { inputs } = this;
    let sum = 0;
    for (let index = 0; index < INPUTS; index += 1) {
      sum += (weights[start + index] ?? 0) * (inputs[index] ?? 0);
    }
    return sum > 11.9 ? 11.9 : sum < -11.9 ? -11.9 : sum;
  }

  private learn(weights: Float64Array, start: number, error: number): void {
    const { inputs } = this;
    const step = error * 0.02;
    for (let index = 0; index < INPUTS; index += 1) {
      weights[start + index] = (weights[start + index] ?? 0) + step * (inputs[index] ?? 0);
    }
  }

  /** Looks each context's counter up; one that another context took over starts afresh. */
  private askContexts(): void {
    const { slots, inputs, places, bases, hashes } = this;
    const half = this.bitCount & 4;
    if ((this.bitCount & 3) === 0) {
      // The counters of four bits lie together, where one fetch from memory brings them all.
      const salt = half === 0 ? 0 : Math.imul(this.bits, GOLDEN);
      for (let index = 0; index < CONTEXTS; index += 1) {
        bases[index] = spread((hashes[index] ?? 0) + salt);
      }
    }
    const depth = this.bitCount & 3;
    const node = (1 << depth) | (this.bits & ((1 << depth) - 1));
    for (let index = 0; index < CONTEXTS; index += 1) {
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
      if (count === 0) {
        inputs[index * 2] = 0;
        inputs[index * 2 + 1] = 0;
      } else {
        const probability = slot >>> 16;
        inputs[index * 2] = stretch[probability >>> 4] ?? 0;
        inputs[index * 2 + 1] = (probability / 65_536 - 0.5) * (count > 2 ? 3 : count);
      }
    }
  }

  private askMatch(): number {
    const expected = this.history[this.matchPlace & (HISTORY - 1)] ?? 0;
    this.matchUsed = this.matchLength > 0 && (expected | 256) >>> (8 - this.bitCount) === this.bits;
    if (!this.matchUsed) return 0;
    const trust = this.matchTrust[Math.min(this.matchLength, LONGEST_MATCH)] ?? 0.5;
    const lean = stretch[Math.min(4095, (trust * 4096) | 0)] ?? 0;
    return ((expected >>> (7 - this.bitCount)) & 1) === 1 ? lean : -lean;
  }

  private learnMatch(bit: number): void {
    const expected = this.history[this.matchPlace & (HISTORY - 1)] ?? 0;
    const hit = ((expected >>> (7 - this.bitCount)) & 1) === bit ? 1 : 0;
    const length = Math.min(this.matchLength, LONGEST_MATCH);
    const trust = this.matchTrust[length] ?? 0.5;
    this.matchTrust[length] = trust + (hit - trust) * 0.02;
    if (hit === 0) this.matchLength = 0;
  }

  /** Corrects what the mixer says by what became of such predictions (an adaptive probability map). */
  private refine(mixed: number): number {
    const place = Math.max(0, Math.min(31.999, (mixed + 8) * 2));
    const low = place | 0;
    const part = place - low;
    const row = this.bits * APM_STEPS;
    this.apmPlace = row + (part > 0.5 ? low + 1 : low);
    return (this.apm[row + low] ?? 0) * (1 - part) + (this.apm[row + low + 1] ?? 0) * part;
  }

  private hintByte(): number {
    return this.hintAt < 0 ? NO_CHARACTER : (this.field.hint[this.hintAt] ?? NO_CHARACTER);
  }

  private endByte(byte: number): void {
    this.bits = 1;
    this.bitCount = 0;
    this.history[this.length & (HISTORY - 1)] = byte;
    this.length += 1;
    this.written.push(byte);
    this.prefix = mix(this.prefix + 0x1234567, byte);
    const lower = lowerCase(byte);
    if (isLetter(lower)) {
      this.word = mix(this.word + 77, lower);
    } else if (this.word !== 0) {
      this.wordBefore = this.word;
      this.word = 0;
    }
    if (this.field.hint.length > 0) this.followHint(byte);
    this.followMatch();
    this.findContexts();
  }

  /** Keeps to the hint's word while the text does, and waits at its next word where it does not. */
  private followHint(byte: number): void {
    const expected = this.hintByte();
    const there = expected !== NO_CHARACTER;
    const same =
      lowerCase(expected) === lowerCase(byte) || (!isWordByte(byte) && !isWordByte(expected));
    if (there && same) {
      this.hintAt += 1;
      this.hintRun += 1;
      if (!isWordByte(expected)) this.hintWord = this.hintAt;
    } else {
      this.hintRun = 0;
      this.hintAt = isWordByte(byte) ? -1 : this.hintWord;
    }
  }

  /** Finds the last place where the text went as it goes now. */
  private followMatch(): void {
    const { history, length } = this;
    if (this.matchLength > 0) {
      this.matchPlace += 1;
      this.matchLength += 1;
    }
    if (length < SHORTEST_MATCH) return;
    let hash = 0;
    for (let back = 1; back <= SHORTEST_MATCH; back += 1) {
      hash = mix(hash + 99, history[(length - back) & (HISTORY - 1)] ?? 0);
    }
    const slot = spread(hash) >>> (32 - MATCH_BITS);
    const place = this.matchAt[slot] ?? -1;
    if (this.matchLength === 0 && place > 0 && length - place < HISTORY - 64) {
      let same = 0;
      while (
        same < LONGEST_MATCH &&
        history[(place - 1 - same) & (HISTORY - 1)] === history[(length - 1 - same) & (HISTORY - 1)]
      ) {
        same += 1;
      }
      if (same >= SHORTEST_MATCH) {
        this.matchPlace = place;
        this.matchLength = same;
      }
    }
    this.matchAt[slot] = length;
  }

  private findContexts(): void {
    const { history, length, written, hashes } = this;
    const { kind, group } = this.field;
    // Not past the field's begin: what came before it is of another kind.
    const last = (back: number) =>
      back <= written.length ? (history[(length - back) & (HISTORY - 1)] ?? 0) : 0;
    const one = last(1);
    const two = one | (last(2) << 8);
    const three = two | (last(3) << 16);
    const four = three | (last(4) << 24);
    const six = mix(mix(four, last(5)), last(6));
    const hint = this.hintByte();
    const column = this.columns[kind]?.[written.length] ?? NO_CHARACTER;
    const place = Math.min(written.length, 7);
    const set = (index: number, a: number, b: number) => {
      hashes[index] = spread(mix(mix(Math.imul(index + 1, GOLDEN), a), b));
    };
    set(0, kind, 0);
    set(1, kind, one);
    set(2, kind, two);
    set(3, three, 0);
    set(4, four, 0);
    set(5, six, 0);
    set(6, this.word, 0);
    set(7, this.word, this.wordBefore);
    set(8, kind * 512 + hint, Math.min(this.hintRun, 15));
    set(9, this.prefix + kind, group);
    set(10, this.prefix, kind);
    set(11, kind * 512 + column, one * 8 + place);
    set(12, hint * 4 + Math.min(this.hintRun, 3), two);
  }
}
