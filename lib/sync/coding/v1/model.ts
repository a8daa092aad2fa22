import { Counters } from './counters';
import { GOLDEN, mix, spread } from './hashing';
import { Hint, isLetter, lowerCase, NO_CHARACTER } from './hint';
import { squash } from './logistic';
import { Match } from './match';
import { Mixer } from './mixer';

/** The field that the next bytes belong to, and what they are likely to resemble. */
export interface Field {
  /** Kind of field, below 32. */
  readonly kind: number;
  /** Hash of what the field correlates with, such as its site. */
  readonly group: number;
  /** Text that the field is expected to follow, word by word. */
  readonly hint: Uint8Array;
}

const FIELDS = 32;
const CONTEXTS = 9;
/** The predictions of all contexts and of the match. */
const INPUTS = CONTEXTS + 1;
const APM_STEPS = 33;
const NOTHING = new Uint8Array();
const NO_FIELD: Field = { kind: 0, group: 0, hint: NOTHING };

/**
 * Predicts the next bit of a text from several contexts, whose predictions are combined by small
 * networks (context mixing as in Mahoney's PAQ, with the counters of lpaq). It is adaptive, so a
 * decoder must feed it the same bits in the same fields. Short texts take half the size they take
 * with deflate, because a record's fields are correlated: the title repeats the URL, the site goes
 * with the host, the date is near the day of the clip.
 */
export class Model {
  private readonly inputs = new Float64Array(INPUTS);
  private readonly counters = new Counters(CONTEXTS);
  private readonly match = new Match();
  private readonly hint = new Hint();
  private readonly byField = new Mixer(FIELDS * 8, this.inputs);
  private readonly byMatch = new Mixer(64, this.inputs);
  private readonly byBits = new Mixer(256, this.inputs);
  private readonly apm = new Float64Array(256 * APM_STEPS);

  private field = NO_FIELD;
  /** Bytes of the field so far. */
  private written = 0;
  private prefix = 0;
  private word = 0;
  private wordBefore = 0;
  /** Bits of the byte so far, behind a leading 1. */
  private bits = 1;
  private bitCount = 0;
  private apmPlace = 0;

  constructor() {
    for (let place = 0; place < this.apm.length; place += 1) {
      this.apm[place] = squash(((place % APM_STEPS) - 16) / 2);
    }
    this.findContexts();
  }

  /** Copies the state of another model. */
  copyFrom(other: Model): void {
    this.counters.copyFrom(other.counters);
    this.match.copyFrom(other.match);
    this.byField.copyFrom(other.byField);
    this.byMatch.copyFrom(other.byMatch);
    this.byBits.copyFrom(other.byBits);
    this.apm.set(other.apm);
    this.field = NO_FIELD;
    this.written = 0;
    this.bits = 1;
    this.bitCount = 0;
  }

  /** Sets the field of the next bytes. Call between bytes. */
  begin(field: Field): void {
    this.field = field;
    this.written = 0;
    this.prefix = 0;
    this.word = 0;
    this.wordBefore = 0;
    this.hint.begin(field.hint);
    this.findContexts();
  }

  /** The probability that the next bit is 1, between 1/65,536 and 65,535/65,536. */
  predict(): number {
    const { bits, bitCount, hint, match } = this;
    this.counters.ask(bits, bitCount, this.inputs);
    const matched = match.ask(bits, bitCount);
    this.inputs[INPUTS - 1] = matched ?? 0;
    const strength = matched === null ? 0 : 1 + Math.min(2, match.length >> 3);
    const hinted = Math.min(hint.run, 3) * 2 + (hint.next() === NO_CHARACTER ? 0 : 1);
    const begun = this.written > 2 ? 1 : 0;
    const mixed =
      (this.byField.weigh(this.field.kind * 8 + bitCount) +
        this.byMatch.weigh(hinted * 8 + strength * 2 + begun) +
        this.byBits.weigh(bits)) /
      3;
    const probability = (squash(mixed) + this.refine(mixed)) / 2;
    return Math.max(1 / 65_536, Math.min(65_535 / 65_536, probability));
  }

  /** Updates the model with the bit. */
  update(bit: number): void {
    this.counters.learn(bit);
    this.byField.learn(bit);
    this.byMatch.learn(bit);
    this.byBits.learn(bit);
    this.match.learn(bit, this.bitCount);
    const refined = this.apm[this.apmPlace] ?? 0;
    this.apm[this.apmPlace] = refined + (bit - refined) * 0.02;
    this.bits = (this.bits << 1) | bit;
    this.bitCount += 1;
    if (this.bitCount === 8) this.endByte(this.bits & 0xff);
  }

  /**
   * Corrects the mixers' prediction by the outcomes of similar ones (an adaptive probability map).
   */
  private refine(mixed: number): number {
    const place = Math.max(0, Math.min(31.999, (mixed + 8) * 2));
    const low = place | 0;
    const part = place - low;
    const row = this.bits * APM_STEPS;
    this.apmPlace = row + (part > 0.5 ? low + 1 : low);
    return (this.apm[row + low] ?? 0) * (1 - part) + (this.apm[row + low + 1] ?? 0) * part;
  }

  private endByte(byte: number): void {
    this.bits = 1;
    this.bitCount = 0;
    this.written += 1;
    this.prefix = mix(this.prefix + 0x1234567, byte);
    const lower = lowerCase(byte);
    if (isLetter(lower)) {
      this.word = mix(this.word + 77, lower);
    } else if (this.word !== 0) {
      this.wordBefore = this.word;
      this.word = 0;
    }
    this.hint.follow(byte);
    this.match.follow(byte);
    this.findContexts();
  }

  private findContexts(): void {
    const { written, hint, match } = this;
    const { kind, group } = this.field;
    // Not past the field's start: earlier bytes are of another kind.
    const last = (back: number) => (back <= written ? match.last(back) : 0);
    const one = last(1);
    const two = one | (last(2) << 8);
    const three = two | (last(3) << 16);
    const four = three | (last(4) << 24);
    const hinted = hint.next();
    const set = (index: number, a: number, b: number) => {
      this.counters.hashes[index] = spread(mix(mix(Math.imul(index + 1, GOLDEN), a), b));
    };
    set(0, kind, one);
    set(1, kind, two);
    set(2, three, 0);
    set(3, four, 0);
    set(4, this.word, 0);
    set(5, this.word, this.wordBefore);
    set(6, kind * 512 + hinted, Math.min(hint.run, 15));
    set(7, this.prefix + kind, group);
    set(8, hinted * 4 + Math.min(hint.run, 3), two);
  }
}
