import type { BitDecoder, BitEncoder } from './arithmetic';
import type { Field, Model } from './model';

/** Thrown for bytes that no encoder can have written. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

type Around = Partial<Omit<Field, 'kind'>>;

/**
 * Codes fields in sequence, in either direction: a writer encodes its arguments, a reader ignores
 * them and returns the decoded values. One description of a record serves both.
 */
export interface FieldCoder {
  /** The uncompressed bytes coded so far. */
  readonly count: number;
  /** A byte below 256. */
  byte(kind: number, value: number): number;
  /** A whole number from 0 to 2^48. */
  number(kind: number, value: number): number;
  /** Well-formed text. */
  text(kind: number, value: string, around?: Around): string;
  /** Text or null. */
  maybeText(kind: number, value: string | null, around?: Around): string | null;
  /** Incompressible bytes. */
  noise(value: Uint8Array, length: number): Uint8Array;
}

// Neither byte occurs in UTF-8.
const END = 0xff;
const NONE = 0xfe;
const NOTHING = new Uint8Array();
/** The most uncompressed bytes in any shard. */
const MOST_BYTES = 64_000;
/** The maximum compression ratio, and an initial allowance. */
const MOST_DENSE = 40;
const MOST_FIRST = 4000;

/**
 * The most uncompressed bytes for a shard of a certain size: one with more was made to overload
 * this device.
 */
export const mostBytes = (size: number) => Math.min(MOST_BYTES, MOST_FIRST + MOST_DENSE * size);
const utf8 = new TextEncoder();

/** The only difference between writer and reader: how a bit is passed. */
type Pass = (bit: number, probability: number) => number;

function fieldCoder(model: Model, pass: Pass, most = MOST_BYTES): FieldCoder {
  let count = 0;
  const passByte = (byte: number): number => {
    count += 1;
    if (count > most) throw new Damaged('Too much for a shard');
    let passed = 0;
    for (let shift = 7; shift >= 0; shift -= 1) {
      const bit = pass((byte >>> shift) & 1, model.predict());
      model.update(bit);
      passed = (passed << 1) | bit;
    }
    return passed;
  };
  const begin = (kind: number, { group = 0, hint = NOTHING }: Around = {}) =>
    model.begin({ kind, group, hint });

  function maybeText(kind: number, value: string | null, around?: Around): string | null {
    begin(kind, around);
    const bytes = value === null ? [NONE] : [...utf8.encode(value), END];
    const passed: number[] = [];
    for (let index = 0; ; index += 1) {
      const byte = passByte(bytes[index] ?? END);
      if (byte === NONE && index === 0) return null;
      if (byte === END) break;
      passed.push(byte);
    }
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
        Uint8Array.from(passed),
      );
    } catch {
      throw new Damaged('Not UTF-8');
    }
  }

  return {
    get count() {
      return count;
    },
    byte(kind, value) {
      begin(kind);
      return passByte(value);
    },
    number(kind, value) {
      begin(kind);
      const bytes: number[] = [];
      for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
      const length = passByte(bytes.length);
      if (length > 6) throw new Damaged('A number too large');
      let passed = 0;
      for (let index = 0; index < length; index += 1) {
        passed = passed * 256 + passByte(bytes[index] ?? 0);
      }
      return passed;
    },
    text: (kind, value, around) => maybeText(kind, value, around) ?? '',
    maybeText,
    noise(value, length) {
      const passed = new Uint8Array(length);
      for (let index = 0; index < length; index += 1) {
        let byte = 0;
        for (let shift = 7; shift >= 0; shift -= 1) {
          byte = (byte << 1) | pass(((value[index] ?? 0) >>> shift) & 1, 0.5);
        }
        passed[index] = byte;
      }
      return passed;
    },
  };
}

/** Writes fields into an encoder. */
export function fieldWriter(model: Model, encoder: BitEncoder): FieldCoder {
  return fieldCoder(model, (bit, probability) => {
    encoder.write(bit, probability);
    return bit;
  });
}

/**
 * Reads fields from a decoder.
 * @param most the maximum number of uncompressed bytes
 * @throws Damaged when reading past the end or beyond the maximum
 */
export function fieldReader(model: Model, decoder: BitDecoder, most: number): FieldCoder {
  const pass: Pass = (_bit, probability) => {
    if (decoder.overrun) throw new Damaged('Cut short');
    return decoder.read(probability);
  };
  return fieldCoder(model, pass, most);
}

/** Trains a model with text of a kind, as if it had coded it. */
export function teach(model: Model, kind: number, text: string): void {
  fieldCoder(model, (bit) => bit).text(kind, text);
}
