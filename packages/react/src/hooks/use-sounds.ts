'use client';
import type { CallStoreState } from '@parley/store';
import { useContext, useEffect, useRef } from 'react';
import { withPart } from '../lib/later.js';
import { soundNames } from '../lib/sounds/sound-names.js';
import type { SoundName } from '../lib/sounds/sound-names.js';
import { soundParts } from '../lib/sounds/sound-parts.js';
import type { Sounds } from '../lib/sounds/start-sound.js';
import { takeTurn } from '../lib/turns.js';
import { SoundsContext, useCallContext } from '../provider/call-context.js';

/** Which sounds are played, and how. */
export interface SoundsOptions {
  /** Replaces sounds of the kit or of `CallProvider`, one by one; `false`: none is played. */
  readonly sounds?: Sounds | false | undefined;
  /** From 0 to 1. Default 1. */
  readonly volume?: number | undefined;
  /** Which of them to play: all unless told otherwise. Keep the array stable. */
  readonly only?: readonly SoundName[] | undefined;
}

/**
 * Plays the sounds of all calls while it is mounted, and renders nothing for it. A loop stops with the very change of
 * state that ends it. Each sound is played once however often this is mounted: whoever came first plays it. Of several tabs
 * of one browser in which somebody is signed in one rings, and whichever silences a call silences it in all.
 */
export function useSounds({ sounds, volume = 1, only }: SoundsOptions = {}): void {
  const { store } = useCallContext();
  const around = useContext(SoundsContext);
  const chosen = sounds === undefined || sounds === false ? (sounds ?? around) : { ...around, ...sounds };
  const isOn = chosen !== false;
  const latest = useRef({ chosen, volume });

  useEffect(function keepLatest() {
    latest.current = { chosen, volume };
  });

  useEffect(
    function playSounds() {
      if (!isOn) return undefined;
      return withPart(soundParts, (parts) => {
        const { followSound, holdSounds, ringInOneTab, setSoundSpeaker, startSound } = parts;
        const speak = ({ devices }: CallStoreState): void => setSoundSpeaker(devices.selected.speaker);
        speak(store.getState());
        const tasks = (only ?? soundNames).map((name) => {
          const follow = (): (() => void) =>
            followSound(store, name, (loudness) => {
              const { chosen: given, volume: loudest } = latest.current;
              return startSound(name, given && given[name], loudest * loudness);
            });
          return takeTurn(store, name, name === 'ringtone' ? () => ringInOneTab(store, follow) : follow);
        });
        tasks.push(store.subscribe(speak), holdSounds());
        return () => {
          for (const undo of tasks) undo();
        };
      });
    },
    [store, isOn, only],
  );
}
