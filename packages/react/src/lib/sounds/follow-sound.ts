import type { Unsubscribe } from '@parley/core';
import { isUnderWay, selectIncomingCallIds } from '@parley/store';
import type { CallStore, CallStoreState } from '@parley/store';
import { callNews } from '../call-news.js';
import type { CallNews } from '../call-news.js';
import type { StopSound } from './sound-player.js';
import type { SoundName } from './sound-names.js';

/** Below the voices, for somebody who is in a call while another one rings. */
const besideACall = 0.25;

/**
 * Starts one sound when it is due and stops it when it is not, in step with the store.
 *
 * @param start - starts it, at a loudness from 0 to 1
 * @returns stops following, and the sound
 */
export function followSound(
  store: CallStore,
  name: SoundName,
  start: (loudness: number) => StopSound,
): Unsubscribe {
  let loudness = 0;
  let stop: StopSound | null = null;

  const update = (state: CallStoreState, before: CallStoreState): void => {
    if (name !== 'ringtone' && name !== 'ringback') {
      if (isHeardOnce(name, state, before)) {
        stop?.();
        stop = start(1);
      }
      return;
    }
    const due = name === 'ringtone' ? ringing(state) : dialing(state);
    if (due === loudness) return;
    loudness = due;
    stop?.();
    stop = due > 0 ? start(due) : null;
  };

  const state = store.getState();
  update(state, state);
  const unsubscribe = store.subscribe(update);
  return () => {
    unsubscribe();
    stop?.();
  };
}

/** How loud it should ring, 0 when nothing rings aloud. */
function ringing(state: CallStoreState): number {
  const rings = selectIncomingCallIds(state).some((id) => !state.silencedIds.includes(id));
  if (!rings) return 0;
  return Object.values(state.calls).some(isUnderWay) ? besideACall : 1;
}

function dialing({ calls }: CallStoreState): number {
  return Object.values(calls).some((call) => call.state === 'dialing') ? 1 : 0;
}

function isHeardOnce(name: SoundName, { calls }: CallStoreState, before: CallStoreState): boolean {
  if (calls === before.calls) return false;
  return Object.values(calls).some((call) =>
    callNews(before.calls[call.id], call).some((news) => soundOf(news) === name),
  );
}

function soundOf({ step }: CallNews): SoundName | null {
  if (step === 'connected' || step === 'joined') return 'join';
  if (step === 'left') return 'leave';
  return step === 'ended' ? 'end' : null;
}
