import type { SoundPattern } from './sound-patterns.js';

/** How fast a tone comes, in seconds: at once to the ear, and without a click. */
const attack = 0.008;

/**
 * Works out the samples of a pattern, from -1 to 1. Each tone is a sine with a little of its fourth harmonic, which
 * dies away first, as of a struck bar of wood.
 *
 * @param rate - samples per second
 */
export function renderPattern({ notes, length }: SoundPattern, rate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(length * rate));
  for (const { at, lasts, hz, level } of notes) {
    const first = Math.round(at * rate);
    const count = Math.min(Math.round(lasts * rate), samples.length - first);
    for (let index = 0; index < count; index += 1) {
      const time = index / rate;
      const rest = 1 - index / count;
      const loudness = level * Math.min(1, time / attack) * rest ** 3;
      const phase = 2 * Math.PI * hz * time;
      const tone = Math.sin(phase) + 0.2 * rest ** 8 * Math.sin(4 * phase);
      samples[first + index] = (samples[first + index] ?? 0) + loudness * tone;
    }
  }
  return samples;
}
