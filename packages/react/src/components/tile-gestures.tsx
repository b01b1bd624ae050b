'use client';
import type { ReactElement } from 'react';
import { useLater } from '../hooks/use-later.js';
import { useTileGesture } from '../hooks/use-tile-gesture.js';
import { useTileScope } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';
import { gestureParts } from './gesture-parts.js';

/** What somebody tells without a word, on their tile: the hand and the reaction, fetched when there first is one. */
export function TileGestures(props: TilePartProps): ReactElement | null {
  const { userId, callId } = useTileScope(props);
  const isAny = useTileGesture(
    userId,
    callId,
    (source) => source.handOrder !== null || source.reaction !== null,
  );
  return isAny ? <Shown userId={userId} callId={callId} /> : null;
}

function Shown(props: TilePartProps): ReactElement | null {
  const parts = useLater(gestureParts);
  if (!parts) return null;
  return (
    <>
      <parts.HandIndicator {...props} />
      <parts.FloatingReaction {...props} />
    </>
  );
}
