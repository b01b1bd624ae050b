'use client';
import type { SessionId, UserId } from '@parley/core';
import { selectRaisedHandIds } from '@parley/store';
import { useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { useCallActions } from './use-call-actions.js';
import { useCallSlice, useShallowCallSlice } from './use-call-slice.js';
import { useMessages } from './use-messages.js';
import { useCanReact } from './use-reactions.js';

/** The raised hands of a call. */
export interface RaisedHandsHandle {
  /** The others whose hand is up, who raised it first comes first. */
  readonly raisedIds: readonly UserId[];
  /** Our turn among all who raised theirs, from 1; `null` while ours is down. */
  readonly ownOrder: number | null;
  /** Whether anybody in the call can see a hand: not while nobody there is on Parley. */
  readonly canRaise: boolean;
  /** Raises our hand or lowers it. Nothing happens while nobody can see it. */
  readonly setHandRaised: (isRaised: boolean) => void;
  readonly toggleHand: () => void;
  /** For a toggle, pressed while our hand is up. */
  readonly getHandButtonProps: GetButtonProps;
}

/** Who has raised a hand, and one's own. */
export function useRaisedHands(callId?: SessionId): RaisedHandsHandle {
  const raisedIds = useShallowCallSlice(callId, (call, state) =>
    selectRaisedHandIds(state, call?.id ?? null),
  );
  const own = useOwnHand(callId);
  return useMemo(() => ({ ...own, raisedIds }), [raisedIds, own]);
}

/** Only one's own, for a component that need not render again when others raise theirs. */
export function useOwnHand(callId?: SessionId): Omit<RaisedHandsHandle, 'raisedIds'> {
  const { raiseHand } = useMessages();
  const canRaise = useCanReact(callId);
  const ownOrder = useCallSlice(callId, (call) => call?.handOrder ?? null);
  const { setHandRaised, toggleHand } = useCallActions(callId);
  return useMemo(
    () => ({
      ownOrder,
      canRaise,
      setHandRaised,
      toggleHand,
      getHandButtonProps: buttonPropsGetter(
        { 'aria-label': raiseHand, 'aria-pressed': ownOrder !== null, disabled: !canRaise },
        toggleHand,
      ),
    }),
    [ownOrder, canRaise, setHandRaised, toggleHand, raiseHand],
  );
}
