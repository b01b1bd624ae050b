import { Emitter } from '@parley/core';
import type { CallStats, ConnectionStats, UserId } from '@parley/core';

/** Figures that are told as they are made up. */
export interface StillStats extends CallStats {
  readonly tell: (userId: UserId, stats: ConnectionStats) => void;
}

const none: readonly ConnectionStats[] = [];

export function createStillStats(): StillStats {
  const events = new Emitter<Record<UserId, [stats: ConnectionStats]>>();
  const histories = new Map<UserId, readonly ConnectionStats[]>();
  const history = (userId: UserId): readonly ConnectionStats[] => histories.get(userId) ?? none;
  return {
    get: (userId) => history(userId).at(-1) ?? null,
    history,
    on: (userId, listener) => events.on(userId, listener),
    tell(userId, stats) {
      histories.set(userId, [...history(userId), stats]);
      events.emit(userId, stats);
    },
  };
}
