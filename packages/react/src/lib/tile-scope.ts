'use client';
import type { SessionId, UserId } from '@parley/core';
import type { TileSource } from '@parley/store';
import { createContext, useContext } from 'react';
import type { Context } from 'react';

/** Whose tile it is. */
export interface TileScope {
  readonly userId: UserId;
  readonly source: TileSource;
  readonly callId: SessionId | undefined;
}

/** What every part of a tile may be told; inside a tile it needs to be told nothing. */
export interface TilePartProps {
  /** Default: whose tile it is in. */
  readonly userId?: UserId | undefined;
  /** Default: that of the tile, else the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

export const TileContext: Context<TileScope | null> = createContext<TileScope | null>(null);

/** @throws Error for a part that is neither in a tile nor told whose it is */
export function useTileScope({ userId, callId }: TilePartProps): TileScope {
  const scope = useContext(TileContext);
  const id = userId ?? scope?.userId;
  if (id === undefined)
    throw new Error('Put this component inside a <ParticipantTile>, or give it a `userId`.');
  return { userId: id, source: scope?.source ?? 'camera', callId: callId ?? scope?.callId };
}
