'use client';
import type { EffectSnapshot, TrackEffect } from '@parley/core';
import { CallError } from '@parley/core';
import { useMemo } from 'react';
import { useCallClient } from './use-call-client.js';
import { useCallState } from './use-call-slice.js';

/** The effect on one's own camera or microphone, and how to choose another one. */
export interface TrackEffectHandle extends EffectSnapshot {
  /**
   * Uses this effect from now on, in running calls at once; `null`: none. Never rejects: what went wrong is in `error`, and
   * the camera or the microphone goes on as it is.
   */
  readonly select: (effect: TrackEffect | null) => Promise<void>;
}

/** What is done to the picture of one's own camera: those of `@parley/effects`, or one's own. */
export function useBackgroundEffect(): TrackEffectHandle {
  return useTrackEffect('video');
}

/** What is done to the sound of one's own microphone: that of `@parley/effects`, or one's own. */
export function useNoiseSuppression(): TrackEffectHandle {
  return useTrackEffect('audio');
}

function useTrackEffect(kind: 'audio' | 'video'): TrackEffectHandle {
  const { devices } = useCallClient();
  const now = useCallState((state) => state.devices.effects[kind]);
  return useMemo(
    () => ({
      ...now,
      async select(effect) {
        try {
          await devices.setEffect(kind, effect);
        } catch (error) {
          if (!(error instanceof CallError)) throw error;
        }
      },
    }),
    [devices, kind, now],
  );
}
