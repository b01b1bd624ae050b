'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { useOwnHand } from '../hooks/use-raised-hands.js';
import { useReactions } from '../hooks/use-reactions.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { HandIcon } from '../icons/icons.js';
import { present } from '../lib/presence.js';

/** The emoji, and below them the hand. */
export function ReactionChoices({ callId }: { readonly callId: SessionId | undefined }): ReactElement | null {
  const { reactions, raiseHand } = useMessages();
  const { choices, canReact, getReactionButtonProps } = useReactions(callId);
  const { ownOrder, getHandButtonProps } = useOwnHand(callId);
  const tooltip = useTooltip(raiseHand, 'hand');
  const isRaised = ownOrder !== null;
  if (!canReact) return null;
  return (
    <>
      <div role="group" aria-label={reactions} className="parley-emoji-choices">
        {choices.map((emoji) => (
          <button
            key={emoji}
            {...getReactionButtonProps(emoji)}
            type="button"
            className="parley-emoji-choice"
          >
            {emoji}
          </button>
        ))}
      </div>
      <button
        {...tooltip}
        {...getHandButtonProps({ 'aria-label': undefined, className: 'parley-control' })}
        type="button"
        data-raised={present(isRaised)}
      >
        <HandIcon />
        <span className="parley-control-label">{raiseHand}</span>
      </button>
    </>
  );
}
