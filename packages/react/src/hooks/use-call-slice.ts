'use client';
import type { CallSnapshot, SessionId } from '@parley/core';
import { selectCall, selectCurrentCallId } from '@parley/store';
import type { CallStoreState } from '@parley/store';
import { useContext, useEffect } from 'react';
import { useShallowSlice, useSlice } from '../lib/use-slice.js';
import { CallScopeContext, useCallContext } from '../provider/call-context.js';

/** Reads one slice of the provider's store. */
export function useCallState<Slice>(selector: (state: CallStoreState) => Slice): Slice {
  return useSlice(useCallContext().store, selector);
}

/** Reads a slice that is a new object or array each time. */
export function useShallowCallState<Slice>(selector: (state: CallStoreState) => Slice): Slice {
  return useShallowSlice(useCallContext().store, selector);
}

/** The call that is meant: the one asked for, else that of the component around, else the current one. */
export function useCallId(id: SessionId | undefined): SessionId | null {
  const scope = useContext(CallScopeContext);
  const current = useCallState(selectCurrentCallId);
  return id ?? scope ?? current;
}

/** Reads one slice of the call that is meant, `null` when there is none. One subscription: no other part counts. */
export function useCallSlice<Slice>(
  id: SessionId | undefined,
  selector: (call: CallSnapshot | null, state: CallStoreState) => Slice,
): Slice {
  const wanted = useWantedId(id);
  return useCallState((state) => selector(selectMeant(state, wanted), state));
}

/** Reads a slice of the call that is meant that is a new object or array each time. */
export function useShallowCallSlice<Slice>(
  id: SessionId | undefined,
  selector: (call: CallSnapshot | null, state: CallStoreState) => Slice,
): Slice {
  const wanted = useWantedId(id);
  return useShallowCallState((state) => selector(selectMeant(state, wanted), state));
}

/** Goes along with a call outside React. */
export interface CallFollower {
  /** Takes the call that is meant as it is, at first and after each change of the store: make it cheap. */
  follow(call: CallSnapshot | null, state: CallStoreState): void;
  close?(): void;
}

/**
 * Lets somebody go along with the call that is meant, while the component is there; renders nothing.
 *
 * @param begin - makes them, `null`: nobody. Keep it stable.
 */
export function useCallFollower(id: SessionId | undefined, begin: () => CallFollower | null): void {
  const { store } = useCallContext();
  const wanted = useWantedId(id);
  useEffect(
    function goAlong() {
      const follower = begin();
      if (!follower) return undefined;
      const tell = (state: CallStoreState): void => follower.follow(selectMeant(state, wanted), state);
      tell(store.getState());
      const stop = store.subscribe(tell);
      return () => {
        stop();
        follower.close?.();
      };
    },
    [store, wanted, begin],
  );
}

function useWantedId(id: SessionId | undefined): SessionId | null {
  const scope = useContext(CallScopeContext);
  return id ?? scope;
}

function selectMeant(state: CallStoreState, wanted: SessionId | null): CallSnapshot | null {
  return selectCall(state, wanted ?? selectCurrentCallId(state));
}
