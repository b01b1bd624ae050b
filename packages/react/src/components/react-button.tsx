'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useMessages } from '../hooks/use-messages.js';
import { useCanReact } from '../hooks/use-reactions.js';
import { HandIcon, ReactionIcon } from '../icons/icons.js';
import { present } from '../lib/presence.js';
import { PopoverButton } from './popover-button.js';
import type { MenuProps } from './popover-button.js';

/** What `ReactButton` is given; everything else goes to its `<button>`. */
export interface ReactButtonProps extends MenuProps {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

/**
 * Opens a choice of reactions, and the hand. `children` replace the icon and the label. Not shown while nobody in the call
 * can see either, as in one with QuickBlox clients alone.
 *
 * Attributes: `data-open`, `data-raised` while one's own hand is up.
 */
export function ReactButton({ callId, ...props }: ReactButtonProps): ReactElement | null {
  const { reactions } = useMessages();
  const canReact = useCanReact(callId);
  const isRaised = useCallSlice(callId, (call) => call !== null && call.handOrder !== null);
  if (!canReact) return null;
  return (
    <PopoverButton
      {...props}
      data-raised={present(isRaised)}
      label={reactions}
      icon={isRaised ? <HandIcon /> : <ReactionIcon />}
      renderContents={({ ReactionChoices }) => <ReactionChoices callId={callId} />}
    />
  );
}
