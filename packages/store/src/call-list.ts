import type { CallSnapshot, SessionId } from '@parley/core';
import type { CallStoreState } from './call-store-state.js';

/** The part of the state that a change of a call touches. */
export type CallList = Pick<CallStoreState, 'calls' | 'callIds' | 'silencedIds'>;

/** Adds a call, or replaces its snapshot; a call that is new sends away those that have ended. */
export function putCall<State extends CallList>(state: State, call: CallSnapshot): State {
  const known = state.calls[call.id];
  if (known === call) return state;
  const callIds = known ? state.callIds : [...state.callIds, call.id];
  const next = { ...state, callIds, calls: { ...state.calls, [call.id]: call } };
  // One that another call took the place of is nothing to show: that one goes on.
  if (call.endReason === 'merged') return removeCalls(next, (id) => id !== call.id);
  const keep = known ? lastEnded(next) : null;
  return removeCalls(next, (id) => next.calls[id]?.state !== 'ended' || id === keep || id === call.id);
}

/** Forgets a call that has ended; a live one stays. */
export function dismissCall<State extends CallList>(state: State, id: SessionId): State {
  return state.calls[id]?.state === 'ended' ? removeCalls(state, (other) => other !== id) : state;
}

/** Marks a ringing call as silenced. */
export function silenceCall<State extends CallList>(state: State, id: SessionId): State {
  if (state.calls[id]?.state !== 'ringing' || state.silencedIds.includes(id)) return state;
  return { ...state, silencedIds: [...state.silencedIds, id] };
}

function lastEnded(state: CallList): SessionId | null {
  let last: CallSnapshot | null = null;
  for (const id of state.callIds) {
    const call = state.calls[id];
    if (call?.state !== 'ended') continue;
    if (last === null || (call.endedAt ?? 0) >= (last.endedAt ?? 0)) last = call;
  }
  return last?.id ?? null;
}

function removeCalls<State extends CallList>(state: State, stays: (id: SessionId) => boolean): State {
  const callIds = state.callIds.filter(stays);
  // Only a ringing call can be silenced: the mark goes when it is answered or over.
  const silencedIds = state.silencedIds.filter((id) => stays(id) && state.calls[id]?.state === 'ringing');
  const sameCalls = callIds.length === state.callIds.length;
  return {
    ...state,
    callIds: sameCalls ? state.callIds : callIds,
    calls: sameCalls
      ? state.calls
      : Object.fromEntries(Object.entries(state.calls).filter(([id]) => stays(id))),
    silencedIds: silencedIds.length === state.silencedIds.length ? state.silencedIds : silencedIds,
  };
}
