'use client';
import type { SessionId, UserId } from '@parley/core';
import { selectVolume } from '@parley/store';
import { useMemo, useSyncExternalStore } from 'react';
import type { ChangeEvent, ComponentProps } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { canSetVolume } from '../lib/can-set-volume.js';
import { useCallContext } from '../provider/call-context.js';
import { useCallId, useCallState } from './use-call-slice.js';
import { useDisplayName } from './use-display-name.js';
import { useMessages } from './use-messages.js';

/** What a caller may say of a slider. */
type SliderProps = Omit<ComponentProps<'input'>, 'type' | 'value'>;

/** How loud somebody is, for this person alone. Nobody else is told, and it is forgotten with the call. */
export interface ParticipantVolumeHandle {
  /** 0 to 1, as it was chosen; 1 at first. */
  readonly volume: number;
  /** They are not heard at all. */
  readonly isSilenced: boolean;
  /** False where the browser leaves the volume to the keys of the device, as on iPhones: silencing works there too. */
  readonly canSetVolume: boolean;
  /** Sets it, from 0 to 1; what was silenced is heard again. */
  readonly setVolume: (volume: number) => void;
  readonly setSilenced: (isSilenced: boolean) => void;
  /** For an `<input>`, from 0 to 100. */
  readonly getSliderProps: (given?: SliderProps) => ComponentProps<'input'>;
  /** For a toggle, pressed while they are silenced. */
  readonly getSilenceButtonProps: GetButtonProps;
}

/** Makes somebody softer, or silent, on this side alone. `AudioRenderer` plays them so, and so does a `<video>` with
 * `getVideoProps` of `useCall`. */
export function useParticipantVolume(userId: UserId, callId?: SessionId): ParticipantVolumeHandle {
  const { store } = useCallContext();
  const id = useCallId(callId);
  const chosen = useCallState((state) => selectVolume(state, id, userId));
  const isSettable = useSyncExternalStore(never, canSetVolume, () => true);
  const name = useDisplayName(userId, callId);
  const { volumeOf, muteForMe, locale } = useMessages();

  return useMemo(() => {
    const { actions } = store;
    const { volume, isSilenced } = chosen;
    const setVolume = (next: number): void => {
      if (id !== null) actions.setVolume(id, userId, { volume: next, isSilenced: false });
    };
    const setSilenced = (next: boolean): void => {
      if (id !== null) actions.setVolume(id, userId, { isSilenced: next });
    };
    const value = isSilenced ? 0 : volume;
    const shown = new Intl.NumberFormat(locale, { style: 'percent' }).format(value);
    return {
      volume,
      isSilenced,
      canSetVolume: isSettable,
      setVolume,
      setSilenced,
      getSliderProps: (given) => ({
        'aria-label': volumeOf(name),
        'aria-valuetext': shown,
        min: 0,
        max: 100,
        step: 5,
        ...given,
        type: 'range',
        value: Math.round(value * 100),
        onChange(event: ChangeEvent<HTMLInputElement>) {
          given?.onChange?.(event);
          setVolume(event.target.valueAsNumber / 100);
        },
      }),
      getSilenceButtonProps: buttonPropsGetter(
        { 'aria-label': muteForMe(name), 'aria-pressed': isSilenced },
        () => setSilenced(!isSilenced),
      ),
    };
  }, [store, id, userId, chosen, isSettable, name, volumeOf, muteForMe, locale]);
}

/** It is as the browser is. */
const never = (): (() => void) => () => undefined;
