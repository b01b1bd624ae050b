'use client';
import type { CallSnapshot, SessionId } from '@parley/core';
import { presentIds } from '@parley/store';
import { tileKey } from '../lib/tile-order.js';
import type { TileKey } from '../lib/tile-order.js';
import { useShallowCallSlice } from './use-call-slice.js';

/** Every picture of the remote people of a call: the shared screens, newest first, then the people in the order of the invitation. */
export function useTiles(callId?: SessionId): readonly TileKey[] {
  return useShallowCallSlice(callId, tilesOf);
}

function tilesOf(call: CallSnapshot | null): readonly TileKey[] {
  if (!call) return [];
  const userIds = presentIds(call);
  const sharing = call.screenSharerIds.filter((userId) => userIds.includes(userId));
  return [
    ...sharing.map((userId) => tileKey(userId, 'screen')),
    ...userIds.map((userId) => tileKey(userId, 'camera')),
  ];
}
