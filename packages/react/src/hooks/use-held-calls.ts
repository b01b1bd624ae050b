'use client';
import type { SessionId } from '@parley/core';
import { selectCurrentCallId, selectHeldCallIds } from '@parley/store';
import { useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { activeCalls, canHoldAll, holdAllBut, holdCall } from '../lib/holding.js';
import { useCallContext } from '../provider/call-context.js';
import { useCallState, useShallowCallState } from './use-call-slice.js';
import { useMessages } from './use-messages.js';

/** The calls that this user holds, and the way from one call to another. */
export interface HeldCallsHandle {
  /** Oldest first. */
  readonly ids: readonly SessionId[];
  /** True while there is a call that is not on hold: to resume another one holds that. */
  readonly isSwap: boolean;
  /** False while one is dialed or has not come about yet, which cannot be held. */
  readonly canResume: boolean;
  /** Holds the current call. Nothing happens while it cannot be held. */
  readonly hold: () => void;
  /** Takes a call back, and holds the one that one is in. Nothing happens while that cannot be held. */
  readonly resume: (id: SessionId) => void;
  /** For a `<button>` that takes back the call of this id. It stays where it is while that is not possible. */
  readonly getResumeProps: (id: SessionId) => GetButtonProps;
}

/** The calls on hold. */
export function useHeldCalls(): HeldCallsHandle {
  const { store } = useCallContext();
  const { resumeCall, swapCalls } = useMessages();
  const ids = useShallowCallState(selectHeldCallIds);
  const isSwap = useCallState((state) => activeCalls(state).length > 0);
  const canResume = useCallState((state) => canHoldAll(activeCalls(state)));

  const actions = useMemo(() => {
    const { setHeld } = store.actions;
    return {
      hold: () => {
        const id = selectCurrentCallId(store.getState());
        if (id !== null) holdCall(store, id);
      },
      resume: (id: SessionId) => {
        if (selectHeldCallIds(store.getState()).includes(id) && holdAllBut(store, id)) setHeld(id, false);
      },
    };
  }, [store]);

  return useMemo(
    () => ({
      ids,
      isSwap,
      canResume,
      ...actions,
      getResumeProps: (id) =>
        buttonPropsGetter(
          { 'aria-label': isSwap ? swapCalls : resumeCall, 'aria-disabled': !canResume || undefined },
          () => actions.resume(id),
        ),
    }),
    [ids, isSwap, canResume, actions, swapCalls, resumeCall],
  );
}
