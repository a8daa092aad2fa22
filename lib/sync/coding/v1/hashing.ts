/** 2^32 divided by the golden ratio. */
export const GOLDEN = 0x9e3779b1;

/** Mixes a value into a hash. */
export function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x2c1b3c6d) ^ (hash >>> 15);
}

/** Spreads a hash over its 32 bits (the finaliser of MurmurHash3). */
export function spread(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
