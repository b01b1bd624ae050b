/** What a meter tells of a track. */
export interface SoundReading {
  /** How loud it is: the root mean square of the last tenth of a second, linear from 0 (silence) to 1 (full scale). */
  readonly level: number;
  /** The largest sample of that time, 0 to 1. */
  readonly peak: number;
  /** There were samples at full scale within the last second: it is louder than the device can tell. */
  readonly isClipping: boolean;
}

/** From here a sample counts as one at full scale: the largest that 16 bits hold is 0.99997. */
const fullScale = 0.999;

/** How many such samples there must be: a single one is a click. */
const enough = 3;

/** Measures some samples, -1 to 1. */
export function measureSound(samples: Float32Array): Omit<SoundReading, 'isClipping'> & {
  /** Some of these samples are at full scale. */
  readonly isFull: boolean;
} {
  let squares = 0;
  let peak = 0;
  let full = 0;
  for (const sample of samples) {
    const size = Math.abs(sample);
    squares += size * size;
    if (size > peak) peak = size;
    if (size >= fullScale) full += 1;
  }
  const level = samples.length > 0 ? Math.min(1, Math.sqrt(squares / samples.length)) : 0;
  return { level, peak: Math.min(1, peak), isFull: full >= enough };
}
