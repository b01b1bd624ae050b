'use client';
import { meterTrack } from '@parley/core';
import type { RefObject } from 'react';
import { useEffect } from 'react';
import { levelWriter } from '../lib/write-level.js';

/**
 * Writes how loud a local track is to an element, as the custom property `--parley-level` (0 to 1), ten times a second
 * and without rendering anything; in a call or outside of one, and without a provider. `null`: silence. A muted track is
 * silent. The track is neither changed nor stopped.
 */
export function useTrackLevel(ref: RefObject<HTMLElement | null>, track: MediaStreamTrack | null): void {
  useEffect(
    function showTrackLevel() {
      const element = ref.current;
      if (!element) return undefined;
      const write = levelWriter(element);
      write(0);
      return track ? meterTrack(track, ({ level }) => write(level)) : undefined;
    },
    [ref, track],
  );
}
