import { describe, expect, it } from 'vitest';
import { renderPattern } from './render-pattern.js';
import { soundNames } from './sound-names.js';
import { soundPatterns } from './sound-patterns.js';

const rate = 22_050;
const peak = (samples: Float32Array): number =>
  samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

describe.each(soundNames)('the sound "%s"', (name) => {
  const pattern = soundPatterns[name];
  const samples = renderPattern(pattern, rate);

  it('is heard, and never clips', () => {
    expect(peak(samples)).toBeGreaterThan(0.1);
    expect(peak(samples)).toBeLessThan(0.9);
  });

  it('begins and ends in silence, so that nothing clicks, nor does the seam of a loop', () => {
    expect(Math.abs(samples[0] ?? 1)).toBe(0);
    expect(peak(samples.slice(-Math.round(rate / 100)))).toBeLessThan(0.001);
  });

  it('has every note in it to its end', () => {
    for (const { at, lasts } of pattern.notes) expect(at + lasts).toBeLessThanOrEqual(pattern.length);
  });
});

describe('the sounds', () => {
  it('of ringing go on and rest between, those of moments are over at once', () => {
    const loops = soundNames.filter((name) => soundPatterns[name].loops);
    expect(loops).toEqual(['ringtone', 'ringback']);
    for (const name of soundNames) {
      const { notes, length } = soundPatterns[name];
      const rest = length - Math.max(...notes.map(({ at, lasts }) => at + lasts));
      if (loops.includes(name)) expect(rest).toBeGreaterThan(0.5);
      else expect(length).toBeLessThan(1.2);
    }
  });

  it('follow the pattern: the tone, its loudness and its moment', () => {
    const one = { notes: [{ at: 0.5, lasts: 0.4, hz: 440, level: 0.5 }], length: 1, loops: false };
    const tone = renderPattern(one, rate);
    expect(tone).toHaveLength(rate);
    expect(peak(tone.slice(0, rate / 2))).toBe(0);
    expect(peak(tone)).toBeGreaterThan(0.4);
    expect(peak(tone)).toBeLessThan(0.6);
    // 440 Hz goes up through zero 440 times a second; looked at where the overtone has died away.
    const part = tone.slice(Math.round(0.6 * rate), Math.round(0.7 * rate));
    let ups = 0;
    for (let index = 1; index < part.length; index += 1) {
      if ((part[index - 1] ?? 0) < 0 && (part[index] ?? 0) >= 0) ups += 1;
    }
    expect(ups).toBeGreaterThanOrEqual(43);
    expect(ups).toBeLessThanOrEqual(45);
  });
});
