'use client';
import type { SessionId, UserId } from '@parley/core';
import { isSourceOn, selectLayout, selectStage } from '@parley/store';
import type { CallLayout, StageSnapshot, TileSource } from '@parley/store';
import { useCallSlice, useShallowCallSlice } from './use-call-slice.js';

const equal: StageSnapshot = { arrangement: 'grid', stageId: null, stageSource: 'camera' };

/**
 * Who is on the stage of a call.
 *
 * @param layout - default: the one that was chosen for the call; `grid`: nobody, whoever is pinned
 */
export function useStage(callId?: SessionId, layout?: CallLayout): StageSnapshot {
  return useShallowCallSlice(callId, (call, state) =>
    layout === 'grid' ? equal : selectStage(state, call?.id ?? null, layout),
  );
}

/** Only how the pictures are arranged. */
export function useArrangement(callId?: SessionId): StageSnapshot['arrangement'] {
  return useCallSlice(callId, (call, state) => selectStage(state, call?.id ?? null).arrangement);
}

/** True while somebody's picture is kept on the stage. */
export function useIsPinned(userId: UserId, source: TileSource, callId?: SessionId): boolean {
  return useCallSlice(callId, (call, state) => {
    const { pinned } = selectLayout(state, call?.id ?? null);
    return pinned?.userId === userId && pinned.source === source;
  });
}

/**
 * True while somebody is muted.
 *
 * @param userId - `null`: oneself, as is one's own id
 */
export function useIsMuted(userId: UserId | null, callId?: SessionId): boolean {
  return useCallSlice(callId, (call, { connection }) => {
    if (userId === null || userId === connection.userId)
      return call !== null && !isSourceOn(call.local.audio);
    return call?.participants[userId]?.audioEnabled === false;
  });
}
