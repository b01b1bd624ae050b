'use client';
import { CallError } from '@parley/core';
import type { CallSnapshot, SessionId, UserId } from '@parley/core';
import { isUnderWay } from '@parley/store';
import { useCallback } from 'react';
import { useCallActions } from './use-call-actions.js';
import { useShallowCallSlice } from './use-call-slice.js';

/** Whoever left a call that goes on, or was called to it and never came. */
export interface AbsenteesHandle {
  /** In the order of the invitation. */
  readonly userIds: readonly UserId[];
  /**
   * Calls one of them again.
   *
   * @returns false when others have taken the last places: then the offer stands, for when one is free again. Also when
   * the call has ended meanwhile, and these people with it
   */
  readonly callAgain: (userId: UserId) => boolean;
}

/** Those who are not in the call any more. */
export function useAbsentees(callId?: SessionId): AbsenteesHandle {
  const userIds = useShallowCallSlice(callId, absent);
  const { invite } = useCallActions(callId);
  const callAgain = useCallback(
    (userId: UserId) => {
      try {
        invite(userId);
        return true;
      } catch (error) {
        if (error instanceof CallError) return false;
        throw error;
      }
    },
    [invite],
  );
  return { userIds, callAgain };
}

function absent(call: CallSnapshot | null): readonly UserId[] {
  if (!call || !isUnderWay(call)) return nobody;
  return call.participantIds.filter((id) => call.participants[id]?.state === 'left');
}

const nobody: readonly UserId[] = [];
