'use client';
import type { ReactionSnapshot, SessionId } from '@parley/core';
import { useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { ButtonProps, GetButtonProps } from '../lib/button-props.js';
import { useCallActions } from './use-call-actions.js';
import { useCallSlice } from './use-call-slice.js';
import { useCallStore } from './use-call-store.js';

/** Reactions of a call. Those of the others are in `useParticipant(userId).reaction`. */
export interface ReactionsHandle {
  /** The emoji to choose from, as `createCallClient({ reactions })` was told. */
  readonly choices: readonly string[];
  /** Whether anybody in the call can see them: not while nobody there is on Parley. */
  readonly canReact: boolean;
  /** Our own last one, while it is to be seen. */
  readonly own: ReactionSnapshot | null;
  /**
   * Shows one on our tile, for some seconds. Nothing happens while nobody can see it.
   *
   * @throws CallError `invalid-argument` unless it is one of the `choices`
   */
  readonly react: (emoji: string) => void;
  /** For a button that shows this emoji, and has it as its text. */
  readonly getReactionButtonProps: (emoji: string, given?: ButtonProps) => ReturnType<GetButtonProps>;
}

/** What one can react with, and how. */
export function useReactions(callId?: SessionId): ReactionsHandle {
  const { reactions: choices } = useCallStore().client;
  const canReact = useCanReact(callId);
  const own = useCallSlice(callId, (call) => call?.reaction ?? null);
  const { react } = useCallActions(callId);
  return useMemo(
    () => ({
      choices,
      canReact,
      own,
      react,
      getReactionButtonProps: (emoji, given) =>
        buttonPropsGetter({ disabled: !canReact }, () => react(emoji))(given),
    }),
    [choices, canReact, own, react],
  );
}

/** Only whether anybody can see a reaction or a hand. */
export function useCanReact(callId?: SessionId): boolean {
  return useCallSlice(callId, (call) => call?.canReact === true);
}
