/**
 * A quantile, linear between neighbors.
 *
 * @param q - 0 to 1
 * @returns NaN for no values
 */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (high - low) * (position - Math.floor(position));
}

/** The middle and the slow end of what was measured. */
export interface Summary {
  readonly median: number;
  readonly p90: number;
}

/** Median and 90th percentile. */
export function summarize(values: readonly number[]): Summary {
  return { median: quantile(values, 0.5), p90: quantile(values, 0.9) };
}

/** A new array in random order. */
export function shuffled<T>(values: readonly T[]): T[] {
  const keyed = values.map((value) => ({ value, key: Math.random() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ value }) => value);
}
