'use client';
import type { CallType, SessionId, UserId } from '@parley/core';
import { useMemo } from 'react';
import type { GetButtonProps } from '../lib/button-props.js';
import { useCallActions } from './use-call-actions.js';
import { useShallowCallSlice } from './use-call-slice.js';
import { useDisplayNames } from './use-display-name.js';
import { useHangUp } from './use-hang-up.js';
import { useMessages } from './use-messages.js';

/** A call that goes out, until somebody is there. */
export interface OutgoingCallHandle {
  /** `null` when none goes out: then everything else says nothing, too. */
  readonly id: SessionId | null;
  /** `dialing` until somebody answers, `connecting` until they are there, `ended` when that came to nothing. */
  readonly state: 'dialing' | 'connecting' | 'ended' | null;
  readonly callType: CallType | null;
  /** Whom it is for, and their names. */
  readonly participantIds: readonly UserId[];
  readonly names: readonly string[];
  /** Somebody's device is known to ring: only a Parley client says so, not a QuickBlox one. */
  readonly isRinging: boolean;
  /** Where it stands in words: "Calling…", "Ringing…", "Connecting…". */
  readonly label: string;
  /** Takes it back. */
  readonly cancel: () => void;
  /** For a `<button>` that takes it back. */
  readonly getCancelProps: GetButtonProps;
}

const none = { id: null, state: null, callType: null, participantIds: [], isRinging: false } as const;

/** A call that this user began: that of the component around, else the current one, unless an id says otherwise. */
export function useOutgoingCall(callId?: SessionId): OutgoingCallHandle {
  const facts = useShallowCallSlice<Pick<OutgoingCallHandle, keyof typeof none>>(callId, (call) => {
    if (call?.direction !== 'outgoing' || call.connectedAt !== null) return none;
    const { id, callType, participantIds, participants } = call;
    const state = call.state === 'dialing' || call.state === 'ended' ? call.state : 'connecting';
    const isRinging = state === 'dialing' && participantIds.some((userId) => participants[userId]?.isRinging);
    return { id, state, callType, participantIds, isRinging };
  });
  const names = useDisplayNames(facts.participantIds, callId);
  const { calling, ringing, connecting } = useMessages();
  const { hangUp } = useCallActions(callId);
  const { getButtonProps } = useHangUp(callId);
  return useMemo(() => {
    const words = { dialing: facts.isRinging ? ringing : calling, connecting, ended: '' };
    return {
      ...facts,
      names,
      label: facts.state === null ? '' : words[facts.state],
      cancel: () => hangUp(),
      getCancelProps: getButtonProps,
    };
  }, [facts, names, calling, ringing, connecting, hangUp, getButtonProps]);
}
