/**
 * Random numbers from 0 up to 1 that a seed repeats, so that a failing run can be run again: a linear
 * congruential generator of 32 bits, of which the upper ones are good enough to lose messages by.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}
