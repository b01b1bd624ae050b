import type { Unsubscribe } from '../lib/emitter.js';
import { loadMeters } from './load-meters.js';
import { softLevel } from './soft-level.js';
import type { SoundReading } from './sound-reading.js';

/**
 * Tells how loud a local track is, in a call or outside of one: ten times a second, linear from 0 (silence) to 1 (full
 * scale); rises at once, falls softly. On the scale of `AudioLevels`. A muted track (`enabled` is false) is silent. Where
 * nothing can be measured, it is at 0, as before a page that may not use sound was touched. Reads the track only: it is
 * neither changed nor stopped.
 *
 * @returns ends it; harmless when called twice
 */
export function meterTrack(track: MediaStreamTrack, listener: (reading: SoundReading) => void): Unsubscribe {
  let stop: Unsubscribe | null = null;
  let isOver = false;
  let level = 0;
  const begin = async (): Promise<void> => {
    const { pageMeters } = await loadMeters();
    if (isOver) return;
    stop = pageMeters.add(track, (reading) => {
      level = softLevel(level, reading?.level ?? 0);
      listener({ peak: 0, isClipping: false, ...reading, level });
    });
  };
  // What cannot be fetched is not measured.
  begin().catch(() => undefined);
  return () => {
    isOver = true;
    stop?.();
  };
}
