/** What is left of a level one tick later: full scale is silent after six ticks, an ordinary voice after four. */
const release = 0.4;

/**
 * What to show of a level, ten times a second: it rises at once and falls softly, in steps of 0.01, so that a quiet room
 * (-46 dB and less) is silence.
 *
 * @param left - the share of the level before below which it does not fall
 */
export function softLevel(before: number, level: number, left: number = release): number {
  return Math.round(100 * Math.min(1, Math.max(level, before * left))) / 100;
}
