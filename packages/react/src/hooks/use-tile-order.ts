'use client';
import type { CallSnapshot, SessionId, UserId } from '@parley/core';
import { useCallback, useRef, useState } from 'react';
import { useCallFollower } from './use-call-slice.js';
import { noOrder, orderTiles, tileKey } from '../lib/tile-order.js';
import type { TileKey } from '../lib/tile-order.js';

/**
 * The order of the tiles of several pages. Who talks renders nothing, unless they change places with somebody.
 *
 * @param tiles - all, in their natural order
 * @param size - how many fit on one page
 */
export function useTileOrder(
  callId: SessionId | undefined,
  tiles: readonly TileKey[],
  size: number,
): readonly TileKey[] {
  const [kept, setKept] = useState(() => orderTiles(noOrder, tiles, null, size));
  const recent = useRef(noOrder.recent);
  const order = orderTiles(kept, tiles, null, size);
  if (order !== kept) setKept(order);

  const watchSpeaker = useCallback(() => {
    let before: UserId | null = null;
    return {
      follow(call: CallSnapshot | null) {
        const speakerId = call?.activeSpeakerId ?? null;
        if (speakerId === before) return;
        before = speakerId;
        const speaker = speakerId === null ? null : tileKey(speakerId, 'camera');
        const next = orderTiles({ keys: order.keys, recent: recent.current }, order.keys, speaker, size);
        recent.current = next.recent;
        if (next.keys.some((key, place) => key !== order.keys[place])) setKept(next);
      },
    };
  }, [order, size]);
  useCallFollower(callId, watchSpeaker);
  return order.keys;
}
