/*
 * Logistic functions using only the four basic operations: these give identical bits in every
 * JavaScript engine, which `Math.exp` and `Math.log` do not guarantee, and two devices must agree
 * on every bit to read each other's data.
 */
const STEPS = 256;
const LIMIT = 12;
/** e^(1/256) */
const STEP_FACTOR = 1.0039138893383475;

const squashTable = (() => {
  const table = new Float64Array(LIMIT * STEPS + 2);
  let power = 1;
  for (let index = 0; index < table.length; index += 1) {
    table[index] = power / (1 + power);
    power *= STEP_FACTOR;
  }
  return table;
})();

/** 1 / (1 + e^-x), with x clamped to ±12. */
export function squash(x: number): number {
  const size = x < 0 ? -x : x;
  if (size >= LIMIT)
    return x < 0 ? 1 - (squashTable[LIMIT * STEPS] ?? 0) : (squashTable[LIMIT * STEPS] ?? 0);
  const place = size * STEPS;
  const index = place | 0;
  const low = squashTable[index] ?? 0;
  const high = squashTable[index + 1] ?? 0;
  const value = low + (high - low) * (place - index);
  return x < 0 ? 1 - value : value;
}

/** ln(p / (1 - p)) for p = (index + 0.5) / 4096, the inverse of `squash`. */
export const stretch: Float64Array = (() => {
  const table = new Float64Array(4096);
  let place = -LIMIT * STEPS;
  for (let index = 0; index < 4096; index += 1) {
    const wanted = (index + 0.5) / 4096;
    while (place < LIMIT * STEPS && squash((place + 1) / STEPS) < wanted) place += 1;
    const low = squash(place / STEPS);
    const high = squash((place + 1) / STEPS);
    table[index] = (place + (wanted - low) / (high - low)) / STEPS;
  }
  return table;
})();
