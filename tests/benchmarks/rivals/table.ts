/** Median; 0 for an empty list. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [
    sorted[sorted.length % 2 === 0 ? middle - 1 : middle],
    sorted[middle],
  ];
  return (low + high) / 2;
}

/** A line of the table: what is measured, the bare figure, ours, and their ratio. */
export function row(
  name: string,
  bare: number | null,
  ours: number,
  unit: string,
  goal?: number,
  ratio?: number,
): string {
  const figure = (value: number) => value.toFixed(Number.isInteger(value) ? 0 : 2).padStart(9);
  const base = bare === null ? ''.padStart(9) : figure(bare);
  const times = ratio === undefined ? ''.padStart(6) : ratio.toFixed(2).padStart(6);
  const met = goal === undefined || (ratio ?? ours) <= goal ? '' : '  missed';
  const wanted = goal === undefined ? '' : `  (goal ${goal}${met})`;
  return `${name.padEnd(36)}${base}${figure(ours)} ${unit.padEnd(6)}${times}${wanted}`;
}
