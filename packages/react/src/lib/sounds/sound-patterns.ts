import type { SoundName } from './sound-names.js';

/** One struck tone. Times in seconds, from the beginning of its pattern. */
export interface Note {
  readonly at: number;
  readonly lasts: number;
  readonly hz: number;
  /** How loud it begins, linear: 0 (silence) to 1 (full scale). */
  readonly level: number;
}

/** A sound as numbers. A loop is silent at its end, so that its seam is not heard. */
export interface SoundPattern {
  readonly notes: readonly Note[];
  /** In seconds; of a loop with the rest that comes before it begins anew. */
  readonly length: number;
  readonly loops: boolean;
}

const strike = (at: number, hz: number, lasts = 0.7, level = 0.28): Note => ({ at, lasts, hz, level });

// Equal temperament on A4 = 440 Hz; all sounds share the chord of A, so that one after the other sounds like one thing.
const a3 = 220;
const e4 = 329.63;
const a4 = 440;
const c5 = 554.37;
const e5 = 659.26;
const a5 = 880;

/** The kit's own sounds. */
export const soundPatterns: Readonly<Record<SoundName, SoundPattern>> = {
  ringtone: {
    notes: [
      strike(0, a4),
      strike(0.16, c5),
      strike(0.32, e5),
      strike(0.48, a5, 1.1),
      strike(0.96, e5),
      strike(1.12, a5, 1.3),
    ],
    length: 3,
    loops: true,
  },
  ringback: {
    notes: [
      strike(0, a3, 1.1, 0.14),
      strike(0, e4, 1.1, 0.14),
      strike(0.4, a3, 1.4, 0.14),
      strike(0.4, e4, 1.4, 0.14),
    ],
    length: 3.6,
    loops: true,
  },
  join: { notes: [strike(0, e5, 0.4, 0.16), strike(0.11, a5, 0.6, 0.16)], length: 0.75, loops: false },
  leave: { notes: [strike(0, a5, 0.4, 0.14), strike(0.11, e5, 0.6, 0.14)], length: 0.75, loops: false },
  end: {
    notes: [strike(0, e5, 0.4, 0.18), strike(0.12, c5, 0.4, 0.18), strike(0.24, a4, 0.8, 0.18)],
    length: 1.05,
    loops: false,
  },
};
