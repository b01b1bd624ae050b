'use client';
import { CallError } from '@parley/core';
import type { SessionId, UserId } from '@parley/core';
import { selectCall } from '@parley/store';
import { useMemo, useSyncExternalStore } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import type { RecordingFile } from '../lib/recording/recording-file.js';
import { recordingDeskOf } from '../lib/recording/recording-desk.js';
import type { RecordingOptions, RecordingStatus } from '../lib/recording/recording-desk.js';
import { chooseFormat } from '../lib/recording/recording-format.js';
import { useCallContext } from '../provider/call-context.js';
import { useCallId, useCallSlice } from './use-call-slice.js';
import { factsOf } from './use-display-name.js';
import { useMessages } from './use-messages.js';

/** A recording of a call on this machine, and what can be done with it. */
export interface RecordingHandle extends RecordingStatus {
  /** False where the browser cannot record, and on a server. */
  readonly isSupported: boolean;
  /** It can record, the call is connected, and no other call is recorded. */
  readonly isAvailable: boolean;
  /** Asked for, or under way. */
  readonly isOn: boolean;
  /** How much is recorded, in ms, without the pauses. It renders nothing: ask each second. */
  readonly elapsed: () => number;
  /** Asks the others, and begins once it may. Never rejects: what went wrong is in `problem`. */
  readonly start: (options?: RecordingOptions) => Promise<void>;
  /** Says that those in `untold` were told by other means. */
  readonly confirmTold: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends it. Never rejects. The file is also in `file`, and given to `onFile`. */
  readonly stop: () => Promise<RecordingFile | null>;
  /** Forgets what went wrong. */
  readonly dismiss: () => void;
  /** For a toggle that starts, with the options of the hook, and stops: `aria-pressed`, a name that never changes. */
  readonly getButtonProps: GetButtonProps;
}

/**
 * Records a call on this machine: everybody's picture with their name, and all sound, one's own too. Never silently:
 * the others are asked, or told at the least, before anything is recorded, and told when it is over. It goes on without
 * the component that started it, ends with the call, and when everybody declines.
 *
 * @param options - for `getButtonProps`, and the defaults of `start`
 */
export function useRecording(options?: RecordingOptions, callId?: SessionId): RecordingHandle {
  const { store, getDisplayName } = useCallContext();
  const { record } = useMessages();
  const id = useCallId(callId);
  const desk = recordingDeskOf(store);
  const status = useSyncExternalStore(
    desk.subscribe,
    () => desk.snapshot,
    () => desk.snapshot,
  );
  const isSupported = useSyncExternalStore(never, canRecord, () => false);
  const isConnected = useCallSlice(
    callId,
    (call) => call?.state === 'connected' || call?.state === 'reconnecting',
  );

  return useMemo(() => {
    const isOn = status.status !== 'idle';
    const isAvailable = isSupported && isConnected && (!isOn || status.callId === id);
    const nameOf = (userId: UserId): string => {
      const state = store.getState();
      return getDisplayName(factsOf(userId, selectCall(state, id), state));
    };
    const start: RecordingHandle['start'] = async (given) => {
      if (id !== null) await desk.start(id, nameOf, { ...options, ...given });
    };
    const press = (): unknown => (isOn ? desk.stop() : start());
    const aria = { 'aria-label': record, 'aria-pressed': isOn, disabled: !isAvailable } as const;
    return {
      ...status,
      isSupported,
      isAvailable,
      isOn,
      elapsed: desk.elapsed,
      start,
      confirmTold: desk.confirmTold,
      pause: desk.pause,
      resume: desk.resume,
      stop: desk.stop,
      dismiss: desk.dismiss,
      getButtonProps: buttonPropsGetter(aria, press),
    };
  }, [status, isSupported, isConnected, id, store, getDisplayName, desk, options, record]);
}

function canRecord(): boolean {
  return chooseFormat() !== null;
}

function never(): () => void {
  return () => undefined;
}

/** Why nothing was recorded, in words. */
export function useRecordingProblem(problem: RecordingStatus['problem']): string | null {
  const { recordingDeclined, recordingFailed } = useMessages();
  if (problem === 'declined') return recordingDeclined;
  return problem instanceof CallError ? recordingFailed : null;
}
