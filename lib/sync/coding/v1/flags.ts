/** Packs booleans into a byte, the first in its lowest bit. */
export const pack = (...values: readonly boolean[]): number =>
  values.reduce((sum, value, place) => sum | (value ? 1 << place : 0), 0);

/** Whether a packed boolean is true. */
export const isSet = (flags: number, place: number): boolean => (flags & (1 << place)) !== 0;
