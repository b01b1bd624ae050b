/** What the environment asks of a run. */
export interface FuzzOptions {
  /** Repeats a run, as far as the code is the same. `vitest.fuzz.config.ts` chooses another one each time. */
  readonly seed: number;
  /** How many calls of whole clients to make, at least. Default 10 000. */
  readonly calls: number;
  /** A tape to play again in the place of all else, as a path from the root of the repository. */
  readonly tape: string | null;
}

/**
 * Reads `PARLEY_FUZZ_SEED`, `PARLEY_FUZZ_CALLS` and `PARLEY_FUZZ_TAPE`.
 *
 * @throws Error when one of the first two is not a whole number
 */
export function readFuzzOptions(): FuzzOptions {
  return {
    seed: wholeNumber('PARLEY_FUZZ_SEED', 1),
    calls: wholeNumber('PARLEY_FUZZ_CALLS', 10_000),
    tape: process.env['PARLEY_FUZZ_TAPE'] ?? null,
  };
}

function wholeNumber(name: string, otherwise: number): number {
  const text = process.env[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name}: "${text}" is not a whole number`);
  return value;
}
