/** Probabilities closer to 0 or 1 than this count as certain. */
const LEAST = 1 / 1024;

/** The log-odds of a probability, which also distinguish values near 0 and 1; always finite. */
export function logOdds(probability: number): number {
  const likely = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return Math.log(likely / (1 - likely));
}
